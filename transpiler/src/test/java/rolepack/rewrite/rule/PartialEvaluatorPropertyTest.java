package rolepack.rewrite.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import rolepack.evaluation.RandomExpressions;
import rolepack.evaluation.RandomTemplates;
import rolepack.evaluation.Value;
import rolepack.evaluation.VariablesOfTests;
import rolepack.frontend.jinja.TemplatePrinter;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// Holds that a residual template prints what the template prints, for random templates and random
/// divisions of the variables; always the same ones.
class PartialEvaluatorPropertyTest {
  private static final int COUNT = Integer.getInteger("rolepack.partial.count", 6000);

  @Test
  void residualsPrintTheSame() {
    RandomTemplates templates = new RandomTemplates(6);
    compare(() -> Map.of("main", templates.next()));
  }

  @Test
  void residualsOfCompositionsPrintTheSame() {
    RandomCompositions compositions = new RandomCompositions(7);
    compare(compositions::next);
  }

  private static void compare(Supplier<Map<String, String>> source) {
    Random random = new Random(5);
    Map<String, Value> values = VariablesOfTests.of(RandomExpressions.VARIABLES);
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> refusals = new TreeMap<>();
    int compared = 0;
    int printed = 0;
    int constant = 0;
    for (int i = 0; i < COUNT; i++) {
      Map<String, String> files = source.get();
      SplitScope scope = split(values, random, files);
      Optional<Template> template = scope.include("main");
      if (template.isEmpty()) {
        continue;
      }
      Optional<String> expected = Outcome.of(template.get(), scope.all());
      if (expected.isEmpty()) {
        continue;
      }
      switch (PartialEvaluator.evaluate(template.get(), scope)) {
        case PartialEvaluation.Refused refused ->
            refusals.merge(refused.construct() + ": " + refused.message(), 1, Integer::sum);
        case PartialEvaluation.Done(Template residual) -> {
          compared++;
          printed += expected.get().equals("error") ? 0 : 1;
          constant += residual.body().stream().allMatch(Node.Text.class::isInstance) ? 1 : 0;
          Optional<String> actual = Outcome.of(residual, scope.late());
          if (!actual.equals(expected)) {
            wrong.add(
                "%s%n--- known: %s%n--- left:%n%s%n--- expected %s%n--- actual   %s%n=========="
                    .formatted(
                        files,
                        scope.build().keySet(),
                        TemplatePrinter.print(residual),
                        expected.get(),
                        actual));
          }
        }
      }
    }
    System.out.printf(
        "partial evaluation: %d compared, %d with text, %d constant, refused %s%n",
        compared, printed, constant, refusals);
    wrong.sort(Comparator.comparing(String::length));
    assertThat(wrong.size() > 5 ? wrong.subList(0, 5) : wrong)
        .as("%d of %d", wrong.size(), compared)
        .isEmpty();
    assertThat(compared).isGreaterThan(COUNT * 8 / 10);
  }

  private static SplitScope split(
      Map<String, Value> values, Random random, Map<String, String> files) {
    Map<String, Value> build = new HashMap<>();
    Map<String, Value> render = new HashMap<>();
    double known = random.nextInt(4) * 0.25 + 0.125;
    values.forEach(
        (name, value) -> (random.nextDouble() < known ? build : render).put(name, value));
    return new SplitScope(build, render, Map.of(), files);
  }
}
