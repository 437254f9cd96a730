package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Compares the filters of community.general with the collection, where that is installed.
class CollectionFiltersTest {
  private static final List<String> OPERANDS =
      List.of(
          "[]",
          "['a', 'b', 'a', 1, 1.0, true]",
          "'abca'",
          "[[1, 2], ['a', 'b']]",
          "[[1, 2], ['a']]",
          "['ab', 'cd']",
          "[{'name': 'x', 'v': 1}, {'name': 'y'}]",
          "[{'name': 'x'}, {'name': 'x'}]",
          "{'a': 1}",
          "['2.10', '2.9', '2.1', '2.9.0', '10', '2.9rc1']",
          "['1.a', '1.1']",
          "['1.0', '01.0', '1.00']",
          "'\\u00e4\\ufb01'",
          "7",
          "none",
          "range(3)",
          "[missing]");
  private static final List<String> FILTERS =
      List.of(
          "community.general.counter",
          "community.general.dict_kv('k')",
          "community.general.dict",
          "community.general.dict_kv('k')",
          "community.general.dict_kv([1])",
          "community.general.groupby_as_dict('name')",
          "community.general.unicode_normalize",
          "community.general.unicode_normalize('NFKD')",
          "community.general.unicode_normalize('x')",
          "community.general.version_sort",
          "community.general.version_sort(reverse=true)");

  @Test
  void answersAsTheCollection() throws Exception {
    StringBuilder input = new StringBuilder();
    for (String operand : OPERANDS) {
      for (String filter : FILTERS) {
        Value.Dict line = new Value.Dict();
        line.put("expression", Value.of(operand + " | " + filter));
        input.append(JsonWriter.PLAIN.write(line)).append('\n');
      }
    }
    List<EvaluationCase> cases =
        EvaluationCase.read(String.join("\n", Oracle.run("evaluation.py", input.toString())));
    assumeTrue(
        cases.stream().anyMatch(each -> !each.expected().startsWith("error")),
        "needs the collection community.general");
    List<String> wrong = new ArrayList<>();
    for (EvaluationCase each : cases) {
      String actual = each.actual();
      boolean bothFail = actual.startsWith("error") && each.expected().startsWith("error");
      if (!bothFail && !actual.startsWith("unsupported") && !actual.equals(each.expected())) {
        wrong.add("%s: %s, but %s".formatted(each.text(), each.expected(), actual));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
