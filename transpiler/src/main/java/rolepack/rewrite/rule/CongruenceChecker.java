package rolepack.rewrite.rule;

import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// Checks that a residual template reads nothing that is known when the package is built, since
/// nobody would know it when the template is rendered. Always runs.
final class CongruenceChecker {
  private CongruenceChecker() {}

  static void check(Template residual, TemplateScope scope) {
    for (String name : FreeVariables.of(residual)) {
      if (!Evaluator.isGlobal(name)
          && scope.source(name) instanceof Source.Known(Value value, _)
          && !(value instanceof Value.Unknown)) {
        throw new IllegalStateException(
            "the residual template still reads '%s', which is known".formatted(name));
      }
    }
  }
}
