package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Compares the evaluator with real Ansible on random expressions and templates, always the same
/// ones.
class DifferentialTest {
  @Test
  void expressions() throws Exception {
    RandomExpressions random = new RandomExpressions(11);
    compare("expression", 3000, random::next);
  }

  @Test
  void templates() throws Exception {
    RandomTemplates random = new RandomTemplates(4);
    compare("template", 1000, random::next);
  }

  private static void compare(String kind, int count, Supplier<String> source) throws Exception {
    StringBuilder cases =
        new StringBuilder("{\"variables\": ").append(RandomExpressions.VARIABLES).append("}\n");
    for (int i = 0; i < count; i++) {
      Value.Dict line = new Value.Dict().put(kind, Value.of(source.get()));
      cases.append(JsonWriter.PLAIN.write(line)).append('\n');
    }
    List<String> wrong = new ArrayList<>();
    int unsupported = 0;
    int values = 0;
    for (EvaluationCase each :
        EvaluationCase.read(String.join("\n", Oracle.run("evaluation.py", cases.toString())))) {
      String expected = each.expected();
      String actual = each.actual();
      if (actual.startsWith("unsupported: ")) {
        unsupported++;
      } else if (!actual.equals(expected) && !isUnrendered(each)) {
        wrong.add(each.text() + "\n  expected " + expected + "\n  actual   " + actual);
      }
      values += expected.startsWith("error: ") ? 0 : 1;
    }
    assertThat(wrong).isEmpty();
    assertThat(unsupported).as("what the evaluator does not know").isLessThan(count / 100);
    assertThat(values).as("cases with a value").isGreaterThan(count / 2);
  }

  /// Where Jinja2 fails while it folds constants, Ansible takes the template for its own result.
  private static boolean isUnrendered(EvaluationCase each) {
    return each.line()
        .get("template")
        .filter(text -> each.expected().equals(Representation.repr(text) + " str"))
        .isPresent();
  }
}
