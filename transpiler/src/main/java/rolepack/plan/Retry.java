package rolepack.plan;

import java.util.Optional;
import java.util.Set;
import rolepack.analysis.TaskInstance;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.jinja.Expr;

/// `until` of a task that is only tried again when it fails, such as `until: installed is
/// succeeded`: where a task brings a state about, once it has succeeded there is nothing that more
/// tries would do.
final class Retry {
  private static final Set<String> SUCCEEDED = Set.of("success", "succeeded", "successful");
  private static final Set<String> FAILED = Set.of("failed", "failure");

  private Retry() {}

  /// Whether a task is repeated for nothing but its success.
  static boolean isForSuccess(TaskInstance instance) {
    Optional<String> result = instance.keywords().register();
    return result.isPresent()
        && instance.task().action() instanceof Action.Module module
        && module.spec().family() != ModuleFamily.COMMANDS
        && instance.keywords().until().stream()
            .allMatch(
                each ->
                    each instanceof Condition.Expression condition
                        && means(condition.expression(), result.get(), SUCCEEDED, FAILED));
  }

  /// Whether an expression says that a result is one thing, or not the opposite.
  private static boolean means(
      Expr expression, String result, Set<String> words, Set<String> opposite) {
    return switch (expression) {
      case Expr.Test(_, Expr.Name(_, String name), String test, _) ->
          name.equals(result) && words.contains(test);
      case Expr.Filter(_, Expr.Name(_, String name), String filter, _) ->
          name.equals(result) && words.contains(filter);
      case Expr.Not(_, Expr operand) -> means(operand, result, opposite, words);
      default -> false;
    };
  }
}
