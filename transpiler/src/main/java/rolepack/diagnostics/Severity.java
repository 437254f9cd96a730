package rolepack.diagnostics;

/// How bad a diagnostic is.
public enum Severity {
  /// The file could not be understood; a role that needs it becomes `failed`.
  ERROR,
  /// Understood, and probably not what the author meant; `--strict` makes it count.
  WARNING,
  /// Something the user should know.
  NOTE;

  /// The word that users read.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
