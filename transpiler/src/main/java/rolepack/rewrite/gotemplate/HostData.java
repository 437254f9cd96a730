package rolepack.rewrite.gotemplate;

import java.util.Optional;
import rolepack.ir.Topology.HostSource;
import rolepack.ir.gotemplate.GoExpr;

/// What Go has of hosts: the entry of one, or a list of them.
///
/// @param catalogue where Consul's catalogue has them; empty where they are entries of the topology
///   in Consul KV
record HostData(GoExpr expr, Optional<HostSource> catalogue) {
  /// Entries of the topology in Consul KV.
  static HostData stored(GoExpr expr) {
    return new HostData(expr, Optional.empty());
  }

  /// The same hosts as another expression.
  HostData as(GoExpr other) {
    return new HostData(other, catalogue);
  }
}
