package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// A part of a package's script: what one task became.
///
/// @param phases when it runs; the same text in each of them
/// @param summary what it does, for the comment above it
/// @param lines POSIX shell, idempotent, every value quoted, no use of `$1`; they may run under
///   `set -e` or without
/// @param changes the paths that it sees to: where another package brings one, the step runs again
///   when that package is upgraded
/// @param check the command, where it only checks something, and handlers behind it are not to run
///   if it fails
public record ScriptStep(
    List<ScriptPhase> phases,
    String summary,
    List<String> lines,
    SourceSpan origin,
    List<String> changes,
    Optional<String> check) {
  public ScriptStep {
    phases = List.copyOf(phases);
    lines = List.copyOf(lines);
    changes = List.copyOf(changes);
  }

  /// A step that no other package can undo.
  public ScriptStep(
      List<ScriptPhase> phases, String summary, List<String> lines, SourceSpan origin) {
    this(phases, summary, lines, origin, List.of());
  }

  /// A step that is no check.
  ScriptStep(
      List<ScriptPhase> phases,
      String summary,
      List<String> lines,
      SourceSpan origin,
      List<String> changes) {
    this(phases, summary, lines, origin, changes, Optional.empty());
  }

  /// A check that ends a play where it fails.
  static ScriptStep check(
      List<ScriptPhase> phases, String summary, String command, SourceSpan origin) {
    return new ScriptStep(
        phases, summary, List.of(command + " || :"), origin, List.of(), Optional.of(command));
  }

  /// The same step with other lines.
  ScriptStep with(List<String> others) {
    return new ScriptStep(phases, summary, others, origin, changes, check);
  }

  /// The same step, which sees to these paths.
  ScriptStep seeingTo(List<String> paths) {
    return new ScriptStep(phases, summary, lines, origin, paths, check);
  }

  /// Its lines below a comment that says what it does and which task it comes from.
  public List<String> commented() {
    List<String> all = new ArrayList<>();
    all.add("# %s (%s)".formatted(oneLine(summary), oneLine(origin.place())));
    all.addAll(lines);
    return all;
  }

  /// A line end would end the comment.
  private static String oneLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> out.appendCodePoint(Character.isISOControl(each) ? ' ' : each));
    return out.toString();
  }
}
