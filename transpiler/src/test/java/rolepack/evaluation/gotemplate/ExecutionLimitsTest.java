package rolepack.evaluation.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import rolepack.frontend.gotemplate.GoTemplateParser;
import rolepack.frontend.gotemplate.ParseOutcome;

/// Templates are untrusted: each ends, in time and memory that are bounded, with an error.
class ExecutionLimitsTest {
  @Test
  void templatesThatInvokeThemselvesEnd() {
    String body = "{{ define \"d\" }}{{ if true }}{{ template \"d\" . }}{{ end }}{{ end }}";
    assertThat(render(body + "{{ template \"d\" }}"))
        .isEqualTo(
            "template: t:1:41: executing \"d\" at <{{template \"d\" .}}>: exceeded maximum template"
                + " depth (100000)");
  }

  @Test
  void deepInvocationsAreFine() {
    String countdown =
        "{{ define \"d\" }}{{ if . }}{{ template \"d\" (slice . 1) }}.{{ end }}{{ end }}";
    assertThat(render(countdown + "{{ template \"d\" \"" + "x".repeat(5000) + "\" }}"))
        .hasSize(5000);
  }

  @Test
  void nestedBlocksAndParenthesesEnd() {
    assertThat(render("{{ if true }}".repeat(200) + "x" + "{{ end }}".repeat(200))).isEqualTo("x");
    assertThat(render("{{ if true }}".repeat(100_000)))
        .isEqualTo("template: t:1: too many blocks inside each other");
    assertThat(render("{{ " + "(".repeat(150) + "1" + ")".repeat(150) + " }}")).isEqualTo("1");
    assertThat(render("{{ " + "(".repeat(100_000)))
        .isEqualTo("template: t:1: too many parentheses inside each other");
    String deepest = "(".repeat(200) + "1" + ")".repeat(200);
    assertThat(render(("{{ if " + deepest + " }}").repeat(240) + "x" + "{{ end }}".repeat(240)))
        .isEqualTo("x");
    String chain = "{{ if false }}" + "{{ else if false }}".repeat(20_000);
    assertThat(render(chain + "{{ else }}x{{ end }}")).isEqualTo("x");
  }

  @Test
  void loopsInLoopsEnd() {
    String loops = "{{ range $.l }}".repeat(30) + "{{ end }}".repeat(30);
    assertThat(render(loops)).isEqualTo("template: t: the template does not come to an end");
    String text = "{{ range $.l }}".repeat(15) + "x".repeat(100) + "{{ end }}".repeat(15);
    assertThat(render(text)).isEqualTo("template: t: the template prints too much");
    String doubled = "{{ $x := \"x\" }}" + "{{ $x = print $x $x }}".repeat(40);
    assertThat(render(doubled)).contains("makes too long a text");
    assertThat(render("{{ printf \"%1000000d%1000000d\" 1 2 }}")).hasSize(2_000_000);
    assertThat(render("{{ printf `" + "%1000000d".repeat(200) + "`" + " 1".repeat(200) + " }}"))
        .contains("too long a text");
    String declarations = "{{ $x := 1 }}".repeat(50_000);
    assertThat(render(declarations + "{{ range $.l }}{{ $ }}{{ end }}")).startsWith("map[");
    assertThat(render(declarations + "{{ $y := $ }}".repeat(50_000))).contains("come to an end");
  }

  private static String render(String text) {
    return switch (GoTemplateParser.parse(text, "t")) {
      case ParseOutcome.Rejected rejected -> rejected.message();
      case ParseOutcome.Parsed(var tree) -> {
        try {
          yield new GoExecutor(tree, "t", _ -> Optional.empty(), MissingKey.DEFAULT)
              .execute(GoSamples.DATA);
        } catch (GoTemplateError error) {
          yield error.getMessage();
        }
      }
    };
  }
}
