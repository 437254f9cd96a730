package rolepack.frontend.jinja;

import java.util.function.Function;
import org.antlr.v4.runtime.Token;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.source.SourceSpan;

/// Why a template is rejected: a place in its text and what to say about it. Thrown to leave the
/// parse at the first problem; [TemplateParser] reports it.
final class TemplateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DiagnosticKind kind;
  private final transient Function<SourceText, SourceSpan> place;

  private TemplateProblem(
      DiagnosticKind kind, Function<SourceText, SourceSpan> place, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.place = place;
  }

  /// A mistake of the template's author in `[start, end)`.
  static TemplateProblem invalid(int start, int end, String format, Object... arguments) {
    return new TemplateProblem(
        DiagnosticKind.INVALID_TEMPLATE,
        source -> source.span(start, end),
        format.formatted(arguments));
  }

  /// A mistake of the template's author at one token.
  static TemplateProblem invalid(Token token, String format, Object... arguments) {
    return invalid(start(token), end(token), format, arguments);
  }

  /// A bracket or a tag that lies deeper than a number of others.
  static TemplateProblem tooDeep(Token token, int limit) {
    return new TemplateProblem(
        DiagnosticKind.TOO_DEEP,
        source -> source.span(start(token), end(token)),
        Integer.toString(limit));
  }

  /// An expression that lies deeper than a number of others.
  static TemplateProblem tooDeep(SourceSpan span, int limit) {
    return new TemplateProblem(DiagnosticKind.TOO_DEEP, _ -> span, Integer.toString(limit));
  }

  private static int start(Token token) {
    return token.getStartIndex();
  }

  private static int end(Token token) {
    return Math.max(token.getStartIndex(), token.getStopIndex() + 1);
  }

  DiagnosticKind kind() {
    return kind;
  }

  /// Where it stands, in the text that was being read.
  SourceSpan span(SourceText source) {
    return place.apply(source);
  }
}
