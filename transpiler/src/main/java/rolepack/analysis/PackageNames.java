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
          "libexec",
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
          "home",
          "conf.d",
          "init.d",
          "logrotate.d",
          "cron.d",
          "cron.daily",
          "sysctl.d",
          "rsyslog.d",
          "profile.d",
          "sudoers.d",
          "yum.repos.d",
          "modules-load.d",
          "modprobe.d",
          "tmpfiles.d",
          "xinetd.d",
          "limits.d");

  /// Where packages of the distribution lay down nothing, or hardly anything.
  private static final Set<String> SITE =
      Set.of("/root/", "/home/", "/srv/", "/tmp/", "/usr/local/");

  private PackageNames() {}

  /// Whether a package may own a path: a folder on the way is named like it, or the file is and
  /// stands in a folder that all programs share.
  public static boolean mayOwn(String packageName, String path) {
    return !isSite(path) && concerns(packageName, path);
  }

  /// Whether a path is named like a package or service, wherever it is.
  public static boolean concerns(String packageName, String path) {
    String[] parts = path.split("/");
    boolean shared = true;
    for (int at = 0; at < parts.length; at++) {
      String part = parts[at];
      if (part.isEmpty()) {
        continue;
      }
      boolean last = at == parts.length - 1;
      if (!COMMON.contains(part) && (!last || shared) && isNamed(packageName, stem(part))) {
        return true;
      }
      shared &= COMMON.contains(part);
    }
    return false;
  }

  /// Whether a path is where the site puts its own files.
  public static boolean isSite(String path) {
    return SITE.stream().anyMatch(path::startsWith);
  }

  /// Whether a package and an account, service, folder or file are named alike:
  /// `mesosphere-zookeeper` and `zookeeper`, `mesos` and `mesos-slave`.
  public static boolean isNamed(String packageName, String name) {
    String left = packageName.toLowerCase(Locale.ROOT);
    String right = name.toLowerCase(Locale.ROOT);
    return left.equals(right)
        || left.endsWith("-" + right)
        || right.startsWith(left + "-")
        || right.startsWith(left + ".");
  }

  private static String stem(String part) {
    int dot = part.indexOf('.', 1);
    return dot < 0 ? part : part.substring(0, dot);
  }
}
