package rolepack.plan;

import java.util.Locale;

/// When a package runs a script, in the words of hammer and fpm.
public enum ScriptPhase {
  /// Before the files are laid down, on first install.
  BEFORE_INSTALL,
  /// After the files are laid down, on first install.
  AFTER_INSTALL,
  /// Before the files are laid down, on upgrade.
  BEFORE_UPGRADE,
  /// After the files are laid down, on upgrade.
  AFTER_UPGRADE,
  /// Before the files go, on removal.
  BEFORE_REMOVE,
  /// After the files are gone, on removal.
  AFTER_REMOVE;

  /// The key of hammer's `scripts`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
