package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.generated.functions.ConsulTemplateOptions;
import rolepack.generated.functions.ConsulTemplateVersion;

class PlanSettingsTest {
  @Test
  void theNewestVersionIsTheNewestThatTheTablesKnow() {
    for (String name : ConsulTemplateFunctions.names()) {
      assertKnown(ConsulTemplateFunctions.find(name).orElseThrow().since());
    }
    for (String name : ConsulTemplateOptions.names()) {
      assertKnown(ConsulTemplateOptions.find(name).orElseThrow().since());
    }
  }

  private static void assertKnown(ConsulTemplateVersion version) {
    assertThat(version).isLessThanOrEqualTo(PlanSettings.NEWEST);
  }
}
