package rolepack.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Condition;
import rolepack.ir.TaskNode;
import rolepack.ir.jinja.Expr;

/// Knows that a registered result exists after its task, even if the task was skipped: then it says
/// so itself. Hence `when: result is defined` always holds behind it.
final class RegisteredNames {
  private final Set<String> names = new HashSet<>();

  private RegisteredNames() {}

  /// Whether a condition only asks for results that tasks before this one in its file register.
  static boolean hold(Condition condition, TaskInstance instance) {
    if (!(condition instanceof Condition.Expression(_, _, Expr expression))) {
      return false;
    }
    RegisteredNames registered = new RegisteredNames();
    return registered.collect(instance.file().tasks(), instance.task())
        && registered.exist(expression);
  }

  /// Counts how many tasks register each name.
  static void count(List<TaskNode> nodes, Map<String, Integer> counts) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task ->
            task.keywords().register().ifPresent(each -> counts.merge(each, 1, Integer::sum));
        case TaskNode.Block block -> {
          count(block.body(), counts);
          count(block.rescue(), counts);
          count(block.always(), counts);
        }
      }
    }
  }

  /// @return whether the task was found
  private boolean collect(List<TaskNode> nodes, TaskNode.Task until) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> {
          if (task == until) {
            return true;
          }
          task.keywords().register().ifPresent(names::add);
        }
        case TaskNode.Block block -> {
          if (collect(block.body(), until)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean exist(Expr expression) {
    return switch (expression) {
      case Expr.Test(_, Expr.Name name, String test, _) ->
          test.equals("defined") && names.contains(name.name());
      case Expr.Logical(_, Expr.LogicalOperator operator, Expr left, Expr right) ->
          operator == Expr.LogicalOperator.AND && exist(left) && exist(right);
      case Expr _ -> false;
    };
  }
}
