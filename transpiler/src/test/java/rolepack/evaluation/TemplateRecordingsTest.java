package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.jinja.Template;

/// Compares the evaluator with what the real Ansible 1.9 printed: the same bytes, or an error where
/// it failed.
class TemplateRecordingsTest {
  private static final Path RECORDINGS = Path.of("../../shared/recordings/mantl-1.3.0");
  private static final Path REPOSITORY = Path.of("../../shared/corpus/mantl-1.3.0");

  /// The templates whose text differs between the two versions, and why.
  private static final Map<String, String> DIFFERENT_TODAY =
      Map.of(
          "roles/lvm/templates/mantl-volume-group.conf.j2",
          "the newline at the end of a variable's template is kept");

  @Test
  void printsWhatAnsiblePrinted() throws Exception {
    List<String> wrong = compare(AnsibleVersion.V1_9).values().stream().toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void todaysRulesDifferOnlyWhereItIsKnown() throws Exception {
    assertThat(compare(AnsibleVersion.V2_14).keySet())
        .extracting(TemplateRecordings.Recording::template)
        .hasSameElementsAs(DIFFERENT_TODAY.keySet());
  }

  /// The recordings that our text differs from, with both texts.
  private static Map<TemplateRecordings.Recording, String> compare(AnsibleVersion version)
      throws Exception {
    assumeTrue(Files.exists(RECORDINGS.resolve("templates.jsonl")), "no ../shared/recordings");
    TemplateRecordings recordings =
        new TemplateRecordings(
            RECORDINGS, REPOSITORY, List.of("sample.yml", "addons"), List.of("group_vars/all"));
    Map<TemplateRecordings.Recording, String> wrong = new LinkedHashMap<>();
    List<TemplateRecordings.Recording> all = recordings.all();
    for (TemplateRecordings.Recording each : all) {
      String expected = each.output().orElse("an error");
      String actual = rendered(recordings, each, version);
      boolean equal =
          each.output().isPresent() ? actual.equals(expected) : actual.startsWith("an error");
      if (!equal) {
        wrong.put(each, each + "\n--- Ansible\n" + expected + "\n--- rolepack\n" + actual);
      }
    }
    System.out.printf(
        "templates recorded with Ansible 1.9, by the rules of %s: %d of %d equal%n",
        version, all.size() - wrong.size(), all.size());
    assertThat(all).isNotEmpty();
    return wrong;
  }

  private static String rendered(
      TemplateRecordings recordings, TemplateRecordings.Recording recording, AnsibleVersion version)
      throws Exception {
    Optional<Template> template =
        TemplateParser.parseFile(recordings.source(recording), new Diagnostics());
    try {
      return version.evaluate(
          () -> Evaluator.render(template.orElseThrow(), recordings.scope(recording)));
    } catch (EvaluationException.Undefined | EvaluationException.Failed failure) {
      return "an error: " + failure.getMessage();
    }
  }
}
