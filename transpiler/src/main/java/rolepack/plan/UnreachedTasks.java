package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Effects;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;

/// The tasks of files that a role's run does not reach: nothing runs them, unless an include whose
/// file is not known, or one of another role, brings them in.
final class UnreachedTasks {
  private UnreachedTasks() {}

  static List<Item> of(RoleScope scope, TaskLowering lowering, Set<String> included) {
    List<Item> items = new ArrayList<>();
    for (TaskFile file : scope.flow().unreached()) {
      collect(scope, lowering, file, file.tasks(), included.contains(file.path()), items);
    }
    return items;
  }

  private static void collect(
      RoleScope scope,
      TaskLowering lowering,
      TaskFile file,
      List<TaskNode> nodes,
      boolean included,
      List<Item> items) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> {
          TaskInstance instance =
              new TaskInstance(task, file, List.of(), Map.of(), Optional.empty());
          Lowered lowered = lowered(scope, file, task, included);
          Effects effects =
              lowered instanceof Lowered.Stays
                  ? lowering.lower(instance, file.handlers()).effects()
                  : Effects.NONE;
          items.add(
              new Item(
                  scope,
                  new Candidate(instance, lowered, effects, List.of(), List.of(), List.of()),
                  file.handlers()));
        }
        case TaskNode.Block block -> {
          collect(scope, lowering, file, block.body(), included, items);
          collect(scope, lowering, file, block.rescue(), included, items);
          collect(scope, lowering, file, block.always(), included, items);
        }
      }
    }
  }

  private static Lowered lowered(
      RoleScope scope, TaskFile file, TaskNode.Task task, boolean included) {
    String what = TaskSummary.of(task);
    if (included || scope.flow().hasOpenInclude()) {
      String why =
          included
              ? "another role or play includes its file"
              : "an include whose file is not known may bring it in";
      return new Lowered.Stays(
          new ResidualReason(
              ReasonCode.DYNAMIC_VALUE,
              why,
              task.span(),
              "Include the file from the role's own tasks, by a name without variables."),
          what);
    }
    return new Lowered.Folds(
        "%s; %snothing includes %s".formatted(what, onTarget(scope), file.path()));
  }

  /// `for el7 `, where an include's file depends on the target.
  private static String onTarget(RoleScope scope) {
    boolean depends =
        scope.flow().tasks().stream()
            .anyMatch(
                each ->
                    each.task().action() instanceof Action.Include include
                        && include.target() instanceof DataTemplate.Text);
    return depends ? "for %s ".formatted(scope.settings().target().word()) : "";
  }
}
