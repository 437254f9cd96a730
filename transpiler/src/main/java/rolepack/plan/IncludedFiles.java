package rolepack.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.ir.Action;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.TaskNode;

/// Every task file that some include of the repository names.
final class IncludedFiles {
  private IncludedFiles() {}

  /// Paths relative to the repository.
  static Set<String> of(Repository repository) {
    Set<String> found = new HashSet<>();
    repository.taskFiles().values().forEach(each -> collect(each.tasks(), found));
    for (Playbook playbook : repository.playbooks()) {
      for (Play play : playbook.plays()) {
        collect(play.preTasks(), found);
        collect(play.tasks(), found);
        collect(play.postTasks(), found);
        collect(play.handlers(), found);
      }
    }
    return found;
  }

  private static void collect(List<TaskNode> nodes, Set<String> found) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> {
          if (task.action() instanceof Action.Include include
              && include.kind() == Action.IncludeKind.TASKS) {
            include.resolved().ifPresent(found::add);
          }
        }
        case TaskNode.Block block -> {
          collect(block.body(), found);
          collect(block.rescue(), found);
          collect(block.always(), found);
        }
      }
    }
  }
}
