package rolepack.evaluation.consultemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The passes of a rendering, beyond what is recorded.
class PassesTest {
  private static final ConsulTemplateVersion OLD = new ConsulTemplateVersion(0, 15, 0);
  private static final ConsulTemplateVersion NEW = new ConsulTemplateVersion(0, 32, 0);

  private static RenderResult render(
      String template, Map<String, String> kv, ConsulTemplateVersion version, Arrival arrival) {
    return ConsulTemplate.parse(template, version)
        .render(ConsulData.of(kv), Map.of(), Map.of(), arrival);
  }

  @Test
  void dataThatComesInPartsMayFindAnError() {
    String template =
        "{{ $n := key \"n\" | parseInt }}{{ if key \"m\" }}{{ divide $n 10 }}{{ end }}";
    Map<String, String> kv = Map.of("n", "5", "m", "x");
    assertThat(render(template, kv, NEW, Arrival.TOGETHER)).isEqualTo(new RenderResult.Output("2"));
    assertThat(render(template, kv, NEW, Arrival.ONE_BY_ONE))
        .isEqualTo(new RenderResult.Output("2"));
    assertThat(render(template, kv, NEW, Arrival.LAST_FIRST))
        .isInstanceOf(RenderResult.Failed.class);
  }

  @Test
  void manyKeysComeOneByOne() {
    String template = "{{ range loop 200 }}{{ key (printf \"k%d\" .) }}{{ end }}";
    assertThat(render(template, Map.of(), OLD, Arrival.ONE_BY_ONE))
        .isEqualTo(new RenderResult.Output(""));
  }

  @Test
  void whatNeverComesIsNamed() {
    assertThat(render("{{ key \"a\" }}{{ key \"b\" }}", Map.of("a", "1"), NEW, Arrival.TOGETHER))
        .isEqualTo(new RenderResult.Blocks(java.util.List.of("kv.block(b)")));
  }

  @Test
  void aDataCentreThatDoesNotExistIsAnErrorOrWaitedFor() {
    Map<String, String> kv = Map.of("a", "1");
    assertThat(render("{{ key \"a@dc1\" }}", kv, OLD, Arrival.TOGETHER))
        .isEqualTo(new RenderResult.Output("1"));
    assertThat(render("{{ key \"a@dc2\" }}", kv, OLD, Arrival.TOGETHER))
        .isInstanceOf(RenderResult.Failed.class);
    assertThat(render("{{ key \"a@dc2\" }}", kv, NEW, Arrival.TOGETHER))
        .isInstanceOf(RenderResult.Blocks.class);
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThat(render("{{ file \"/x\" }}", Map.of(), NEW, Arrival.TOGETHER))
        .isEqualTo(new RenderResult.Failed("file(/x): stat /x: no such file or directory"));
  }

  @Test
  void aSecretIsReadWithItsFields() {
    ConsulData data =
        new ConsulData(
            Map.of(),
            Map.of(),
            java.util.List.of(),
            Map.of(
                "secret/app", Map.of("password", rolepack.evaluation.gotemplate.GoValue.of("pw"))));
    String template = "{{ with secret \"secret/app\" }}{{ .Data.password }}{{ end }}";
    for (ConsulTemplateVersion version : java.util.List.of(OLD, NEW)) {
      assertThat(ConsulTemplate.parse(template, version).render(data, Map.of(), Map.of()))
          .isEqualTo(new RenderResult.Output("pw"));
    }
  }

  @Test
  void aChainOfKeysWithoutEndIsAnError() {
    String template = "{{ $k := \"a\" }}{{ range loop 50 }}{{ $k = print $k (key $k) }}{{ end }}";
    java.util.Map<String, String> kv = new java.util.HashMap<>();
    String key = "a";
    for (int i = 0; i < 60; i++) {
      kv.put(key, "a");
      key += "a";
    }
    assertThat(render(template, kv, NEW, Arrival.TOGETHER)).isInstanceOf(RenderResult.Failed.class);
  }

  @Test
  void recordsOfARenderingAreNotKeptForTheNext() {
    ConsulTemplate template =
        ConsulTemplate.parse("{{ scratch.SetX \"a\" (key \"k\") }}{{ scratch.Get \"a\" }}", NEW);
    for (String value : java.util.List.of("1", "2")) {
      assertThat(template.render(ConsulData.of(Map.of("k", value)), Map.of(), Map.of()))
          .isEqualTo(new RenderResult.Output(value));
    }
  }
}
