package rolepack.frontend.yaml;

import rolepack.diagnostics.DiagnosticKind;
import rolepack.source.SourceSpan;

/// Ends the reading of one file; [YamlReader] turns it into a diagnostic.
final class InvalidYaml extends RuntimeException {
  private final transient DiagnosticKind kind;
  private final transient SourceSpan span;
  private final transient Object[] arguments;

  InvalidYaml(DiagnosticKind kind, SourceSpan span, Object... arguments) {
    super(null, null, false, false);
    this.kind = kind;
    this.span = span;
    this.arguments = arguments.clone();
  }

  DiagnosticKind kind() {
    return kind;
  }

  SourceSpan span() {
    return span;
  }

  Object[] arguments() {
    return arguments.clone();
  }
}
