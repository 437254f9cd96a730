package rolepack.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The tasks and handlers of a role while the planner decides.
///
/// @param tasks in the order in which they run
/// @param handlers in the order of definition
/// @param unreached tasks of files that nothing includes
/// @param pinned the variables that some place of the repository needs at build time
record RoleItems(
    RoleScope scope,
    List<Item> tasks,
    List<Item> handlers,
    List<Item> unreached,
    Set<String> pinned) {
  RoleItems {
    pinned = Set.copyOf(pinned);
    tasks = List.copyOf(tasks);
    handlers = List.copyOf(handlers);
    unreached = List.copyOf(unreached);
  }

  /// Whether one task runs before another.
  boolean isBefore(Item one, Item other) {
    return tasks.indexOf(one) < tasks.indexOf(other);
  }

  Stream<Item> all() {
    return Stream.of(tasks, handlers, unreached).flatMap(List::stream);
  }
}
