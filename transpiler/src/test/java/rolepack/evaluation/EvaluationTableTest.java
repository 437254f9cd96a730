package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rolepack.frontend.Oracle;

/// Compares the evaluator with the tables in `evaluation/`, which real Ansible has filled in, and
/// the tables with the Ansible that is installed.
///
/// To add cases, append lines without a result, and run `oracles/evaluation.py --update FILE`.
class EvaluationTableTest {
  private static final Path TABLES = Path.of("src/test/resources/evaluation");

  static List<Path> tables() throws Exception {
    try (Stream<Path> files = Files.list(TABLES)) {
      return files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void answersAsTheTableSays(Path table) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (EvaluationCase each : EvaluationCase.read(Files.readString(table))) {
      String actual = each.actual();
      if (!actual.equals(each.expected())) {
        wrong.add(each.text() + "\n  expected " + each.expected() + "\n  actual   " + actual);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thereAreEnoughCases() throws Exception {
    int expressions = 0;
    int templates = 0;
    for (Path table : tables()) {
      for (EvaluationCase each : EvaluationCase.read(Files.readString(table))) {
        expressions += each.line().get("template").isPresent() ? 0 : 1;
        templates += each.line().get("template").isPresent() ? 1 : 0;
      }
    }
    assertThat(expressions).isGreaterThan(1700);
    assertThat(templates).isGreaterThan(270);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void ansibleStillSaysSo(Path table) throws Exception {
    List<String> expected = answers(Files.readAllLines(table));
    List<String> actual = answers(Oracle.run("evaluation.py", Files.readString(table)));
    assertThat(actual).isEqualTo(expected);
  }

  private static List<String> answers(List<String> lines) {
    return EvaluationCase.read(String.join("\n", lines)).stream()
        .map(each -> each.text() + " -> " + each.expected())
        .toList();
  }
}
