package rolepack.evaluation.consultemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.generated.functions.ConsulTemplateVersion;

/// Templates whose results were found with Go's own template engine and libraries, beyond what is
/// recorded.
class EdgeCasesTest {
  private static RenderResult render(String template, String version) {
    return ConsulTemplate.render(
        template,
        ConsulData.EMPTY,
        Map.of(),
        Map.of(),
        ConsulTemplateVersion.parse(version).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "0.15.0 # {{ timestamp `unix` | parseInt | lt 0 }} # true",
        "0.15.0 # {{ parseJSON `null` | toJSONPretty }} # null",
        "0.32.0 # {{ sprig_regexFindAll `x` `abc` -1 | toJSON }} # null",
        "0.32.0 # {{ sprig_regexSplit `x` `abc` 0 | toJSON }} # null",
        "0.32.0 # {{ scratch }} # {{0 {0 0}} {{0 0} 0 0 0 0} map[]}",
        "0.32.0 # {{ scratch.Set `a` 1 }}{{ toJSON scratch }} # {}",
        "0.32.0 # {{ parseYAML `{1: a, 1.5: b, true: c, x: =, <<: {z: <<}}` }} # map[true:c 1.5:b"
            + " 1:a x:= z:<<]",
        "0.32.0 # {{ parseYAML `!x y` }} # y",
        "0.32.0 # {{ parseYAML `!!binary aGk=` }} # hi",
        "0.32.0 # {{ plugin `` }}| # |",
        "0.32.0 # {{ range loop 2 }}{{ range loop 0 }}{{ else }}{{ break }}{{ end }}x{{ end }} #"
            + " xx",
        "0.32.0 # {{ range loop 2 }}{{ range loop 0 }}{{ else }}{{ continue }}{{ end }}x{{ end }}|"
            + " # |",
      })
  void gives(String version, String template, String output) {
    assertThat(render(template, version)).isEqualTo(new RenderResult.Output(output));
  }

  /// What is quoted follows from what the YAML library of the version would read as no text.
  @ParameterizedTest
  @CsvSource({
    "0.15.0, a: 2001-01-01|b: \"1e3\"|c: \"1e+3\"|d: \"+.inf\"|e: \"+Inf\"|f: \"<<\"|g: 1:a",
    "0.19.5, a: 2001-01-01|b: 1e3|c: \"1e+3\"|d: \"+.inf\"|e: +Inf|f: \"<<\"|g: 1:a",
    "0.32.0, a: \"2001-01-01\"|b: \"1e3\"|c: \"1e+3\"|d: \"+.inf\"|e: +Inf|f: \"<<\"|g: 1:a",
  })
  void quotesAsTheYamlOfItsTime(String version, String lines) {
    String values =
        "{\"a\":\"2001-01-01\",\"b\":\"1e3\",\"c\":\"1e+3\",\"d\":\"+.inf\",\"e\":\"+Inf\",\"f\":\"<<\","
            + "\"g\":\"1:a\"}";
    assertThat(render("{{ parseJSON `" + values + "` | toYAML }}", version))
        .isEqualTo(new RenderResult.Output(lines.replace('|', '\n')));
  }

  /// TOML was written by an encoder that escaped little.
  @ParameterizedTest
  @CsvSource({"0.19.5, a = \"\u0001\\t\"", "0.32.0, a = \"\\u0001\\t\""})
  void escapesAsTheTomlOfItsTime(String version, String line) {
    assertThat(render("{{ parseJSON `{\"a\":\"\\u0001\\t\"}` | toTOML }}", version))
        .isEqualTo(new RenderResult.Output(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "{{ regexMatch `)` `a` }} # error parsing regexp: unexpected ): `)`",
        "{{ parseYAML `{a: [1` }} # yaml: line 1: did not find expected ',' or ']'",
        "{{ parseYAML `a: b: c` }} # yaml: mapping values are not allowed in this context",
        "{{ parseYAML `*x` }} # yaml: unknown anchor 'x' referenced",
        "{{ parseYAML `!!int x` }} # yaml: cannot decode !!str `x` as a !!int",
        "{{ executeTemplate `` }} # error calling executeTemplate",
        "{{ loop 3 | toYAML }} # cannot marshal type: <-chan int64",
        "{{ toYAML 2i }} # cannot marshal type: complex128",
        "{{ range loop -9223372036854775807 9223372036854775807 }}{{ end }} # too many turns",
      })
  void fails(String template, String message) {
    assertThat(render(template, "0.32.0"))
        .isInstanceOfSatisfying(
            RenderResult.Failed.class, failed -> assertThat(failed.message()).contains(message));
  }
}
