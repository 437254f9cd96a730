package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import rolepack.ir.TaskNode;

/// Splits a role that only collects files for other roles among the packages of those: a file or
/// folder that is named like another role goes to that role's package.
///
/// A role only collects files where it lays down at least two roles' files, and installs, starts
/// and notifies nothing of its own.
final class CollectorSplit {
  private final Map<TaskNode.Task, String> served = new IdentityHashMap<>();
  private final Map<String, List<Item>> byServed = new HashMap<>();
  private final Map<String, SequencedSet<String>> servedBy = new HashMap<>();

  private CollectorSplit() {}

  static CollectorSplit of(List<RoleItems> roles) {
    CollectorSplit split = new CollectorSplit();
    Set<String> names = new LinkedHashSet<>();
    roles.forEach(each -> names.add(each.scope().role().name()));
    for (RoleItems role : roles) {
      Map<Item, String> found = new IdentityHashMap<>();
      for (Item item : role.tasks()) {
        serves(item, names).ifPresent(each -> found.put(item, each));
      }
      if (role.handlers().isEmpty()
          && Set.copyOf(found.values()).size() > 1
          && role.tasks().stream().allMatch(CollectorSplit::collects)) {
        for (Item item : role.tasks()) {
          if (found.containsKey(item)) {
            split.add(role.scope().role().name(), item, found.get(item));
          }
        }
      }
    }
    return split;
  }

  private void add(String collector, Item item, String role) {
    served.put(item.task(), role);
    byServed.computeIfAbsent(role, _ -> new ArrayList<>()).add(item);
    servedBy.computeIfAbsent(collector, _ -> new LinkedHashSet<>()).add(role);
  }

  private static boolean collects(Item item) {
    return item.candidate().notified().isEmpty()
        && (item.isKept() || item.task().keywords().register().isEmpty())
        && (item.isKept()
            || item.parts().stream()
                .noneMatch(each -> each instanceof Part.Needs || each instanceof Part.Excludes));
  }

  /// The role after which every path that a task lays down is named.
  private static Optional<String> serves(Item item, Set<String> roles) {
    if (item.isKept()
        || item.phase().isLate()
        || !(item.candidate().lowered() instanceof Lowered.Moves moves)
        || moves.wrote().isEmpty()
        || moves.parts().stream().anyMatch(Part.Renders.class::isInstance)) {
      return Optional.empty();
    }
    String own = item.scope().role().name();
    return roles.stream()
        .filter(each -> !each.equals(own))
        .filter(each -> moves.wrote().stream().allMatch(path -> isNamed(path, each)))
        .findFirst();
  }

  private static boolean isNamed(String path, String role) {
    for (String part : path.split("/")) {
      if (part.equals(role) || part.startsWith(role + ".")) {
        return true;
      }
    }
    return false;
  }

  /// The role to whose package a task goes instead of its own.
  Optional<String> served(TaskNode.Task task) {
    return Optional.ofNullable(served.get(task));
  }

  /// The tasks of other roles that go to a role's package.
  List<Item> partsFor(String role) {
    return List.copyOf(byServed.getOrDefault(role, List.of()));
  }

  /// The roles among whose packages a role is split.
  List<String> servedBy(String collector) {
    return List.copyOf(servedBy.getOrDefault(collector, new LinkedHashSet<>()));
  }
}
