package rolepack.frontend.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.SourceFile;

/// Compares the reader with PyYAML as Ansible uses it: the same values, the same files rejected.
///
/// `-Dfuzz.documents=100000 -Dfuzz.seed=7` makes more and other documents.
class YamlAgreementTest {
  /// docs/limitations.md, "YAML".
  private static final Pattern KNOWN_DIFFERENCE =
      Pattern.compile("[\\[,]\\s*\\?\\s*[],:]|<<\\s*:[^\\n]*!|&a\\s*\\{?<<: *\\*a");

  private static final int DOCUMENTS = Integer.getInteger("fuzz.documents", 6000);
  private static final int SEED = Integer.getInteger("fuzz.seed", 2015);

  @Test
  void everyFileGivesTheValuesOfPyYaml() throws Exception {
    List<SourceFile> files = YamlCorpus.files();
    List<String> texts = files.stream().map(SourceFile::text).toList();
    assertThat(texts).isNotEmpty();
    List<PyYaml.Result> expected = PyYaml.load("file", texts);
    assertThat(differences(texts, expected, files.stream().map(SourceFile::path).toList()))
        .isEmpty();
  }

  @Test
  void almostYamlIsReadAsByPyYaml() throws Exception {
    List<String> documents = documents();
    List<PyYaml.Result> expected = PyYaml.load("file", documents);
    assertThat(expected.stream().filter(PyYaml.Result::accepted).count())
        .as("documents that are YAML")
        .isGreaterThan(documents.size() / 5);
    assertThat(differences(documents, expected, documents)).isEmpty();
  }

  @Test
  void streamsOfDocumentsAreReadAsByPyYaml() throws Exception {
    RandomGenerator random = new Random(SEED + 1);
    List<String> streams = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS / 6; i++) {
      streams.add(
          YamlSoup.pieces(random, 5)
              + (random.nextBoolean() ? "\n---\n" : "\n...\n")
              + YamlSoup.pieces(random, 5));
    }
    List<PyYaml.Result> expected = PyYaml.load("all", streams);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      SourceFile file = new SourceFile("stream.yml", streams.get(i));
      Diagnostics diagnostics = new Diagnostics();
      String read = PythonJson.print(YamlReader.readAll(file, diagnostics));
      boolean accepted = !diagnostics.hasErrorUnder("stream.yml");
      if (accepted != expected.get(i).accepted()
          || (accepted && !read.equals(expected.get(i).value()))) {
        wrong.add(streams.get(i) + "\n=> " + read + "\nbut " + expected.get(i).value());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void duplicateKeysAreThoseThatAnsibleWarnsOf() throws Exception {
    List<String> documents =
        List.of(
            "a: 1\nb: 2\na: 3\n",
            "a: 1\na: 2\na: 3\n",
            "{1: a, true: b, 1.0: c, '1': d}",
            "{0: a, false: b, -0.0: c}",
            "- {~: a, null: b}\n- {2015-12-23: a, 2015-12-23: b}\n",
            "yes: a\non: b\ntrue: c\n",
            "a: {b: 1, c: 2, b: 1}\nd: {b: 1}\n",
            "{.nan: a, .nan: b, .inf: c, .inf: d}",
            "? a\n: 1\n? b\n? a\n: 2\n");
    List<PyYaml.Result> expected = PyYaml.load("keys", documents);
    for (int i = 0; i < documents.size(); i++) {
      Diagnostics diagnostics = new Diagnostics();
      YamlReader.read(new SourceFile("keys.yml", documents.get(i)), diagnostics);
      assertThat(diagnostics.sorted())
          .as(documents.get(i))
          .allMatch(each -> each.kind() == DiagnosticKind.DUPLICATE_KEY)
          .hasSize(Integer.parseInt(expected.get(i).value()));
    }
  }

  private static List<String> documents() {
    RandomGenerator random = new Random(SEED);
    List<String> seeds = YamlSeeds.DOCUMENTS;
    List<String> documents = new ArrayList<>(seeds);
    while (documents.size() < DOCUMENTS) {
      documents.add(YamlSoup.pieces(random, 8));
      documents.add(YamlSoup.pieces(random, 25));
      documents.add(YamlSoup.characters(random, 14));
      documents.add(YamlSoup.mutate(random, seeds.get(random.nextInt(seeds.size()))));
    }
    documents.removeIf(each -> KNOWN_DIFFERENCE.matcher(each).find());
    return documents;
  }

  private static List<String> differences(
      List<String> documents, List<PyYaml.Result> expected, List<String> names) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      PyYaml.Result result = expected.get(i);
      Optional<String> wanted = result.accepted() ? Optional.of(result.value()) : Optional.empty();
      Optional<String> read = PythonJson.read(documents.get(i));
      if (!read.equals(wanted)) {
        wrong.add(
            names.get(i) + "\n=> " + read.orElse("rejected") + "\nbut " + result.value() + "\n");
      }
    }
    return wrong;
  }
}
