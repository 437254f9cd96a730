package rolepack.rewrite.scope;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.ir.Topology.HostSource;

/// Something that a compiled template reads when it is rendered.
public sealed interface Reading {
  /// The name that the original uses.
  String name();

  /// A value in Consul KV.
  ///
  /// @param standard the text that stands for it where no layer has it; empty where there is none
  ///   or where it is computed
  record Key(String name, Shape type, List<Layer> layers, Optional<String> standard)
      implements Reading {
    public Key {
      layers = List.copyOf(layers);
    }
  }

  /// A secret in Vault.
  ///
  /// @param absence how the site says that it has no such secret; empty where the template does not
  ///   ask
  record Secret(String name, String path, String field, Shape type, Optional<Absence> absence)
      implements Reading {}

  /// A fact file.
  record Fact(String name, String path, Shape type) implements Reading {}

  /// A value that the play finds out, as JSON in a file.
  record Found(String name, String path, Shape type) implements Reading {}

  /// The hosts of a group that follows Consul's catalogue.
  record Catalogued(String name, String group, HostSource source) implements Reading {}

  /// The hosts of a group, in Consul KV.
  ///
  /// @param group empty where the template computes it, so that any group may be read
  /// @param members the variables that it reads of each host and their types, `inventory_hostname`
  ///   excluded
  /// @param own those of them that it takes from the host's own key where the group lacks them
  record Hosts(String name, Optional<String> group, Map<String, Shape> members, Set<String> own)
      implements Reading {
    public Hosts {
      members = java.util.Collections.unmodifiableMap(new TreeMap<>(members));
      own = java.util.Collections.unmodifiableSet(new TreeSet<>(own));
    }
  }
}
