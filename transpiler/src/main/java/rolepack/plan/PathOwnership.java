package rolepack.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rolepack.analysis.PackageNames;
import rolepack.ir.PathOwners;

/// Which paths may belong to a package of the distribution, where no index of their contents is at
/// hand: files that every system has, and paths named like a package that some task installs. In
/// folders that a task of the repository makes, nothing is foreign.
final class PathOwnership {
  /// Files that every system has, and the package that brings each on systems with rpm; an empty
  /// name where none does.
  private static final Map<String, String> BASE =
      Map.ofEntries(
          Map.entry("/etc/hosts", "setup"),
          Map.entry("/etc/hostname", ""),
          Map.entry("/etc/localtime", ""),
          Map.entry("/etc/resolv.conf", ""),
          Map.entry("/etc/sudoers", "sudo"),
          Map.entry("/etc/passwd", "setup"),
          Map.entry("/etc/group", "setup"),
          Map.entry("/etc/shadow", "setup"),
          Map.entry("/etc/fstab", "setup"),
          Map.entry("/etc/profile", "setup"),
          Map.entry("/etc/bashrc", "setup"),
          Map.entry("/etc/bash.bashrc", ""),
          Map.entry("/etc/environment", "setup"),
          Map.entry("/etc/motd", "setup"),
          Map.entry("/etc/issue", ""),
          Map.entry("/etc/issue.net", ""),
          Map.entry("/etc/crontab", "crontabs"),
          Map.entry("/etc/sysctl.conf", "initscripts"),
          Map.entry("/etc/rsyslog.conf", "rsyslog"),
          Map.entry("/etc/logrotate.conf", "logrotate"),
          Map.entry("/etc/yum.conf", "yum"),
          Map.entry("/etc/dnf/dnf.conf", "dnf-data"),
          Map.entry("/etc/apt/sources.list", ""),
          Map.entry("/etc/selinux/config", "selinux-policy"),
          Map.entry("/etc/sysconfig/selinux", "selinux-policy"),
          Map.entry("/etc/sysconfig/network", ""),
          Map.entry("/etc/sysconfig/iptables", "iptables-services"),
          Map.entry("/etc/nsswitch.conf", "glibc"),
          Map.entry("/etc/ntp.conf", "ntp"),
          Map.entry("/etc/chrony.conf", "chrony"),
          Map.entry("/etc/locale.conf", ""),
          Map.entry("/etc/default/grub", ""),
          Map.entry("/etc/default/locale", ""),
          Map.entry("/etc/timezone", ""),
          Map.entry("/etc/login.defs", "shadow-utils"),
          Map.entry("/etc/securetty", "setup"),
          Map.entry("/etc/security/limits.conf", "pam"),
          Map.entry("/etc/systemd/journald.conf", "systemd"),
          Map.entry("/etc/systemd/logind.conf", "systemd"),
          Map.entry("/etc/systemd/system.conf", "systemd"),
          Map.entry("/etc/ssh/sshd_config", "openssh-server"),
          Map.entry("/etc/ssh/ssh_config", "openssh-clients"),
          Map.entry("/etc/shells", "setup"),
          Map.entry("/etc/services", "setup"),
          Map.entry("/etc/inputrc", "setup"),
          Map.entry("/etc/cloud/cloud.cfg", "cloud-init"),
          Map.entry("/root/.bashrc", "rootfiles"),
          Map.entry("/root/.bash_profile", "rootfiles"));

  /// What a package may be called; what a task installs may also be an address or a group.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  private final PathOwners index;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> packages = new HashSet<>();
  private final Set<String> made = new HashSet<>();

  /// @param index who brings which path, as far as that is known
  PathOwnership(PathOwners index) {
    this.index = index;
  }

  /// The paths about which something was asked.
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  /// Takes note of a path that matters.
  void asksFor(String path) {
    asked.add(path);
  }

  /// The packages that some task installs.
  Set<String> installed() {
    return Set.copyOf(packages);
  }

  /// Takes note of a package that some task installs.
  void installs(String packageName) {
    packages.add(packageName);
  }

  /// Takes note of a folder that some task makes.
  void makes(String directory) {
    made.add(Paths.clean(directory));
  }

  /// Whether a file or link at a clean path may belong to another package.
  boolean isForeign(String path) {
    asksFor(path);
    if (BASE.containsKey(path)) {
      return true;
    }
    if (index.knows(path)) {
      return index.isBrought(path) || isNamedLikePackage(path);
    }
    if (PackageNames.isSite(path)) {
      return false;
    }
    String folder = Paths.parent(path);
    if (isMade(folder)) {
      return false;
    }
    if (KnownDirectories.takesFiles(folder)) {
      return isNamedLikePackage(Paths.name(path));
    }
    return !KnownDirectories.isStandard(folder) || isNamedLikePackage(path);
  }

  /// Whether a folder may belong to another package.
  boolean isForeignDirectory(String path) {
    asksFor(path);
    if (index.knows(path) && index.isBrought(path)) {
      return true;
    }
    return KnownDirectories.isStandard(path) || isNamedLikePackage(Paths.name(path));
  }

  /// Whether a package that some task installs may bring a path.
  boolean mayComeFromPackage(String path) {
    asksFor(path);
    return index.isBrought(path) || isNamedLikePackage(path);
  }

  /// The package that brings a path, where it is known that this one does and no other.
  Optional<String> owner(String path) {
    List<String> owners = index.of(path);
    return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
  }

  /// The packages that may bring a path, in the order of their names; none where nobody knows.
  List<String> owners(String path) {
    Set<String> owners = new TreeSet<>(index.of(path));
    unknown()
        .filter(each -> NAME.matcher(each).matches() && PackageNames.mayOwn(each, path))
        .forEach(owners::add);
    String base = BASE.getOrDefault(path, "");
    if (!base.isEmpty() && !index.knows(path)) {
      owners.add(base);
    }
    return List.copyOf(owners);
  }

  private boolean isMade(String folder) {
    for (String each = folder; !each.equals("/"); each = Paths.parent(each)) {
      if (made.contains(each)) {
        return !isNamedLikePackage(Paths.name(each));
      }
    }
    return false;
  }

  /// The packages whose files are not known.
  private Stream<String> unknown() {
    return packages.stream().filter(each -> !index.packages().contains(each));
  }

  private boolean isNamedLikePackage(String path) {
    return unknown().anyMatch(each -> PackageNames.mayOwn(each, path));
  }
}
