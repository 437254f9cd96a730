package rolepack.frontend.gotemplate;

import rolepack.ir.gotemplate.GoTemplate;

/// What came of parsing a Go template.
public sealed interface ParseOutcome {
  /// Go accepts the text.
  record Parsed(GoTemplate template) implements ParseOutcome {}

  /// Go rejects the text.
  ///
  /// @param line from 1
  /// @param message Go's own: `template: NAME:LINE: …`
  record Rejected(int line, String message) implements ParseOutcome {}
}
