package rolepack.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which package lays down which path: each path has one owner.
final class PayloadClaims {
  private final Map<String, String> owners = new HashMap<>();
  private final Set<String> shared;

  /// @param shared the files that several packages each have a part of, which none lays down
  PayloadClaims(Set<String> shared) {
    this.shared = Set.copyOf(shared);
  }

  /// Whether several packages each have a part of a file.
  boolean isShared(String path) {
    return shared.contains(path);
  }

  /// Claims a path for a package.
  ///
  /// @return whether the package owns it now
  boolean claim(String path, String packageName) {
    String owner = owners.putIfAbsent(path, packageName);
    return owner == null || owner.equals(packageName);
  }
}
