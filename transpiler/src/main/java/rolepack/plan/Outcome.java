package rolepack.plan;

import java.util.Locale;

/// Where a task went.
public enum Outcome {
  /// Into a package: payload, dependency, script, unit or account.
  PACKAGED,
  /// Into a package, as a consul-template.
  TEMPLATED,
  /// Decided at build time; nothing is left to do.
  FOLDED,
  /// It stays in the playbook.
  RESIDUAL;

  /// The word that reports show.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
