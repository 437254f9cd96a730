package rolepack.rewrite.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.TemplateRecordings;
import rolepack.evaluation.Value;
import rolepack.evaluation.VariablesOfTests;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.frontend.jinja.TemplatePrinter;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// Holds, for every template of the repositories in `../shared/corpus` and each case of their
/// variables, that with everything known partial evaluation gives what the evaluator prints, and
/// with some of it known a residual template that prints it.
class PartialEvaluatorCorpusTest {
  private static final Path SHARED = Path.of("../../shared");
  private static final Path RECORDINGS = SHARED.resolve("recordings/mantl-1.3.0");

  @Test
  void mantl2015() throws Exception {
    compare(
        "mantl-2015",
        List.of("terraform.sample.yml", "addons", "kubernetes.yml"),
        List.of("kubernetes_vars.yml"));
  }

  @Test
  void mantl130() throws Exception {
    compare("mantl-1.3.0", List.of("sample.yml", "addons"), List.of("group_vars/all"));
  }

  private static void compare(String name, List<String> playbooks, List<String> shared)
      throws Exception {
    Path repository = SHARED.resolve("corpus/" + name);
    assumeTrue(Files.isDirectory(repository), "no ../shared/corpus/" + name);
    assumeTrue(Files.exists(RECORDINGS.resolve("vars_cases.yml")), "no ../shared/recordings");
    TemplateRecordings recordings =
        new TemplateRecordings(RECORDINGS, repository, playbooks, shared);
    Random random = new Random(3);
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> refusals = new TreeMap<>();
    int compared = 0;
    for (TemplateRecordings.Recording each : recordings.ofRepository()) {
      Template template =
          TemplateParser.parseFile(recordings.source(each), new Diagnostics()).orElseThrow();
      for (double known : new double[] {1, 0.75, 0.5, 0}) {
        SplitScope scope = split(recordings.variables(each), known, random);
        Optional<String> expected = Outcome.of(template, scope.all());
        if (expected.isEmpty()) {
          continue;
        }
        switch (PartialEvaluator.evaluate(template, scope)) {
          case PartialEvaluation.Refused refused ->
              refusals.merge(each.template() + ": " + refused.message(), 1, Integer::sum);
          case PartialEvaluation.Done(Template residual) -> {
            compared++;
            Optional<String> actual = Outcome.of(residual, scope.late());
            boolean constant = residual.body().stream().allMatch(Node.Text.class::isInstance);
            if (!actual.equals(expected)
                || known == 1 && !constant && !expected.get().equals("error")) {
              wrong.add(
                  "%s, %s known%n%s%n--- expected%n%s%n--- actual%n%s"
                      .formatted(each, known, TemplatePrinter.print(residual), expected, actual));
            }
          }
        }
      }
    }
    System.out.printf(
        "partial evaluation of %s: %d of %d equal, refused %s%n",
        name, compared - wrong.size(), compared, refusals);
    assertThat(wrong.size() > 5 ? wrong.subList(0, 5) : wrong).isEmpty();
    assertThat(refusals).isEmpty();
  }

  private static SplitScope split(Value.Dict variables, double known, Random random) {
    Map<String, Value> build = new HashMap<>();
    Map<String, Value> render = new HashMap<>();
    Map<String, DataTemplate> definitions = new HashMap<>();
    variables
        .entries()
        .forEach(
            (key, value) -> {
              String variable = ((Value.Str) key).text();
              DataTemplate data = VariablesOfTests.data(value);
              if (isTemplated(data)) {
                definitions.put(variable, data);
              } else if (random.nextDouble() < known) {
                build.put(variable, value);
              } else {
                render.put(variable, value);
              }
            });
    return new SplitScope(build, render, definitions, Map.of());
  }

  private static boolean isTemplated(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant _ -> false;
      case DataTemplate.Text _, DataTemplate.Broken _ -> true;
      case DataTemplate.Sequence sequence ->
          sequence.items().stream().anyMatch(PartialEvaluatorCorpusTest::isTemplated);
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream().anyMatch(each -> isTemplated(each.value()));
    };
  }
}
