package rolepack.frontend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import rolepack.ir.Action;
import rolepack.ir.TaskNode;
import rolepack.source.SourceSpan;

/// The task files and roles that tasks include, those of blocks too.
final class Includes {
  private Includes() {}

  /// One include.
  ///
  /// @param role whether `resolved` is a role's name and not a file's path
  record Include(
      SourceSpan span,
      Optional<String> resolved,
      boolean role,
      Optional<String> tasksFrom,
      boolean dynamic) {}

  static List<Include> of(Collection<TaskNode> tasks) {
    List<Include> includes = new ArrayList<>();
    tasks.forEach(each -> add(each, includes));
    return includes;
  }

  private static void add(TaskNode node, List<Include> includes) {
    switch (node) {
      case TaskNode.Task task -> {
        if (task.action() instanceof Action.Include include
            && include.kind() != Action.IncludeKind.VARIABLES) {
          includes.add(
              new Include(
                  include.span(),
                  include.resolved(),
                  include.kind() == Action.IncludeKind.ROLE,
                  include.tasksFrom(),
                  include.dynamic()));
        }
      }
      case TaskNode.Block block -> {
        block.body().forEach(each -> add(each, includes));
        block.rescue().forEach(each -> add(each, includes));
        block.always().forEach(each -> add(each, includes));
      }
    }
  }

  /// The same tasks, where the include at a span is not resolved.
  static List<TaskNode> unresolved(List<TaskNode> tasks, SourceSpan span) {
    return tasks.stream().map(each -> unresolved(each, span)).toList();
  }

  private static TaskNode unresolved(TaskNode node, SourceSpan span) {
    return switch (node) {
      case TaskNode.Block block ->
          new TaskNode.Block(
              block.span(),
              block.name(),
              unresolved(block.body(), span),
              unresolved(block.rescue(), span),
              unresolved(block.always(), span),
              block.keywords());
      case TaskNode.Task(var place, String name, Action.Include include, var keywords)
          when include.span().equals(span) ->
          new TaskNode.Task(
              place,
              name,
              new Action.Include(
                  span,
                  include.name(),
                  include.kind(),
                  include.dynamic(),
                  include.target(),
                  Optional.empty(),
                  include.tasksFrom(),
                  include.variables()),
              keywords);
      case TaskNode.Task task -> task;
    };
  }
}
