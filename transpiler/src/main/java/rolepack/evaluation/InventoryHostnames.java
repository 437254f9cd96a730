package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The lookup `inventory_hostnames`: the hosts that a pattern names, from the variable `groups`.
///
/// Names of groups and hosts, `:` and `,` between them, `!` for hosts to leave out and `&` for
/// those to keep. Wildcards, regular expressions and indexes are not known.
final class InventoryHostnames {
  private final Value.Dict groups;

  private InventoryHostnames(Value.Dict groups) {
    this.groups = groups;
  }

  static List<Value> find(List<Value> patterns, World world) {
    Optional<Value> groups = world.variable("groups");
    if (!(groups.orElse(Value.NONE) instanceof Value.Dict dict)) {
      throw EvaluationException.unsupported("the inventory");
    }
    return new InventoryHostnames(dict).find(patterns);
  }

  private List<Value> find(List<Value> patterns) {
    List<String> plain = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Value pattern : patterns) {
      for (String part : Inputs.Bound.text(pattern, "a pattern of hosts").split("[:,]")) {
        String each = part.strip();
        if (each.startsWith("!")) {
          left.add(each.substring(1));
        } else if (each.startsWith("&")) {
          kept.add(each.substring(1));
        } else if (!each.isEmpty()) {
          plain.add(each);
        }
      }
    }
    if (plain.isEmpty()) {
      plain.add("all");
    }
    Set<Value> hosts = new LinkedHashSet<>();
    plain.forEach(each -> hosts.addAll(named(each)));
    kept.forEach(each -> hosts.retainAll(named(each)));
    left.forEach(each -> named(each).forEach(hosts::remove));
    return new ArrayList<>(hosts);
  }

  private List<Value> named(String name) {
    if (name.startsWith("~") || name.matches(".*[*?\\[\\]].*")) {
      throw EvaluationException.unsupported("the pattern of hosts " + name);
    }
    Optional<Value> group = groups.get(name);
    if (group.isPresent()) {
      return Iteration.list(group.get());
    }
    Value host = Value.of(name);
    boolean known =
        groups.entries().values().stream().anyMatch(each -> Iteration.list(each).contains(host));
    return known ? List.of(host) : List.of();
  }
}
