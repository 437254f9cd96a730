package rolepack.ir.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoTemplatePrinterTest {
  private static final GoExpr KEY = GoExpr.call("key", GoExpr.text("a"));

  @Test
  void blockTagsGetLinesOfTheirOwn() {
    GoTemplate template =
        new GoTemplate(
            List.of(
                new GoNode.Action(Pipeline.of(List.of("$tls"), KEY)),
                new GoNode.Text("Port "),
                new GoNode.Action(Pipeline.of(KEY)),
                new GoNode.Text("\n"),
                new GoNode.If(
                    Pipeline.of(GoExpr.variable("$tls")),
                    List.of(new GoNode.Text("TLS on\n")),
                    List.of()),
                new GoNode.Range(
                    Pipeline.of(KEY),
                    List.of(new GoNode.Text("  x ")),
                    List.of(new GoNode.Text("none\n")))));
    assertThat(GoTemplatePrinter.print(template))
        .isEqualTo(
            """
            {{ $tls := key "a" -}}
            Port {{ key "a" }}
            {{ if $tls -}}
            TLS on
            {{ end -}}
            {{ range key "a" }}  x {{ else }}none
            {{ end }}\
            """);
    assertThat(GoTemplatePrinter.print(template, false))
        .isEqualTo(
            "{{ $tls := key \"a\" }}Port {{ key \"a\" }}\n{{ if $tls }}TLS on\n{{ end }}"
                + "{{ range key \"a\" }}  x {{ else }}none\n{{ end }}");
  }

  @Test
  void whatGoWouldTakeForTagsBecomesStrings() {
    assertThat(text("a {{.Names}} b")).isEqualTo("a {{ \"{{.Names}}\" }} b");
    assertThat(text("a {{ \"x\" }} b")).isEqualTo("a {{ `{{ \"x\" }}` }} b");
    assertThat(text("a {{\n}} b { c }")).isEqualTo("a {{ \"{{\" }}\n}} b { c }");
    assertThat(text("{")).isEqualTo("{");
    GoTemplate brace =
        new GoTemplate(List.of(new GoNode.Text("{"), new GoNode.Action(Pipeline.of(KEY))));
    assertThat(GoTemplatePrinter.print(brace)).isEqualTo("{{ \"{\" }}{{ key \"a\" }}");
  }

  @Test
  void definitionsComeFirst() {
    GoTemplate template =
        new GoTemplate(
            List.of(new GoNode.Invoke("t", java.util.Optional.of(Pipeline.of(KEY)))),
            Map.of("t", List.of(new GoNode.Text("x"))));
    assertThat(GoTemplatePrinter.print(template))
        .isEqualTo("{{ define \"t\" -}}\nx{{ end }}{{ template \"t\" key \"a\" }}");
  }

  private static String text(String text) {
    return GoTemplatePrinter.print(new GoTemplate(List.of(new GoNode.Text(text))));
  }
}
