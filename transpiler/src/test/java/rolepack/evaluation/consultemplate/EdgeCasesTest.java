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
        "0.15.0 # {{ parseJSON `null` | toJSONPretty }} # null",
        "0.32.0 # {{ sprig_regexFindAll `x` `abc` -1 | toJSON }} # null",
        "0.32.0 # {{ sprig_regexSplit `x` `abc` 0 | toJSON }} # null",
        "0.32.0 # {{ scratch }} # {{0 {0 0}} {{0 0} 0 0 0 0} map[]}",
        "0.32.0 # {{ scratch.Set `a` 1 }}{{ toJSON scratch }} # {}",
        "0.32.0 # {{ range loop 2 }}{{ range loop 0 }}{{ else }}{{ break }}{{ end }}x{{ end }} #"
            + " xx",
        "0.32.0 # {{ range loop 2 }}{{ range loop 0 }}{{ else }}{{ continue }}{{ end }}x{{ end }}|"
            + " # |",
      })
  void gives(String version, String template, String output) {
    assertThat(render(template, version)).isEqualTo(new RenderResult.Output(output));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "{{ regexMatch `)` `a` }} # error parsing regexp: unexpected ): `)`",
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
