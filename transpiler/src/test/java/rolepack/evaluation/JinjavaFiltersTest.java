package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.jinjava.JinjavaFilters;
import rolepack.frontend.Oracle;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.FilterTable;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// Compares the filters that are taken from jinjava with Ansible's, and shows for each of the
/// others where it differs: `jinjava/differences.txt` has an expression for each.
class JinjavaFiltersTest {
  private static final Path DIFFERENCES = Path.of("src/test/resources/jinjava/differences.txt");

  /// What jinjava's own filters print, in the form of [EvaluationCase].
  private static String jinjava(String source) {
    SourceFile file = new SourceFile("expression", source);
    Expr.Filter filter =
        (Expr.Filter)
            TemplateParser.parseExpression(source, TextOrigin.of(file), new Diagnostics())
                .orElseThrow();
    List<Object> arguments = new ArrayList<>();
    filter.arguments().positional().forEach(each -> arguments.add(plain(each)));
    try {
      return JinjavaFilters.apply(filter.name(), plain(filter.operand()), arguments)
          .map(JinjavaFiltersTest::shown)
          .orElse("None NoneType");
    } catch (RuntimeException _) {
      return "error: error";
    }
  }

  private static Object plain(Expr expression) {
    return Values.toJava(Evaluator.evaluate(expression, Scope.of(Map.of())));
  }

  private static String shown(Object result) {
    try {
      Value value = Values.of(result);
      return Representation.repr(value) + " " + Types.name(value);
    } catch (IllegalArgumentException _) {
      return result + " of " + result.getClass().getSimpleName();
    }
  }

  /// Expression to what Ansible makes of it.
  private static Map<String, String> ansible(List<String> expressions, List<Value> operands)
      throws Exception {
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < expressions.size(); i++) {
      Value.Dict line = new Value.Dict().put("expression", Value.of(expressions.get(i)));
      line.put("variables", new Value.Dict().put("x", operands.get(i)));
      input.append(JsonWriter.PLAIN.write(line)).append('\n');
    }
    Map<String, String> answers = new LinkedHashMap<>();
    List<EvaluationCase> cases =
        EvaluationCase.read(String.join("\n", Oracle.run("evaluation.py", input.toString())));
    for (int i = 0; i < cases.size(); i++) {
      answers.put(i + " " + expressions.get(i), cases.get(i).expected());
    }
    return answers;
  }

  @Test
  void theOthersDiffer() throws Exception {
    List<String> expressions = Files.readAllLines(DIFFERENCES);
    List<Value> operands = expressions.stream().<Value>map(_ -> Value.NONE).toList();
    List<String> same = new ArrayList<>();
    ansible(expressions, operands)
        .forEach(
            (expression, expected) -> {
              String actual = jinjava(expression.substring(expression.indexOf(' ') + 1));
              if (actual.equals(expected)
                  || actual.startsWith("error") && expected.startsWith("error")) {
                same.add(expression + " is " + actual);
              }
            });
    assertThat(same).isEmpty();
  }

  @Test
  void theAdoptedOnesAgree() throws Exception {
    Random random = new Random(9);
    List<String> expressions = new ArrayList<>();
    List<Value> operands = new ArrayList<>();
    for (String name : FilterTable.names()) {
      for (int i = 0; JinjavaFilters.adopts(name) && i < 500; i++) {
        expressions.add("x | " + name);
        operands.add(RandomValues.next(random, 2));
      }
    }
    Map<String, String> expected = ansible(expressions, operands);
    List<String> wrong = new ArrayList<>();
    expected.forEach(
        (expression, answer) -> {
          int index = Integer.parseInt(expression.substring(0, expression.indexOf(' ')));
          Value.Dict variables = new Value.Dict().put("x", operands.get(index));
          Value.Dict line =
              new Value.Dict()
                  .put("expression", Value.of(expressions.get(index)))
                  .put("variables", variables);
          String actual = new EvaluationCase(line, new Value.Dict()).actual();
          if (!actual.equals(answer)) {
            wrong.add(operands.get(index) + expression + ": " + answer + ", but " + actual);
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(expected).isNotEmpty();
  }

  /// Each filter that both have is adopted or shown to differ, if it is not chance.
  @Test
  void everyFilterThatBothHaveIsDecided() throws Exception {
    TreeSet<String> decided = new TreeSet<>();
    for (String line : Files.readAllLines(DIFFERENCES)) {
      decided.add(line.replaceAll(".* \\| (\\w+).*", "$1"));
    }
    List<String> undecided = new ArrayList<>();
    for (String name : FilterTable.names()) {
      boolean pure = FilterTable.find(name).orElseThrow().pure();
      if (pure && hasJinjava(name) && decided.contains(name) == JinjavaFilters.adopts(name)) {
        undecided.add(name);
      }
    }
    assertThat(undecided).isEmpty();
    assertThat(Map.of("md5", JinjavaFilters.adopts("md5"))).containsExactly(entry("md5", true));
  }

  private static boolean hasJinjava(String name) {
    try {
      JinjavaFilters.apply(name, "", List.of());
      return true;
    } catch (IllegalArgumentException failure) {
      return !failure.getMessage().startsWith("jinjava has no filter");
    } catch (RuntimeException _) {
      return true;
    }
  }
}
