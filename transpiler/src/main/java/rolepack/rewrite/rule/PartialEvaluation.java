package rolepack.rewrite.rule;

import rolepack.ir.jinja.Template;
import rolepack.source.SourceSpan;

/// What partial evaluation makes of a template.
public sealed interface PartialEvaluation {
  /// The rest of the template. Of statements it holds text, outputs, `if`, `for`, `set` (its block
  /// form included), `filter` blocks and `do` only; each name that it binds is bound once.
  record Done(Template residual) implements PartialEvaluation {}

  /// The template's meaning could not be kept.
  ///
  /// @param construct what is in the way, as a user would name it: `recursive macro`
  record Refused(String construct, SourceSpan span, String message) implements PartialEvaluation {}
}
