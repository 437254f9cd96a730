package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.source.SourceSpan;

/// Which paths are folders on the machine, as far as the repository shows: those that every system
/// has, and every folder above a path that some task names.
///
/// Ansible asks the machine whether the `dest` of a copy is a folder; a package has to know.
final class KnownDirectories {
  private static final Set<String> STANDARD =
      Set.of(
          "/",
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/home",
          "/lib",
          "/lib64",
          "/media",
          "/mnt",
          "/opt",
          "/proc",
          "/root",
          "/run",
          "/sbin",
          "/srv",
          "/sys",
          "/tmp",
          "/usr",
          "/usr/bin",
          "/usr/lib",
          "/usr/lib64",
          "/usr/libexec",
          "/usr/local",
          "/usr/local/bin",
          "/usr/local/etc",
          "/usr/local/lib",
          "/usr/local/sbin",
          "/usr/local/share",
          "/usr/sbin",
          "/usr/share",
          "/usr/src",
          "/var",
          "/var/cache",
          "/var/lib",
          "/var/log",
          "/var/run",
          "/var/spool",
          "/var/tmp",
          "/etc/cron.d",
          "/etc/cron.daily",
          "/etc/cron.hourly",
          "/etc/cron.monthly",
          "/etc/cron.weekly",
          "/etc/default",
          "/etc/init.d",
          "/etc/logrotate.d",
          "/etc/modprobe.d",
          "/etc/modules-load.d",
          "/etc/pam.d",
          "/etc/pki",
          "/etc/profile.d",
          "/etc/rsyslog.d",
          "/etc/security",
          "/etc/security/limits.d",
          "/etc/skel",
          "/etc/ssh",
          "/etc/ssl",
          "/etc/sudoers.d",
          "/etc/sysconfig",
          "/etc/sysctl.d",
          "/etc/systemd",
          "/etc/systemd/system",
          "/etc/tmpfiles.d",
          "/etc/udev/rules.d",
          "/etc/yum.repos.d",
          "/etc/apt/sources.list.d",
          "/usr/lib/systemd/system",
          "/lib/systemd/system",
          "/usr/lib/tmpfiles.d",
          "/usr/share/zoneinfo");

  private final Set<String> known = new HashSet<>();
  private final Map<String, List<SourceSpan>> homes = new HashMap<>();

  /// Packages with templates for consul-template have theirs in two folders.
  KnownDirectories() {
    noteDirectory("/etc/consul-template/config.d");
    noteDirectory("/etc/consul-template/templates");
  }

  /// Takes note of a path that a task names, with or without a slash at its end.
  void note(String path) {
    if (!path.startsWith("/")) {
      return;
    }
    if (path.endsWith("/")) {
      noteDirectory(path);
    }
    String parent = Paths.parent(Paths.clean(path));
    while (!parent.equals("/") && known.add(parent)) {
      parent = Paths.parent(parent);
    }
  }

  /// Takes note of a path that a task makes a folder.
  void noteDirectory(String path) {
    if (path.startsWith("/")) {
      String clean = Paths.clean(path);
      known.add(clean);
      note(clean);
    }
  }

  /// Takes note of a folder that a task makes as an account's home.
  void noteHome(String path, SourceSpan task) {
    if (path.startsWith("/")) {
      homes.computeIfAbsent(Paths.clean(path), _ -> new ArrayList<>()).add(task);
    }
  }

  /// Whether a path may be an account's home already when a task runs, so that it has an owner:
  /// only a task further down in its own file is known to come later.
  boolean mayBeHome(String path, SourceSpan task) {
    return homes.getOrDefault(path, List.of()).stream()
        .anyMatch(
            each -> !each.file().path().equals(task.file().path()) || each.start() < task.start());
  }

  /// Whether a path is a folder when the task runs.
  boolean contains(String path) {
    String clean = Paths.clean(path);
    return path.endsWith("/") || STANDARD.contains(clean) || known.contains(clean);
  }

  /// The arguments of a module that takes a folder as `dest` for the file in it, with the file in
  /// its place.
  Map<String, Object> resolve(String module, Map<String, Object> arguments) {
    Optional<String> source = source(module, arguments);
    if (source.isEmpty()
        || source.get().endsWith("/")
        || !(arguments.get("dest") instanceof String dest)
        || !dest.startsWith("/")
        || !contains(dest)) {
      return arguments;
    }
    Map<String, Object> resolved = new HashMap<>(arguments);
    resolved.put("dest", Paths.join(dest, Paths.name(source.get())));
    return resolved;
  }

  /// Where a module that takes a folder as `dest` has the file from.
  static Optional<String> source(String module, Map<String, Object> arguments) {
    return switch (module) {
      case "copy", "template" -> Optional.ofNullable(arguments.get("src")).map(Object::toString);
      case "get_url" ->
          Optional.ofNullable(arguments.get("url"))
              .map(each -> each.toString().replaceFirst("[?#].*$", ""));
      default -> Optional.empty();
    };
  }

  /// Whether a folder is there so that others put their files into it.
  static boolean takesFiles(String path) {
    return path.endsWith(".d")
        || path.equals("/etc/pki/ca-trust/source/anchors")
        || path.equals("/usr/local/share/ca-certificates");
  }

  /// Whether every installed system has the folder.
  static boolean isStandard(String path) {
    return STANDARD.contains(path);
  }
}
