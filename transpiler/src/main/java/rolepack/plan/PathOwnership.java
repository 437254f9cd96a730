package rolepack.plan;

import java.util.HashSet;
import java.util.Set;
import rolepack.analysis.PackageNames;

/// Which paths may belong to a package of the distribution, where no index of their contents is at
/// hand: files that every system has, and paths named like a package that some task installs. In
/// folders that a task of the repository makes, nothing is foreign.
final class PathOwnership {
  private static final Set<String> BASE =
      Set.of(
          "/etc/hosts",
          "/etc/hostname",
          "/etc/localtime",
          "/etc/resolv.conf",
          "/etc/sudoers",
          "/etc/passwd",
          "/etc/group",
          "/etc/shadow",
          "/etc/fstab",
          "/etc/profile",
          "/etc/bashrc",
          "/etc/bash.bashrc",
          "/etc/environment",
          "/etc/motd",
          "/etc/issue",
          "/etc/issue.net",
          "/etc/crontab",
          "/etc/sysctl.conf",
          "/etc/rsyslog.conf",
          "/etc/logrotate.conf",
          "/etc/yum.conf",
          "/etc/dnf/dnf.conf",
          "/etc/apt/sources.list",
          "/etc/selinux/config",
          "/etc/sysconfig/selinux",
          "/etc/sysconfig/network",
          "/etc/sysconfig/iptables",
          "/etc/nsswitch.conf",
          "/etc/ntp.conf",
          "/etc/chrony.conf",
          "/etc/locale.conf",
          "/etc/default/grub",
          "/etc/default/locale",
          "/etc/timezone",
          "/etc/login.defs",
          "/etc/securetty",
          "/etc/security/limits.conf",
          "/etc/systemd/journald.conf",
          "/etc/systemd/logind.conf",
          "/etc/systemd/system.conf",
          "/etc/ssh/sshd_config",
          "/etc/ssh/ssh_config",
          "/etc/shells",
          "/etc/services",
          "/etc/inputrc",
          "/etc/cloud/cloud.cfg",
          "/root/.bashrc",
          "/root/.bash_profile");

  private final Set<String> packages = new HashSet<>();
  private final Set<String> made = new HashSet<>();

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
    if (BASE.contains(path)) {
      return true;
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
    return KnownDirectories.isStandard(path) || isNamedLikePackage(Paths.name(path));
  }

  /// Whether a package that some task installs may bring a path.
  boolean mayComeFromPackage(String path) {
    return isNamedLikePackage(path);
  }

  private boolean isMade(String folder) {
    for (String each = folder; !each.equals("/"); each = Paths.parent(each)) {
      if (made.contains(each)) {
        return !isNamedLikePackage(Paths.name(each));
      }
    }
    return false;
  }

  private boolean isNamedLikePackage(String path) {
    return packages.stream().anyMatch(each -> PackageNames.mayOwn(each, path));
  }
}
