package rolepack.plan;

import java.util.Locale;

/// How far a role has come.
public enum RoleStatus {
  /// Nothing of it stays in the playbook.
  PORTED,
  /// Some of it has left the playbook.
  PARTIAL,
  /// None of it has left the playbook.
  UNPORTED,
  /// It could not be read.
  FAILED;

  /// The word that reports show.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
