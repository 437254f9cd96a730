package rolepack.frontend.yaml;

import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// A scalar as it was scanned.
///
/// @param span from its first character (a quote, `|`, `>`) to the last that is not white space
record Scalar(SourceSpan span, String value, TextOrigin origin) {
  /// @param textEnd where the text ends in the file
  static Scalar of(ScalarText text, SourceSpan span, int textEnd) {
    return new Scalar(span, text.value(), text.origin(span, textEnd));
  }
}
