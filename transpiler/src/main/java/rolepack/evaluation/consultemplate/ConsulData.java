package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.evaluation.gotemplate.GoValue;

/// What Consul and Vault hold while a template is rendered.
///
/// @param kv the values by their keys
/// @param services the instances of each service by its name
/// @param nodes the machines, those that only services name too
/// @param secrets the fields of each of Vault's secrets by its path
public record ConsulData(
    Map<String, String> kv,
    Map<String, List<ServiceInstance>> services,
    List<ConsulNode> nodes,
    Map<String, Map<String, GoValue>> secrets) {
  /// No data at all.
  public static final ConsulData EMPTY = of(Map.of());

  /// The data centre that everything is in.
  public static final String DATACENTER = "dc1";

  public ConsulData {
    kv = sorted(kv);
    services = sorted(services);
    nodes = withNodesOf(services, nodes);
    secrets = sorted(secrets);
  }

  /// Only keys and their values.
  public static ConsulData of(Map<String, String> kv) {
    return new ConsulData(kv, Map.of(), List.of(), Map.of());
  }

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    Map<String, V> sorted = new TreeMap<>(ByteOrder.INSTANCE);
    sorted.putAll(map);
    return Collections.unmodifiableMap(sorted);
  }

  /// Adds the nodes that only services name, and sorts them by their names.
  private static List<ConsulNode> withNodesOf(
      Map<String, List<ServiceInstance>> services, List<ConsulNode> nodes) {
    Map<String, ConsulNode> byName = new LinkedHashMap<>();
    for (ConsulNode node : nodes) {
      byName.put(node.name(), node);
    }
    for (List<ServiceInstance> instances : services.values()) {
      for (ServiceInstance instance : instances) {
        byName.putIfAbsent(
            instance.node(), new ConsulNode(instance.node(), instance.nodeAddress()));
      }
    }
    List<ConsulNode> all = new ArrayList<>(byName.values());
    all.sort((one, other) -> ByteOrder.INSTANCE.compare(one.name(), other.name()));
    return List.copyOf(all);
  }

  Optional<ConsulNode> node(String name) {
    return nodes.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// The machine that consul-template runs on.
  Optional<ConsulNode> self() {
    return nodes.stream().findFirst();
  }
}
