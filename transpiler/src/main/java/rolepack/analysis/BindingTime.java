package rolepack.analysis;

/// When a value becomes known.
public enum BindingTime {
  /// When the package is built.
  BUILD,
  /// On the host, without Ansible: from Consul KV, Vault, the catalog, the environment, fact files.
  RENDER,
  /// Only while a play runs.
  PLAY;

  /// When a value made of two others becomes known: the later of both.
  public BindingTime join(BindingTime other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
