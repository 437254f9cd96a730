package rolepack.backend.playbook;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import rolepack.ir.TaskNode;
import rolepack.plan.AddedTask;
import rolepack.plan.ResidualRole;
import rolepack.plan.Target;

/// The tasks that a task file gets, each as its lines, the first with its `-`, without line ends.
///
/// @param first those before all others
/// @param later those behind an entry of the file, by identity
record AddedTasks(List<List<String>> first, Map<TaskNode, List<List<String>>> later) {
  static final AddedTasks NONE = new AddedTasks(List.of(), Map.of());

  /// Tasks before all others.
  static AddedTasks first(List<? extends AddedTask> tasks, Target target) {
    return new AddedTasks(lines(tasks, target), Map.of());
  }

  static AddedTasks of(ResidualRole role, Target target) {
    Map<TaskNode, List<List<String>>> later = new IdentityHashMap<>();
    role.later().forEach((entry, tasks) -> later.put(entry, lines(tasks, target)));
    return new AddedTasks(lines(role.installs(), target), later);
  }

  /// Those behind an entry.
  List<List<String>> behind(TaskNode entry) {
    return later.getOrDefault(entry, List.of());
  }

  private static List<List<String>> lines(List<? extends AddedTask> tasks, Target target) {
    return tasks.stream().map(each -> InstallTasks.lines(each, target)).toList();
  }
}
