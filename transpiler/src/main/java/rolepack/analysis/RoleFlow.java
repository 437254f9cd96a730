package rolepack.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.Action;
import rolepack.ir.Keywords;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;

/// A role's tasks in the order in which they run, includes followed where their names are constant.
///
/// @param tasks the run; a task of a file that is included twice stands in it twice
/// @param handlers the handlers in order of definition
/// @param unreached task files that no include of the role names
/// @param hasOpenInclude some include's file depends on a value, so any file may be reached
public record RoleFlow(
    Role role,
    List<TaskInstance> tasks,
    List<TaskInstance> handlers,
    List<TaskFile> unreached,
    boolean hasOpenInclude) {
  public RoleFlow {
    tasks = List.copyOf(tasks);
    handlers = List.copyOf(handlers);
    unreached = List.copyOf(unreached);
  }

  /// Follows a role from its main task file.
  public static RoleFlow of(Role role) {
    Walk walk = new Walk(role);
    role.main().ifPresent(walk::enter);
    Walk handlerWalk = new Walk(role);
    role.handlers().ifPresent(handlerWalk::enter);
    List<TaskFile> unreached =
        role.taskFiles().stream()
            .filter(
                each ->
                    !walk.reached.contains(each.path())
                        && !handlerWalk.reached.contains(each.path()))
            .toList();
    return new RoleFlow(
        role,
        walk.found,
        handlerWalk.found,
        unreached,
        walk.openInclude || handlerWalk.openInclude);
  }

  private static final class Walk {
    private final Map<String, TaskFile> files = new HashMap<>();
    private final List<TaskInstance> found = new ArrayList<>();
    private final Set<String> reached = new LinkedHashSet<>();
    private final Set<String> open = new LinkedHashSet<>();
    private boolean openInclude;

    Walk(Role role) {
      role.taskFiles().forEach(each -> files.put(each.path(), each));
    }

    void enter(TaskFile file) {
      enter(file, List.of(), Map.of(), Optional.empty());
    }

    private void enter(
        TaskFile file,
        List<Keywords> enclosing,
        Map<String, VariableDefinition> locals,
        Optional<TaskInstance.Bound> bound) {
      // A file that includes itself has its diagnostic; it is followed once.
      if (!open.add(file.path())) {
        return;
      }
      reached.add(file.path());
      walk(file, file.tasks(), enclosing, locals, bound);
      open.remove(file.path());
    }

    private void walk(
        TaskFile file,
        List<TaskNode> nodes,
        List<Keywords> enclosing,
        Map<String, VariableDefinition> locals,
        Optional<TaskInstance.Bound> bound) {
      for (TaskNode node : nodes) {
        Map<String, VariableDefinition> inner = with(locals, node.keywords().vars());
        switch (node) {
          case TaskNode.Task task -> task(file, task, enclosing, inner, bound);
          case TaskNode.Block block -> {
            List<Keywords> around = with(enclosing, block.keywords());
            Optional<TaskInstance.Bound> tied = bound.or(() -> rescued(block));
            walk(file, block.body(), around, inner, tied);
            walk(file, block.rescue(), around, inner, tied);
            walk(file, block.always(), around, inner, tied);
          }
        }
      }
    }

    private void task(
        TaskFile file,
        TaskNode.Task task,
        List<Keywords> enclosing,
        Map<String, VariableDefinition> locals,
        Optional<TaskInstance.Bound> bound) {
      found.add(new TaskInstance(task, file, enclosing, locals, bound));
      if (task.action() instanceof Action.Include include
          && include.kind() == Action.IncludeKind.TASKS) {
        Optional<TaskFile> target = include.resolved().map(files::get);
        if (target.isEmpty()) {
          openInclude |= include.resolved().isEmpty();
          return;
        }
        Optional<TaskInstance.Bound> tied = bound.or(() -> looped(task));
        enter(
            target.get(),
            with(enclosing, task.keywords()),
            with(locals, include.variables()),
            tied);
      }
    }

    private static Optional<TaskInstance.Bound> rescued(TaskNode.Block block) {
      return block.rescue().isEmpty() && block.always().isEmpty()
          ? Optional.empty()
          : Optional.of(
              new TaskInstance.Bound(
                  "it stands in a block with rescue or always, which only Ansible can run",
                  block.span()));
    }

    /// `with_first_found` gives one file only.
    private static Optional<TaskInstance.Bound> looped(TaskNode.Task include) {
      return include
          .keywords()
          .loop()
          .filter(loop -> !loop.lookup().equals("first_found"))
          .map(loop -> new TaskInstance.Bound("a loop includes its file", loop.span()));
    }

    private static <T> List<T> with(List<T> list, T more) {
      List<T> all = new ArrayList<>(list);
      all.add(more);
      return all;
    }

    private static Map<String, VariableDefinition> with(
        Map<String, VariableDefinition> locals, List<VariableDefinition> more) {
      if (more.isEmpty()) {
        return locals;
      }
      Map<String, VariableDefinition> all = new HashMap<>(locals);
      more.forEach(each -> all.put(each.name(), each));
      return all;
    }
  }
}
