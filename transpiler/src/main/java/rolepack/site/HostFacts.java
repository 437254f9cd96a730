package rolepack.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.rewrite.scope.Shape;

/// The facts of a host that a script can find out as Ansible's `setup` does, and those that only
/// the inventory knows.
public final class HostFacts {
  private static final Shape TEXTS = new Shape.ListOf(Shape.TEXT);

  private static final Shape IPV4 =
      new Shape.MapOf(texts("address", "broadcast", "netmask", "network"), Shape.UNKNOWN);

  private static final Shape INTERFACE =
      new Shape.MapOf(
          with(with(texts("device", "macaddress"), "mtu", Shape.INT), "ipv4", IPV4), Shape.UNKNOWN);

  private static final Shape DEFAULT_IPV4 =
      new Shape.MapOf(
          with(
              texts(
                  "address",
                  "alias",
                  "broadcast",
                  "gateway",
                  "interface",
                  "macaddress",
                  "netmask",
                  "network"),
              "mtu",
              Shape.INT),
          Shape.UNKNOWN);

  private static final Map<String, Shape> SHAPES =
      Map.ofEntries(
          Map.entry("inventory_hostname", Shape.TEXT),
          Map.entry("inventory_hostname_short", Shape.TEXT),
          Map.entry("group_names", TEXTS),
          Map.entry("ansible_host", Shape.TEXT),
          Map.entry("ansible_ssh_host", Shape.TEXT),
          Map.entry("private_ipv4", Shape.TEXT),
          Map.entry("ansible_hostname", Shape.TEXT),
          Map.entry("ansible_nodename", Shape.TEXT),
          Map.entry("ansible_fqdn", Shape.TEXT),
          Map.entry("ansible_domain", Shape.TEXT),
          Map.entry("ansible_kernel", Shape.TEXT),
          Map.entry("ansible_machine", Shape.TEXT),
          Map.entry("ansible_architecture", Shape.TEXT),
          Map.entry("ansible_memtotal_mb", Shape.INT),
          Map.entry("ansible_swaptotal_mb", Shape.INT),
          Map.entry("ansible_processor_vcpus", Shape.INT),
          Map.entry("ansible_processor_cores", Shape.INT),
          Map.entry("ansible_processor_count", Shape.INT),
          Map.entry("ansible_all_ipv4_addresses", TEXTS),
          Map.entry("ansible_default_ipv4", DEFAULT_IPV4));

  /// What Ansible takes from its inventory, with the text of each as a template that Ansible fills
  /// in.
  private static final Map<String, String> INVENTORY =
      new LinkedHashMap<>(
          Map.of(
              "inventory_hostname", "{{ inventory_hostname }}",
              "inventory_hostname_short", "{{ inventory_hostname_short }}",
              "group_names", "{{ group_names | to_json }}",
              "ansible_host", "{{ ansible_host | default(inventory_hostname) }}",
              "ansible_ssh_host", "{{ ansible_ssh_host | default(inventory_hostname) }}"));

  private static final Pattern INTERFACE_NAME =
      Pattern.compile(
          "ansible_((?:eth|em|bond|docker|br|wlan|team)[0-9][a-z0-9]*|en[opsx][a-z0-9]+|lo|p[0-9]+p[0-9]+)");

  private HostFacts() {}

  /// What a fact's file holds; empty where rolepack has no script for it.
  public static Optional<Shape> shape(String name) {
    return networkInterface(name).isPresent()
        ? Optional.of(INTERFACE)
        : Optional.ofNullable(SHAPES.get(name));
  }

  /// The interface that a fact is about: `eth0` for `ansible_eth0`.
  static Optional<String> networkInterface(String name) {
    var matcher = INTERFACE_NAME.matcher(name);
    return matcher.matches() && !SHAPES.containsKey(name)
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  /// The template whose text a running Ansible writes into a fact's file; empty where the machine
  /// knows the fact itself.
  public static Optional<String> fromInventory(String name) {
    return Optional.ofNullable(INVENTORY.get(name));
  }

  /// Of some facts, those that a running Ansible has to bring, in name order.
  public static List<String> fromInventory(Iterable<String> names) {
    List<String> found = new java.util.ArrayList<>();
    names.forEach(
        each -> {
          if (INVENTORY.containsKey(each)) {
            found.add(each);
          }
        });
    return found.stream().sorted().distinct().toList();
  }

  private static Map<String, Shape> texts(String... names) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (String each : names) {
      shapes.put(each, Shape.TEXT);
    }
    return shapes;
  }

  private static Map<String, Shape> with(Map<String, Shape> shapes, String name, Shape shape) {
    Map<String, Shape> more = new LinkedHashMap<>(shapes);
    more.put(name, shape);
    return more;
  }
}
