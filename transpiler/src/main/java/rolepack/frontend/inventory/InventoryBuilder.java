package rolepack.frontend.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.ir.Inventory;
import rolepack.ir.VariableDefinition;

/// Collects hosts, groups and variables from several inventories, as Ansible joins them.
final class InventoryBuilder {
  private static final String ALL = "all";
  private static final String UNGROUPED = "ungrouped";

  /// A short line can name many hosts, and every variable beside them counts for each.
  private static final int MOST_FACTS = 2_000_000;

  private final Map<String, Members> groups = new LinkedHashMap<>();
  private final Set<String> hosts = new LinkedHashSet<>();
  private final List<VariableDefinition> variables = new ArrayList<>();
  private int facts = 0;

  /// What a group was given itself.
  private record Members(Set<String> hosts, Set<String> children) {
    Members() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  InventoryBuilder() {
    addGroup(ALL);
    addGroup(UNGROUPED);
    addChild(ALL, UNGROUPED);
  }

  boolean hasGroup(String name) {
    return groups.containsKey(name);
  }

  boolean isEmpty() {
    return hosts.isEmpty() && groups.size() == 2;
  }

  /// Whether it holds more than any real inventory does; what is added then is left out.
  boolean isFull() {
    return facts >= MOST_FACTS;
  }

  void addGroup(String name) {
    groups.computeIfAbsent(name, _ -> new Members());
  }

  void addHost(String group, String host) {
    if (!isFull()) {
      facts++;
      hosts.add(host);
      groups.get(group).hosts().add(host);
    }
  }

  /// Whether it could be added: a group cannot be below itself, and all are below `all`.
  boolean addChild(String parent, String child) {
    if (parent.equals(child) || child.equals(ALL) || descendants(child).contains(parent)) {
      return false;
    }
    groups.get(parent).children().add(child);
    return true;
  }

  void addVariable(VariableDefinition variable) {
    if (!isFull()) {
      facts++;
      variables.add(variable);
    }
  }

  Inventory build() {
    Set<String> below = new LinkedHashSet<>();
    groups.values().forEach(each -> below.addAll(each.children()));
    for (String each : groups.keySet()) {
      if (!each.equals(ALL) && !below.contains(each)) {
        addChild(ALL, each);
      }
    }
    sortOutUngrouped();
    List<Inventory.Group> built = new ArrayList<>();
    groups.forEach(
        (name, members) ->
            built.add(new Inventory.Group(name, hostsOf(name), List.copyOf(members.children()))));
    return new Inventory(List.copyOf(hosts), built, variables);
  }

  /// A host is ungrouped if no other group has it.
  private void sortOutUngrouped() {
    Set<String> grouped = new LinkedHashSet<>();
    groups.forEach(
        (name, members) -> {
          if (!name.equals(ALL) && !name.equals(UNGROUPED)) {
            grouped.addAll(members.hosts());
          }
        });
    Set<String> ungrouped = groups.get(UNGROUPED).hosts();
    ungrouped.removeAll(grouped);
    hosts.stream().filter(each -> !grouped.contains(each)).forEach(ungrouped::add);
  }

  private List<String> hostsOf(String group) {
    Set<String> found = new LinkedHashSet<>();
    descendants(group).forEach(each -> found.addAll(groups.get(each).hosts()));
    return List.copyOf(found);
  }

  /// The group and those below it, level by level.
  private Set<String> descendants(String group) {
    Set<String> found = new LinkedHashSet<>(List.of(group));
    List<String> level = List.of(group);
    while (!level.isEmpty()) {
      List<String> next = new ArrayList<>();
      for (String each : level) {
        for (String child : groups.get(each).children()) {
          if (found.add(child)) {
            next.add(child);
          }
        }
      }
      level = next;
    }
    return found;
  }
}
