package rolepack.frontend.jinja;

import org.antlr.v4.runtime.Token;
import rolepack.diagnostics.DiagnosticKind;

/// Why a template is rejected: a range of its text and what to say about it. Thrown to leave the
/// parse at the first problem; [TemplateParser] reports it.
final class TemplateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DiagnosticKind kind;
  private final int start;
  private final int end;

  TemplateProblem(DiagnosticKind kind, int start, int end, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.start = start;
    this.end = end;
  }

  /// A mistake of the template's author.
  static TemplateProblem invalid(int start, int end, String format, Object... arguments) {
    return new TemplateProblem(
        DiagnosticKind.INVALID_TEMPLATE, start, end, format.formatted(arguments));
  }

  /// A mistake of the template's author at one token.
  static TemplateProblem invalid(Token token, String format, Object... arguments) {
    return invalid(
        token.getStartIndex(),
        Math.max(token.getStartIndex(), token.getStopIndex() + 1),
        format,
        arguments);
  }

  DiagnosticKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }
}
