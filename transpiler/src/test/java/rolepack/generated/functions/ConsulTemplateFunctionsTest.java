package rolepack.generated.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Compares the versions of consul-template's functions with what the real program reported.
class ConsulTemplateFunctionsTest {
  private static final Path CASES = Path.of("../../shared/conformance/consul-template/cases.jsonl");

  /// The cases were recorded with one Go for all versions, newer than that of the old builds.
  private static final Set<String> NEWER_GO = Set.of("0.15.0 has slice", "0.19.5 has slice");

  @Test
  void everyVersionHasWhatItRenderedAndLacksWhatItRefused() throws Exception {
    assumeTrue(Files.exists(CASES), "needs the recorded cases in ../shared");
    List<String> lines = Oracle.run("consul_template_names.py", Files.readString(CASES));
    assertThat(lines).hasSizeGreaterThan(150);
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      ConsulTemplateVersion version = version(parts[0]);
      boolean ours =
          ConsulTemplateFunctions.isIn(parts[2], version)
              || GoTemplateFunctions.isIn(parts[2], version);
      if (ours != parts[1].equals("has") && !NEWER_GO.contains(line)) {
        wrong.add(line);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aFunctionIsInTheVersionsBetweenItsBirthAndItsRemoval() {
    assertThat(ConsulTemplateFunctions.isIn("key_or_default", version("0.10.2"))).isFalse();
    assertThat(ConsulTemplateFunctions.isIn("key_or_default", version("0.11"))).isTrue();
    assertThat(ConsulTemplateFunctions.isIn("key_or_default", version("0.18.5"))).isTrue();
    assertThat(ConsulTemplateFunctions.isIn("key_or_default", version("0.19.0"))).isFalse();
    assertThat(ConsulTemplateFunctions.isIn("sprig_join", version("0.28.0"))).isTrue();
    assertThat(ConsulTemplateOptions.isIn("perms", version("0.15.0"))).isTrue();
    assertThat(ConsulTemplateLanguage.isIn("assignment", version("0.15.0"))).isFalse();
  }

  @Test
  void aVersionHasTwoOrThreeNumbers() {
    assertThat(ConsulTemplateVersion.parse("0.15.0")).contains(new ConsulTemplateVersion(0, 15, 0));
    for (String each : List.of("", "1", "1.2.3.4", "a.b", "1..2", "99999999999.0", "-1.0")) {
      assertThat(ConsulTemplateVersion.parse(each)).isEmpty();
    }
  }

  private static ConsulTemplateVersion version(String text) {
    return ConsulTemplateVersion.parse(text).orElseThrow();
  }
}
