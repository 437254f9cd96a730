package rolepack.plan;

/// The distribution that the packages are for.
public enum Target {
  EL7("el7", "rpm", "yum", "RedHat", "CentOS", "7"),
  EL8("el8", "rpm", "dnf", "RedHat", "CentOS", "8"),
  EL9("el9", "rpm", "dnf", "RedHat", "CentOS", "9"),
  DEBIAN12("debian12", "deb", "apt", "Debian", "Debian", "12"),
  UBUNTU24_04("ubuntu24.04", "deb", "apt", "Debian", "Ubuntu", "24.04");

  private final String word;
  private final String packageType;
  private final String packageManager;
  private final String osFamily;
  private final String distribution;
  private final String version;

  Target(
      String word,
      String packageType,
      String packageManager,
      String osFamily,
      String distribution,
      String version) {
    this.word = word;
    this.packageType = packageType;
    this.packageManager = packageManager;
    this.osFamily = osFamily;
    this.distribution = distribution;
    this.version = version;
  }

  /// The word of `--target`.
  public String word() {
    return word;
  }

  /// `rpm` or `deb`.
  public String packageType() {
    return packageType;
  }

  /// Ansible's module that installs packages there, and its fact `ansible_pkg_mgr`.
  public String packageManager() {
    return packageManager;
  }

  /// The fact `ansible_os_family`.
  public String osFamily() {
    return osFamily;
  }

  /// The fact `ansible_distribution`.
  public String distribution() {
    return distribution;
  }

  /// The fact `ansible_distribution_version`.
  public String version() {
    return version;
  }
}
