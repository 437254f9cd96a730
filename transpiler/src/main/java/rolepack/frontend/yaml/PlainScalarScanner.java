package rolepack.frontend.yaml;

/// Scans a plain scalar: `text`, `text with spaces`, and text that goes on in the next lines.
final class PlainScalarScanner {
  private final Cursor cursor;
  private final boolean inFlow;

  private PlainScalarScanner(Cursor cursor, boolean inFlow) {
    this.cursor = cursor;
    this.inFlow = inFlow;
  }

  /// A scalar, and whether a line break follows it.
  record Result(Scalar scalar, boolean endsLine) {}

  /// @param indent the fewest columns that its further lines start with, outside of `[]` and `{}`
  static Result scan(Cursor cursor, int indent, boolean inFlow) {
    return new PlainScalarScanner(cursor, inFlow).scan(indent);
  }

  private Result scan(int indent) {
    int start = cursor.at();
    int end = start;
    ScalarText text = new ScalarText(cursor.file(), start);
    FoldedBreaks breaks = new FoldedBreaks(cursor);
    while (!cursor.isAtDocumentMarker() && cursor.peek() != '#') {
      int from = cursor.at();
      skipText();
      if (cursor.at() > from) {
        breaks.appendTo(text);
        text.append(from, cursor.at());
        end = cursor.at();
        breaks.forget();
      }
      if (cursor.isAtEnd() || !Cursor.isBlankOrEnd(cursor.peek())) {
        break;
      }
      skipWhiteSpace(breaks, indent);
      if (!inFlow && cursor.column() < indent) {
        break;
      }
    }
    return new Result(Scalar.of(text, cursor.span(start, end), end), breaks.hasBreak());
  }

  private void skipText() {
    cursor.skipPlain(inFlow);
    while (cursor.peek() == ':' && !endsBeforeColon()) {
      cursor.skip();
      cursor.skipPlain(inFlow);
    }
  }

  private boolean endsBeforeColon() {
    char next = cursor.peek(1);
    if (inFlow && ",[]{}?".indexOf(next) >= 0) {
      throw cursor.invalid(
          "inside [] and {} a ':' needs a space after it", "add the space, or quote the text");
    }
    return Cursor.isBlankOrEnd(next);
  }

  private void skipWhiteSpace(FoldedBreaks breaks, int indent) {
    while (!cursor.isAtEnd() && Cursor.isBlankOrEnd(cursor.peek())) {
      if (breaks.hasBreak() && cursor.peek() == '\t' && cursor.column() < indent) {
        throw cursor.invalid(
            "a tab stands where spaces indent", "replace the tabs of the file by spaces");
      }
      breaks.take();
    }
  }
}
