package rolepack.diagnostics;

import java.util.ArrayList;
import java.util.List;
import rolepack.source.SourceSpan;

/// Collects the messages of a run; code reports here and goes on. Safe for several threads.
public final class Diagnostics {
  private final List<Diagnostic> collected = new ArrayList<>();

  /// Reports one message. The arguments fill the kind's message first; those left over fill its
  /// remedy. Words of a secret at that place do not get into either.
  public void report(DiagnosticKind kind, SourceSpan span, Object... written) {
    Object[] arguments = MaskedLine.clean(written, span);
    int used = placeholders(kind.format());
    String message = kind.format().formatted(arguments);
    String hint =
        kind.remedy()
            .formatted(
                List.of(arguments)
                    .subList(Math.min(used, arguments.length), arguments.length)
                    .toArray());
    add(new Diagnostic(kind, span, message, hint));
  }

  private synchronized void add(Diagnostic diagnostic) {
    collected.add(diagnostic);
  }

  private static int placeholders(String format) {
    return format.split("%s", -1).length - 1;
  }

  /// Everything reported so far, ordered by file and place whatever the order of reporting, each
  /// message once.
  public synchronized List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>();
    for (Diagnostic each : collected.stream().sorted(Diagnostics::byPlace).toList()) {
      if (sorted.isEmpty() || byPlace(sorted.getLast(), each) != 0) {
        sorted.add(each);
      }
    }
    return List.copyOf(sorted);
  }

  private static int byPlace(Diagnostic one, Diagnostic other) {
    int order = one.span().file().path().compareTo(other.span().file().path());
    order = order != 0 ? order : Integer.compare(one.span().start(), other.span().start());
    order = order != 0 ? order : one.kind().compareTo(other.kind());
    return order != 0 ? order : one.message().compareTo(other.message());
  }

  /// Whether an error stands in a file whose path starts with a prefix.
  public synchronized boolean hasErrorUnder(String prefix) {
    return collected.stream()
        .anyMatch(
            each ->
                each.severity() == Severity.ERROR && each.span().file().path().startsWith(prefix));
  }
}
