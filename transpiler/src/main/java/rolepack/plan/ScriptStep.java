package rolepack.plan;

import java.util.List;
import rolepack.source.SourceSpan;

/// A part of a package's script: what one task became.
///
/// @param phases when it runs; the same text in each of them
/// @param summary what it does, for the comment above it
/// @param lines POSIX shell, idempotent, every value quoted, no use of `$1`; they may run under
///   `set -e` or without
public record ScriptStep(
    List<ScriptPhase> phases, String summary, List<String> lines, SourceSpan origin) {
  public ScriptStep {
    phases = List.copyOf(phases);
    lines = List.copyOf(lines);
  }
}
