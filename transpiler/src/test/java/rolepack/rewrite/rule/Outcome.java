package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.ir.jinja.Template;

/// What rendering a template gives, in a form that can be compared.
final class Outcome {
  private Outcome() {}

  /// The text, or `error`; empty where our evaluator does not know.
  static Optional<String> of(Template template, Scope scope) {
    try {
      return Optional.of("text: " + Evaluator.render(template, scope));
    } catch (EvaluationException.Undefined | EvaluationException.Failed _) {
      return Optional.of("error");
    } catch (EvaluationException.Unsupported | EvaluationException.TooLarge _) {
      return Optional.empty();
    }
  }
}
