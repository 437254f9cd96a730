package rolepack.backend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;

/// Checks that no two packages ship the same path, and that none ships a file where another one has
/// a folder; either would make the packages refuse to stand beside each other.
public final class PathConflicts {
  private PathConflicts() {}

  /// @throws IllegalStateException where the plan breaks the rule, which is a bug of the planner
  public static void check(List<PackagePlan> packages) {
    Map<String, String> owners = new HashMap<>();
    Map<String, String> nonDirectories = new HashMap<>();
    for (PackagePlan each : packages) {
      for (PayloadEntry entry : each.payload()) {
        requireCanonical(entry.path());
        String other = owners.put(entry.path(), each.name());
        if (other != null) {
          throw new IllegalStateException(
              "%s is shipped by %s and by %s".formatted(entry.path(), other, each.name()));
        }
        if (!(entry instanceof PayloadEntry.Directory)) {
          nonDirectories.put(entry.path(), each.name());
        }
      }
    }
    for (Map.Entry<String, String> owner : owners.entrySet()) {
      String path = owner.getKey();
      for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
        String parent = path.substring(0, slash);
        if (nonDirectories.containsKey(parent)) {
          throw new IllegalStateException(
              "%s is shipped by %s as a file, and %s stands below it"
                  .formatted(parent, nonDirectories.get(parent), path));
        }
      }
    }
  }

  private static void requireCanonical(String path) {
    boolean canonical =
        path.startsWith("/")
            && path.length() > 1
            && !path.endsWith("/")
            && !(path + "/").contains("//")
            && !(path + "/").contains("/./")
            && !(path + "/").contains("/../");
    if (!canonical) {
      throw new IllegalStateException("not a canonical path: " + path);
    }
  }
}
