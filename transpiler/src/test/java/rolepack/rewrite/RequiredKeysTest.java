package rolepack.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rolepack.evaluation.consultemplate.Arrival;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulTemplate;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.generated.functions.ConsulTemplateVersion;

/// A consul-template for which a missing key is an empty text is held back where the original is an
/// error, however the data comes.
class RequiredKeysTest {
  private static final String VERSION = "0.15.0";

  @ParameterizedTest
  @EnumSource
  void aMissingKeyHoldsTheTemplateBack(Arrival arrival) throws IOException {
    assertThat(render(Map.of("acme/other", "x"), arrival))
        .isInstanceOfSatisfying(
            RenderResult.Failed.class,
            failed -> assertThat(failed.message()).contains("acme/domain is not in Consul"));
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatIsThereIsPrinted(Arrival arrival) throws IOException {
    assertThat(render(Map.of("acme/domain", "example.com"), arrival))
        .isEqualTo(new RenderResult.Output("domain=example.com\n"));
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextIsThere(Arrival arrival) throws IOException {
    assertThat(render(Map.of("acme/domain", "", "acme/domain/more", "x"), arrival))
        .isEqualTo(new RenderResult.Output("domain=\n"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsKnownOfASiteWithoutKeys(Arrival arrival) throws IOException {
    assertThat(render(Map.of("other/domain", "x"), arrival))
        .isEqualTo(new RenderResult.Output("domain=\n"));
  }

  private static RenderResult render(Map<String, String> kv, Arrival arrival) throws IOException {
    TemplateFixture fixture =
        TemplateFixture.all().stream()
            .filter(each -> each.name().equals("variables/required"))
            .findFirst()
            .orElseThrow();
    Compilation.Compiled compiled = (Compilation.Compiled) fixture.compile(VERSION);
    return ConsulTemplate.parse(compiled.text(), ConsulTemplateVersion.parse(VERSION).orElseThrow())
        .asReleased()
        .render(ConsulData.of(kv), Map.of(), Map.of(), arrival);
  }
}
