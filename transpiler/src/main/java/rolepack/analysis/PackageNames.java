package rolepack.analysis;

import java.util.Locale;
import java.util.Set;

/// What a distribution package's name tells about the files, accounts and services it brings, where
/// no index of its contents is at hand. Errs towards "it may": the answer only ever keeps a task in
/// the playbook or a file out of the payload.
public final class PackageNames {
  /// Parts of paths that name no program.
  private static final Set<String> COMMON =
      Set.of(
          "etc",
          "usr",
          "var",
          "lib",
          "lib64",
          "share",
          "bin",
          "sbin",
          "local",
          "opt",
          "run",
          "srv",
          "tmp",
          "log",
          "spool",
          "cache",
          "systemd",
          "system",
          "default",
          "sysconfig",
          "conf",
          "config",
          "root",
          "home");

  private PackageNames() {}

  /// Whether a package may own a path: one of the path's parts below the first is named like it.
  public static boolean mayOwn(String packageName, String path) {
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !COMMON.contains(part) && isNamed(packageName, stem(part))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a package and an account, service or file are named alike: `mesosphere-zookeeper` and
  /// `zookeeper`, `mesos` and `mesos-slave`, `openssh-server` and `openssh`.
  public static boolean isNamed(String packageName, String name) {
    String left = packageName.toLowerCase(Locale.ROOT);
    String right = name.toLowerCase(Locale.ROOT);
    return left.equals(right)
        || left.startsWith(right + "-")
        || left.endsWith("-" + right)
        || right.startsWith(left + "-")
        || right.startsWith(left + ".");
  }

  private static String stem(String part) {
    int dot = part.indexOf('.', 1);
    return dot < 0 ? part : part.substring(0, dot);
  }
}
