package rolepack.rewrite;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulTemplate;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.gotemplate.GoTemplatePrinter;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.gotemplate.BlockedException;
import rolepack.rewrite.gotemplate.GoTemplateLowering;
import rolepack.rewrite.gotemplate.UntranslatableException;
import rolepack.rewrite.rule.PartialEvaluation;
import rolepack.rewrite.rule.PartialEvaluator;
import rolepack.rewrite.scope.Profile;
import rolepack.source.SourceFile;

/// Holds that a consul-template prints what the template prints that it was made of, for generated
/// templates and values, without translation validation; differences are shrunk.
class GeneratedTemplatesTest {
  private static final AtomicInteger COMPARED = new AtomicInteger();
  private static final AtomicInteger FAILING = new AtomicInteger();
  private static final Map<String, Integer> LEFT = new TreeMap<>();

  @Provide
  static Arbitrary<String> templates() {
    return GeneratedTemplates.all();
  }

  @Provide
  static Arbitrary<GeneratedValues> values() {
    return GeneratedValues.all();
  }

  @Property(seed = "20", afterFailure = AfterFailureMode.RANDOM_SEED)
  void oldVersionPrintsTheSame(
      @ForAll("templates") String template, @ForAll("values") GeneratedValues values) {
    compare(template, values, "0.15.0");
  }

  @Property(seed = "22", afterFailure = AfterFailureMode.RANDOM_SEED)
  void middleVersionPrintsTheSame(
      @ForAll("templates") String template, @ForAll("values") GeneratedValues values) {
    compare(template, values, "0.19.5");
  }

  @Property(seed = "21", afterFailure = AfterFailureMode.RANDOM_SEED)
  void newVersionPrintsTheSame(
      @ForAll("templates") String template, @ForAll("values") GeneratedValues values) {
    compare(template, values, "0.41.4");
  }

  @AfterContainer
  static void report() {
    System.out.printf(
        "lowering: %d renderings compared, %d failing originals, left: %s%n",
        COMPARED.get(), FAILING.get(), LEFT);
  }

  static void compare(String text, GeneratedValues values, String wanted) {
    Template template =
        TemplateParser.parseFile(new SourceFile("template.j2", text), new Diagnostics())
            .orElseThrow();
    ConsulTemplateVersion version = ConsulTemplateVersion.parse(wanted).orElseThrow();
    Optional<String> made = lowered(template, new Profile(version));
    if (made.isEmpty()) {
      return;
    }
    String expected;
    try {
      expected = Evaluator.render(template, values.jinja());
    } catch (EvaluationException _) {
      FAILING.incrementAndGet();
      return;
    }
    COMPARED.incrementAndGet();
    RenderResult actual =
        ConsulTemplate.parse(made.get(), version)
            .render(ConsulData.of(values.kv()), Map.of(), values.files());
    if (!actual.equals(new RenderResult.Output(expected))) {
      throw new AssertionError(
          "%n--- template%n%s%n--- values%n%s--- consul-template%n%s%n--- expected%n%s%n--- actual%n%s%n"
              .formatted(text, values, made.get(), expected, actual));
    }
  }

  private static Optional<String> lowered(Template template, Profile profile) {
    switch (PartialEvaluator.evaluate(template, GeneratedValues.scope())) {
      case PartialEvaluation.Refused refused -> {
        LEFT.merge(refused.construct(), 1, Integer::sum);
        return Optional.empty();
      }
      case PartialEvaluation.Done(Template residual) -> {
        try {
          return Optional.of(
              GoTemplatePrinter.print(
                  GoTemplateLowering.lower(residual, GeneratedValues.scope(), profile).template(),
                  profile.trims()));
        } catch (UntranslatableException exception) {
          LEFT.merge(exception.construct(), 1, Integer::sum);
          return Optional.empty();
        } catch (BlockedException _) {
          LEFT.merge("blocked", 1, Integer::sum);
          return Optional.empty();
        }
      }
    }
  }
}
