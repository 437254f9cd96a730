package rolepack.evaluation.consultemplate;

import java.util.Map;

/// A machine in Consul's catalogue.
///
/// @param taggedAddresses addresses by their purpose: `wan`, `lan`
public record ConsulNode(
    String name, String address, Map<String, String> meta, Map<String, String> taggedAddresses) {
  /// The address of a node that says none.
  public static final String DEFAULT_ADDRESS = "127.0.0.1";

  public ConsulNode {
    meta = Map.copyOf(meta);
    taggedAddresses = Map.copyOf(taggedAddresses);
  }

  public ConsulNode(String name, String address) {
    this(name, address, Map.of(), Map.of());
  }
}
