package rolepack.ir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.source.SourceSpan;

/// Which groups of hosts are read from Consul's catalogue instead of from the inventory, and what
/// the catalogue knows of a host.
///
/// @param groups those that follow the catalogue, by their names
/// @param variables which field of a node a variable of a host is, by the variable's name; with
///   dots for what is inside of a dict: `ansible_default_ipv4.address`
public record Topology(Map<String, Group> groups, Map<String, NodeField> variables) {
  /// The variable that every host has.
  public static final String HOST_NAME = "inventory_hostname";

  /// Nothing is in the catalogue.
  public static final Topology NONE = new Topology(Map.of(), Map.of());

  public Topology {
    groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /// The field that holds a host's name.
  public NodeField hostName() {
    return variables.getOrDefault(HOST_NAME, new NodeField.Name());
  }

  /// Where the hosts of a group are; empty where the inventory has them.
  public Optional<HostSource> source(String group) {
    return Optional.ofNullable(groups.get(group)).map(Group::source);
  }

  /// The names of a host's variables that begin with a name and a dot, without these.
  public Stream<String> membersOf(String variable) {
    return variables.keySet().stream()
        .filter(each -> each.startsWith(variable + "."))
        .map(each -> each.substring(variable.length() + 1));
  }

  /// A group that follows the catalogue.
  ///
  /// @param span where `rolepack.yml` says it
  public record Group(HostSource source, SourceSpan span) {
    public Group {
      Objects.requireNonNull(source);
      Objects.requireNonNull(span);
    }
  }

  /// Where Consul has the hosts of a group, sorted by the names of their nodes.
  public sealed interface HostSource {
    /// `nodes`: every node of the catalogue.
    record Nodes() implements HostSource {
      @Override
      public String toString() {
        return "nodes";
      }
    }

    /// `{service: zookeeper, tag: server, health: passing}`: the nodes of a service.
    ///
    /// @param tag that its instances need to have
    /// @param passing whether only those count whose checks all pass
    record Service(String name, Optional<String> tag, boolean passing) implements HostSource {
      public Service {
        Objects.requireNonNull(name);
        Objects.requireNonNull(tag);
      }

      /// What consul-template asks for: `server.zookeeper`.
      public String query() {
        return tag.map(each -> each + "." + name).orElse(name);
      }

      @Override
      public String toString() {
        return "service " + query() + (passing ? "" : " any");
      }
    }
  }

  /// A field of a node in the catalogue.
  public sealed interface NodeField {
    /// `Node`: its name.
    record Name() implements NodeField {}

    /// `Address`.
    record Address() implements NodeField {}

    /// `Meta.rack`.
    record Meta(String key) implements NodeField {}

    /// `TaggedAddresses.wan`.
    record TaggedAddress(String tag) implements NodeField {}
  }
}
