package rolepack.diagnostics;

import java.util.Objects;
import rolepack.source.SourceSpan;

/// One message about one place of the input.
public record Diagnostic(DiagnosticKind kind, SourceSpan span, String message, String hint) {
  public Diagnostic {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(span);
    Objects.requireNonNull(message);
    Objects.requireNonNull(hint);
  }

  public Severity severity() {
    return kind.severity();
  }
}
