package rolepack.plan;

import java.util.HashMap;
import java.util.Map;

/// Which package lays down which path: each path has one owner.
final class PayloadClaims {
  private final Map<String, String> owners = new HashMap<>();

  /// Claims a path for a package.
  ///
  /// @return whether the package owns it now
  boolean claim(String path, String packageName) {
    String owner = owners.putIfAbsent(path, packageName);
    return owner == null || owner.equals(packageName);
  }
}
