package rolepack.frontend.yaml;

/// Scans literal (`|`) and folded (`>`) block scalars.
final class BlockScalarScanner {
  private final Cursor cursor;
  private final boolean folded;
  private final int start;

  /// The columns that the lines are indented by; 0 until the first line tells.
  private int indent;

  /// -1 for `-`, 1 for `+`.
  private int chomping;

  /// The end of what is neither white space nor comment.
  private int end;

  private BlockScalarScanner(Cursor cursor) {
    this.cursor = cursor;
    this.folded = cursor.peek() == '>';
    this.start = cursor.at();
  }

  /// @param parentIndent the column of the collection around it, -1 for none
  static Scalar scan(Cursor cursor, int parentIndent) {
    return new BlockScalarScanner(cursor).scan(parentIndent);
  }

  private Scalar scan(int parentIndent) {
    scanHeader(parentIndent);
    ScalarText text = new ScalarText(cursor.file(), cursor.at());
    int breaksFrom = cursor.at();
    skipBreaks(parentIndent);
    int breaksTo = cursor.at();
    int lineBreak = -1;
    boolean leadingBlank = false;
    while (cursor.column() == indent && !cursor.isAtEnd()) {
      boolean blank = Cursor.isBlank(cursor.peek());
      boolean fold = folded && !leadingBlank && !blank && isNewline(lineBreak);
      if (lineBreak >= 0 && !fold) {
        text.append(Cursor.normalized(cursor.charAt(lineBreak)), lineBreak);
      } else if (fold && !FoldedBreaks.hasBreak(cursor, breaksFrom, breaksTo)) {
        text.append(' ', lineBreak);
      }
      FoldedBreaks.appendBreaks(cursor, text, breaksFrom, breaksTo);
      leadingBlank = blank;
      lineBreak = takeLine(text);
      breaksFrom = cursor.at();
      skipBreaks(parentIndent);
      breaksTo = cursor.at();
    }
    int textEnd = lineBreak >= 0 ? lineBreak : breaksFrom;
    if (chomping >= 0 && lineBreak >= 0) {
      text.append(Cursor.normalized(cursor.charAt(lineBreak)), lineBreak);
      textEnd = breaksFrom;
    }
    if (chomping > 0) {
      FoldedBreaks.appendBreaks(cursor, text, breaksFrom, breaksTo);
      textEnd = breaksTo;
    }
    return Scalar.of(text, cursor.span(start, end), textEnd);
  }

  private boolean isNewline(int lineBreak) {
    return lineBreak >= 0 && Cursor.normalized(cursor.charAt(lineBreak)) == '\n';
  }

  /// Appends a line; where its break stands, or -1 at the end of the file.
  private int takeLine(ScalarText text) {
    int from = cursor.at();
    cursor.skipToBreak();
    int to = cursor.at();
    text.append(from, to);
    while (to > from && Cursor.isBlank(cursor.charAt(to - 1))) {
      to--;
    }
    end = to > from ? to : end;
    int lineBreak = cursor.isAtEnd() ? -1 : cursor.at();
    cursor.skipBreak();
    return lineBreak;
  }

  private void scanHeader(int parentIndent) {
    cursor.skip();
    boolean chomped = takeChomping();
    int increment = takeIncrement();
    if (!chomped) {
      takeChomping();
    }
    indent = increment == 0 ? 0 : Math.max(parentIndent, 0) + increment;
    end = cursor.at();
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      cursor.skipToBreak();
    }
    if (!Cursor.isBreakOrEnd(cursor.peek())) {
      throw cursor.invalid(
          "the text of a block starts on the line after | or >",
          "put it there, indented, or quote the value if the sign is text");
    }
    cursor.skipBreak();
  }

  private boolean takeChomping() {
    char each = cursor.peek();
    if (each != '+' && each != '-') {
      return false;
    }
    chomping = each == '+' ? 1 : -1;
    cursor.skip();
    return true;
  }

  private int takeIncrement() {
    char each = cursor.peek();
    if (!Numbers.isDigit(each)) {
      return 0;
    }
    if (each == '0') {
      throw cursor.invalid("the indentation of a block is at least 1");
    }
    cursor.skip();
    return each - '0';
  }

  /// Past empty lines and the indentation of the next line; the first call may find the
  /// indentation.
  private void skipBreaks(int parentIndent) {
    int widest = 0;
    while (true) {
      while ((indent == 0 || cursor.column() < indent) && cursor.peek() == ' ') {
        cursor.skip();
      }
      widest = Math.max(widest, cursor.column());
      if ((indent == 0 || cursor.column() < indent) && cursor.peek() == '\t') {
        throw cursor.invalid(
            "a tab stands where spaces indent", "replace the tabs of the file by spaces");
      }
      if (cursor.isAtEnd() || !Cursor.isBreakOrEnd(cursor.peek())) {
        break;
      }
      cursor.skipBreak();
    }
    if (indent == 0) {
      indent = Math.max(Math.max(widest, parentIndent + 1), 1);
    }
  }
}
