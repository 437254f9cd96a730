package rolepack.frontend.yaml;

import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.SourceSpan;

/// Warns of keys that stand twice in a mapping; after some tens in one file the rest is silence.
final class DuplicateKeys {
  private static final int MOST = 50;

  private final Diagnostics diagnostics;
  private int count;

  DuplicateKeys(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// @param key where the key stands again
  void report(SourceSpan key) {
    if (count++ < MOST) {
      diagnostics.report(DiagnosticKind.DUPLICATE_KEY, key, key.text());
    }
  }
}
