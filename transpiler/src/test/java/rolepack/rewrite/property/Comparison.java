package rolepack.rewrite.property;

import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.AnsibleVersion;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.consultemplate.Arrival;
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

/// A template and the consul-template that it becomes, without translation validation, and whether
/// both print the same.
final class Comparison {
  /// Longer outputs come from texts that were multiplied.
  private static final int LONGEST = 100_000;

  /// What lowering gave.
  sealed interface Lowered {
    record Done(Comparison comparison) implements Lowered {}

    /// @param construct what has no counterpart
    record Left(String construct, String message) implements Lowered {}
  }

  /// What comparing gave.
  enum Result {
    EQUAL,
    /// The original is an error, so that nothing has to be printed.
    ORIGINAL_FAILS
  }

  private final Template template;
  private final String text;
  private final String made;
  private final ConsulTemplate translation;

  private Comparison(Template template, String made, ConsulTemplateVersion version) {
    this.template = template;
    this.text = template.span().file().text();
    this.made = made;
    this.translation = ConsulTemplate.parse(made, version);
  }

  static Template parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    return TemplateParser.parseFile(new SourceFile("template.j2", text), diagnostics)
        .orElseThrow(() -> new AssertionError(text + "\n" + diagnostics.sorted()));
  }

  static Lowered lower(Template template, ConsulTemplateVersion version) {
    Profile profile = new Profile(version);
    return switch (PartialEvaluator.evaluate(template, GeneratedScope.INSTANCE)) {
      case PartialEvaluation.Refused refused ->
          new Lowered.Left(refused.construct(), refused.message());
      case PartialEvaluation.Done(Template residual) -> {
        try {
          String text =
              GoTemplatePrinter.print(
                  GoTemplateLowering.lower(residual, GeneratedScope.INSTANCE, profile).template(),
                  profile.trims());
          yield new Lowered.Done(new Comparison(template, text, version));
        } catch (UntranslatableException exception) {
          yield new Lowered.Left(exception.construct(), exception.getMessage());
        } catch (BlockedException _) {
          yield new Lowered.Left("blocked", "blocked");
        }
      }
    };
  }

  /// Renders both, the translation with its data arriving in every order.
  ///
  /// @throws AssertionError where they differ
  Result compare(SiteValues values, AnsibleVersion ansible) {
    String expected;
    try {
      expected = ansible.evaluate(() -> Evaluator.render(template, values.jinja()));
    } catch (EvaluationException.Undefined | EvaluationException.Failed _) {
      return Result.ORIGINAL_FAILS;
    }
    if (expected.length() > LONGEST) {
      return Result.ORIGINAL_FAILS;
    }
    ConsulData data = values.consul();
    Map<String, String> files = values.files();
    for (Arrival arrival : Arrival.values()) {
      RenderResult actual = translation.render(data, Map.of(), files, arrival);
      if (!actual.equals(new RenderResult.Output(expected))) {
        throw new AssertionError(
            "%n--- values%n%s--- consul-template, data %s%n%s%n--- expected by %s%n%s%n--- actual%n%s%n"
                .formatted(values.shown(text), arrival, made, ansible, expected, shown(actual)));
      }
    }
    return Result.EQUAL;
  }

  private static String shown(RenderResult result) {
    return result instanceof RenderResult.Output(String text) ? text : result.toString();
  }

  /// What the template became.
  String made() {
    return made;
  }

  static Optional<Comparison> of(Lowered lowered) {
    return lowered instanceof Lowered.Done(Comparison comparison)
        ? Optional.of(comparison)
        : Optional.empty();
  }
}
