package rolepack.ir;

import java.util.List;

/// The hosts and groups that the repository's inventories name; both lists in order of appearance.
///
/// @param variables of the inventories, group_vars and host_vars
public record Inventory(
    List<String> hosts, List<Group> groups, List<VariableDefinition> variables) {
  /// No inventory.
  public static final Inventory EMPTY = new Inventory(List.of(), List.of(), List.of());

  public Inventory {
    hosts = List.copyOf(hosts);
    groups = List.copyOf(groups);
    variables = List.copyOf(variables);
  }

  /// A group.
  ///
  /// @param hosts its own hosts and those of its children, in inventory order
  public record Group(String name, List<String> hosts, List<String> children) {
    public Group {
      hosts = List.copyOf(hosts);
      children = List.copyOf(children);
    }
  }
}
