package rolepack.plan;

/// What has to be there before a package is installed, and so is in a package of its own.
enum Prerequisite {
  REPOSITORIES("-repositories", "Package repositories of %s."),
  ACCOUNTS("-accounts", "Accounts of %s.");

  private final String suffix;
  private final String description;

  Prerequisite(String suffix, String description) {
    this.suffix = suffix;
    this.description = description;
  }

  /// What such a package's name ends with.
  String suffix() {
    return suffix;
  }

  /// What such a package says of itself, with the name of the one that needs it.
  String description() {
    return description;
  }

  /// Whether a package has this purpose.
  boolean is(String packageName) {
    return packageName.endsWith(suffix);
  }
}
