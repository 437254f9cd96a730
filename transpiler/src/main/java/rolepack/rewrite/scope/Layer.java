package rolepack.rewrite.scope;

/// A place in Consul KV where a value of the site may be.
public sealed interface Layer {
  /// The same for all machines.
  ///
  /// @param key `acme/port`
  record Site(String key) implements Layer {}

  /// For the machines of one group.
  ///
  /// @param key `acme/groups/web/port`
  record Group(String group, String key) implements Layer {}

  /// For one machine: the key is `before`, the machine's `inventory_hostname`, `after`.
  ///
  /// @param before `acme/hosts/`
  /// @param after `/port`
  record Host(String before, String after) implements Layer {}
}
