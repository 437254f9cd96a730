package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;

/// Holds that no template, however deep, long or broken, costs the stack or more than linear time.
@Timeout(60)
class TemplateBoundsTest {
  private static final int LARGE = 10 << 20;

  /// Large enough for quadratic time to show.
  private static final int LONG = 1 << 18;

  private static Optional<Template> parse(String text, Diagnostics diagnostics) {
    return TemplateParser.parseFile(new SourceFile("t.j2", text), diagnostics);
  }

  private static void rejected(String text, DiagnosticKind kind) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(parse(text, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted()).extracting(Diagnostic::kind).containsExactly(kind);
  }

  private static Template accepted(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Template> template = parse(text, diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return template.orElseThrow();
  }

  private static String nested(String open, String inside, String close, int times) {
    return open.repeat(times) + inside + close.repeat(times);
  }

  @Test
  void deepBracketsAreRejected() {
    rejected("{{ " + nested("(", "a", ")", 10_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ " + nested("[", "a", "]", 10_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ " + nested("{a: ", "a", "}", 10_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ " + nested("f(", "a", ")", 10_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ " + "(".repeat(LARGE), DiagnosticKind.TOO_DEEP);
  }

  @Test
  void deepTagsAreRejected() {
    rejected(nested("{% if a %}", "b", "{% endif %}", 2_000), DiagnosticKind.TOO_DEEP);
    rejected(nested("{% for a in b %}", "c", "{% endfor %}", 2_000), DiagnosticKind.TOO_DEEP);
    rejected(nested("{% set a %}", "c", "{% endset %}", 2_000), DiagnosticKind.TOO_DEEP);
    rejected("{% if a %}{% else %}".repeat(20_000), DiagnosticKind.TOO_DEEP);
  }

  @Test
  void deepTreesAreRejected() {
    rejected("{{ a" + " + a".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ a" + " and a".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ a" + "|b".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ a" + ".b".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ a" + "[0]".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ a" + "()".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ " + "-".repeat(100_000) + "a }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ " + "not ".repeat(100_000) + "a }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ a" + " if b else c".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
    rejected("{{ a" + " if b".repeat(100_000) + " }}", DiagnosticKind.TOO_DEEP);
  }

  @Test
  void longIsNotDeep() {
    accepted("{{ a" + " ~ a".repeat(100_000) + " }}");
    accepted("{{ a" + " < a".repeat(100_000) + " }}");
    accepted("{{ [" + "a, ".repeat(100_000) + "] }}");
    accepted("{{ {" + "a: b, ".repeat(100_000) + "} }}");
    accepted("{{ f(" + "a, ".repeat(100_000) + ") }}");
    accepted("{{ " + "'a' ".repeat(100_000) + " }}");
    accepted("{% if a %}" + "{% elif b %}".repeat(20_000) + "{% endif %}");
    accepted("{% if a %}b{% endif %}".repeat(20_000));
    accepted("{% set a = b %}".repeat(20_000));
  }

  @Test
  void theDeepestTreesFitASmallStack() throws InterruptedException {
    String brackets = nested("(a, [", "{a: -b}", "])", 120);
    String chain = "a" + " + a".repeat(480);
    String text =
        nested("{% if a %}{% for b in c %}", "{{ d }}", "{% endfor %}{% endif %}", 120)
            + "{{ %s }}{{ %s }}{{ not %s }}".formatted(brackets, chain, chain);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> {
              Template template = accepted(text);
              FreeVariables.of(template);
              accepted(TemplatePrinter.print(template));
            },
            "small",
            512 << 10);
    small.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
    small.start();
    small.join();
    assertThat(failure.get()).isNull();
  }

  @Test
  void largeTemplatesTakeLinearTime() {
    accepted("text and { braces }\n".repeat(LARGE / 20));
    accepted("a {{ b.c }} {# d #}\n".repeat(LONG / 20));
    accepted("{% if a %}\nb\n{% endif %}\n".repeat(LONG / 26));
    accepted("{ ".repeat(LONG));
    accepted("{# " + "a".repeat(LARGE) + " #}");
    accepted("{% raw %}" + "{%".repeat(LARGE / 2) + "{% endraw %}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "'\\",
        "{# ",
        "{% raw %}",
        "{% raw",
        "{{ ' ",
        "{{ '\\' ",
        "{%",
        "{{",
        "{{ a ",
        "-%} ",
        "{% if",
        "(",
        ")",
        "{{ a }",
        "{{ \\",
        " ",
        "\r",
        "{{ a | ",
        "é",
        "\uD800",
        "{%- "
      })
  void largeNonsenseTakesLinearTime(String part) {
    parse(part.repeat(LONG / part.length()), new Diagnostics());
    parse("{{ " + part.repeat(LONG / part.length()), new Diagnostics());
    parse("#jinja2: block_start_string:'['\n" + part.repeat(100_000), new Diagnostics());
  }
}
