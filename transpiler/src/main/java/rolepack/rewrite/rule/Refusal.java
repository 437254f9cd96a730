package rolepack.rewrite.rule;

import rolepack.source.SourceSpan;

/// Ends a partial evaluation that cannot keep the template's meaning; [PartialEvaluator] makes a
/// [PartialEvaluation.Refused] of it.
final class Refusal extends RuntimeException {
  private final String construct;
  private final SourceSpan span;

  Refusal(String construct, SourceSpan span, String message) {
    super(message, null, false, false);
    this.construct = construct;
    this.span = span;
  }

  PartialEvaluation.Refused result() {
    return new PartialEvaluation.Refused(construct, span, getMessage());
  }
}
