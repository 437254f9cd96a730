package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.EmittedTemplates.Filled;
import rolepack.evaluation.AnsibleVersion;
import rolepack.evaluation.TemplateRecordings;
import rolepack.evaluation.TemplateRecordings.Recording;
import rolepack.generated.functions.ConsulTemplateVersion;

/// Compares what the emitted templates print on a site with what Ansible printed from the same
/// values: the same bytes, or an error where it failed.
class EmittedTemplatesTest {
  private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();
  private static final Path RECORDINGS = SHARED.resolve("recordings/mantl-1.3.0");

  /// Limits that docs/limitations.md names, by the words that it has for them.
  private enum Limit {
    EMPTY_WHERE_UNDEFINED("**A value that is not stored**"),
    LAST_NEWLINE("**The last newline of a text with braces**");

    private final String words;

    Limit(String words) {
      this.words = words;
    }
  }

  private final Map<String, int[]> roles = new TreeMap<>();
  private final Map<String, Integer> notes = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"0.15.0", "0.41.4"})
  void printWhatAnsible19Printed(String version, @TempDir Path work) throws Exception {
    TemplateRecordings recordings =
        recordings("mantl-1.3.0", List.of("sample.yml", "addons"), List.of("group_vars/all"));
    Map<Recording, Optional<String>> expected = new LinkedHashMap<>();
    for (Recording each : recordings.all()) {
      expected.put(each, each.output());
    }
    compare("mantl-1.3.0", "sample.yml", version, recordings, expected, work);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.15.0", "0.41.4"})
  void printWhatAnsiblePrintsToday(String version, @TempDir Path work) throws Exception {
    TemplateRecordings recordings =
        recordings(
            "mantl-2015",
            List.of("terraform.sample.yml", "addons", "kubernetes.yml"),
            List.of("kubernetes_vars.yml"));
    compare(
        "mantl-2015",
        "terraform.sample.yml",
        version,
        recordings,
        recordings.printedToday(recordings.ofRepository()),
        work);
  }

  private static TemplateRecordings recordings(
      String repository, List<String> playbooks, List<String> shared) {
    assumeTrue(Files.exists(RECORDINGS.resolve("templates.jsonl")), "no ../shared/recordings");
    Path folder = SHARED.resolve("corpus/" + repository);
    assumeTrue(Files.isDirectory(folder), "no ../shared/corpus/" + repository);
    return new TemplateRecordings(RECORDINGS, folder, playbooks, shared);
  }

  /// @param expected what Ansible printed; empty where it failed
  private void compare(
      String name,
      String playbook,
      String version,
      TemplateRecordings recordings,
      Map<Recording, Optional<String>> expected,
      Path work)
      throws Exception {
    ConsulTemplateVersion engine = ConsulTemplateVersion.parse(version).orElseThrow();
    EmittedTemplates emitted =
        new EmittedTemplates(
            SHARED.resolve("corpus/" + name), List.of(playbook), engine, recordings, work);
    for (Map.Entry<Recording, Optional<String>> each : expected.entrySet()) {
      for (Filled filled : emitted.fill(each.getKey(), each.getValue())) {
        count(each.getKey(), each.getValue(), filled, recordings);
      }
    }
    int[] total = new int[4];
    roles.forEach(
        (role, counts) -> {
          System.out.printf(
              "  %-18s %3d of %3d equal, %d documented, %d not comparable%n",
              role, counts[0], counts[1], counts[3], counts[2]);
          for (int i = 0; i < total.length; i++) {
            total[i] += counts[i];
          }
        });
    notes.forEach((why, count) -> System.out.printf("  %3d %s%n", count, why));
    System.out.printf(
        "emitted templates of %s for consul-template %s: %d of %d equal, %d as docs/limitations.md"
            + " says, %d not comparable%n",
        name, version, total[0], total[1], total[3], total[2]);
    assertThat(wrong).isEmpty();
    assertThat(total[0]).isGreaterThan(total[1] * 8 / 10);
    assertThat(total[2]).isLessThan(total[1] / 4);
  }

  private void count(
      Recording recording, Optional<String> printed, Filled filled, TemplateRecordings recordings)
      throws Exception {
    int[] counts = roles.computeIfAbsent(recording.template().split("/")[1], _ -> new int[4]);
    Optional<String> difference =
        switch (filled) {
          case Filled.Apart(String why) -> {
            counts[2]++;
            note("not comparable: " + recording.template() + ": " + why);
            yield Optional.empty();
          }
          case Filled.Failed(String why) -> {
            counts[1]++;
            counts[0] += printed.isEmpty() ? 1 : 0;
            yield printed.map(_ -> "an error: " + why);
          }
          case Filled.Printed(String how, String text, var wanted, _) -> {
            counts[1]++;
            boolean equal = wanted.equals(Optional.of(text));
            counts[0] += equal ? 1 : 0;
            yield equal ? Optional.empty() : Optional.of(how + " " + difference(wanted, text));
          }
        };
    if (difference.isEmpty()) {
      return;
    }
    Optional<Limit> limit = limit(recording, filled, recordings);
    if (limit.isPresent()) {
      counts[3]++;
      note("documented: " + recording.template() + ": " + limit.get());
      assertThat(Files.readString(Path.of("../docs/limitations.md"))).contains(limit.get().words);
    } else {
      wrong.add(recording + ": " + difference.get());
    }
  }

  private void note(String text) {
    notes.merge(text, 1, Integer::sum);
  }

  /// The limit that a difference is an example of; empty where it is a bug.
  private static Optional<Limit> limit(
      Recording recording, Filled filled, TemplateRecordings recordings) throws Exception {
    return switch (filled) {
      case Filled.Printed(_, String text, _, var missing)
          when !missing.isEmpty()
              && recordings
                  .printed(recording, AnsibleVersion.V2_14, missing)
                  .equals(Optional.of(text)) ->
          Optional.of(Limit.EMPTY_WHERE_UNDEFINED);
      case Filled.Printed(_, String text, _, _)
          when recordings
              .printed(recording, AnsibleVersion.V2_14, Set.of())
              .equals(Optional.of(text)) ->
          Optional.of(Limit.LAST_NEWLINE);
      case Filled.Apart _, Filled.Failed _, Filled.Printed _ -> Optional.empty();
    };
  }

  private static String difference(Optional<String> expected, String actual) {
    if (expected.isEmpty()) {
      return "prints “%s” where Ansible fails".formatted(shorten(actual));
    }
    String wanted = expected.get();
    int at = 0;
    while (at < wanted.length() && at < actual.length() && wanted.charAt(at) == actual.charAt(at)) {
      at++;
    }
    int start = Math.max(0, at - 30);
    return "prints “%s” in place of “%s”"
        .formatted(
            shorten(actual.substring(Math.min(start, actual.length()))),
            shorten(wanted.substring(Math.min(start, wanted.length()))));
  }

  private static String shorten(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() <= 110 ? line : line.substring(0, 110) + "…";
  }
}
