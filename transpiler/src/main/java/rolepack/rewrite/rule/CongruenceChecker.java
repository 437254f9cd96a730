package rolepack.rewrite.rule;

import java.util.function.Predicate;
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

  /// @param isRead whether the template has looked a name up; any other is one that the residual
  ///   template binds itself, if only in some branches
  static void check(Template residual, TemplateScope scope, Predicate<String> isRead) {
    for (String name : FreeVariables.of(residual)) {
      if (isRead.test(name)
          && !Evaluator.isGlobal(name)
          && scope.source(name) instanceof Source.Known(Value value, _)
          && !(value instanceof Value.Unknown)) {
        throw new IllegalStateException(
            "the residual template still reads '%s', which is known".formatted(name));
      }
    }
  }
}
