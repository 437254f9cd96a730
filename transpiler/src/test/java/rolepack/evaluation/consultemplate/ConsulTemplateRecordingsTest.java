package rolepack.evaluation.consultemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import rolepack.generated.functions.ConsulTemplateVersion;

/// Renders every case that was recorded with real consul-templates, and compares.
class ConsulTemplateRecordingsTest {
  private static final List<String> VERSIONS = List.of("0.15.0", "0.19.5", "0.32.0");

  /// Passed and all, and messages that are worded differently.
  private static final class Count {
    private int passed;
    private int total;
    private int otherWords;

    @Override
    public String toString() {
      return passed + "/" + total + (otherWords == 0 ? "" : ", worded differently: " + otherWords);
    }
  }

  @Test
  void everyRecordedCasePassesInEveryVersion() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(ConsulTemplateRecordings.FILE), "the recordings are not here");
    Map<String, Count> areas = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    List<String> otherWords = new ArrayList<>();
    for (ConsulTemplateRecordings.Case each : ConsulTemplateRecordings.read()) {
      Count count = areas.computeIfAbsent(each.area(), _ -> new Count());
      for (String version : VERSIONS) {
        RenderResult expected = each.expected(version);
        RenderResult actual = render(each, version);
        count.total++;
        if (isSame(expected, actual)) {
          count.passed++;
        } else {
          wrong.add(
              "%s %s\n  %s\n  expected %s\n  but was  %s"
                  .formatted(each.id(), version, each.template(), expected, actual));
        }
        if (expected instanceof RenderResult.Failed && !expected.equals(actual)) {
          count.otherWords++;
          otherWords.add(each.id() + " " + version + "\n  " + expected + "\n  " + actual);
        }
      }
    }
    areas.forEach((area, count) -> System.out.println("consul-template " + area + ": " + count));
    if (Boolean.getBoolean("recordings.words")) {
      otherWords.forEach(System.out::println);
    }
    assertThat(wrong).isEmpty();
    assertThat(otherWords).as("messages that are worded differently").hasSizeLessThanOrEqualTo(2);
  }

  private static RenderResult render(ConsulTemplateRecordings.Case each, String version) {
    return ConsulTemplate.render(
        each.template(),
        each.data(),
        each.environment(),
        each.files(),
        ConsulTemplateVersion.parse(version).orElseThrow());
  }

  private static boolean isSame(RenderResult expected, RenderResult actual) {
    return expected instanceof RenderResult.Output
        ? expected.equals(actual)
        : expected.getClass() == actual.getClass();
  }
}
