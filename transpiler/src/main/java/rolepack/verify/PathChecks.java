package rolepack.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Packages can stand beside each other: no two ship the same path, and none ships a file where
/// another one has a folder.
final class PathChecks {
  private PathChecks() {}

  static void check(List<PackageSpec> specs, List<OutputFinding> findings) {
    Map<String, PackageSpec> owners = new HashMap<>();
    Map<String, PackageSpec> nonFolders = new HashMap<>();
    for (PackageSpec spec : specs) {
      for (PackageSpec.Target each : spec.targets()) {
        PackageSpec other = owners.put(each.destination(), spec);
        if (other != null) {
          findings.add(
              new OutputFinding(
                  spec.file(), "ships %s, as does %s".formatted(each.destination(), other.file())));
        }
        if (!each.source().equals("{{empty}}")) {
          nonFolders.put(each.destination(), spec);
        }
      }
    }
    owners.forEach(
        (path, spec) -> {
          for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            PackageSpec above = nonFolders.get(path.substring(0, slash));
            if (above != null) {
              findings.add(
                  new OutputFinding(
                      spec.file(), "ships %s below a file of %s".formatted(path, above.file())));
            }
          }
        });
  }
}
