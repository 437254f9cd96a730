package rolepack.frontend.yaml;

/// White space inside a flow scalar: blanks stay, one line break is a space, more lose the first.
final class FoldedBreaks {
  private final Cursor cursor;
  private int blanksFrom;
  private int blanksTo;

  /// -1 where no line break was seen since the last text.
  private int firstBreak = -1;

  private int firstBreakEnd;

  /// Where the breaks after the first one start and end.
  private int moreFrom;

  private int moreTo;
  private boolean more;

  FoldedBreaks(Cursor cursor) {
    this.cursor = cursor;
    forget();
  }

  /// Whether a line break was seen since the last text.
  boolean hasBreak() {
    return firstBreak >= 0;
  }

  /// A line break that stands for nothing: `\` at the end of a line.
  void escapedBreak() {
    firstBreak = cursor.at();
    firstBreakEnd = firstBreak;
  }

  /// Past one blank or line break.
  void take() {
    if (!Cursor.isBreak(cursor.peek())) {
      cursor.skip();
      if (!hasBreak()) {
        blanksTo = cursor.at();
      }
    } else if (!hasBreak()) {
      firstBreak = cursor.at();
      cursor.skipBreak();
      firstBreakEnd = cursor.at();
    } else {
      moreFrom = more ? moreFrom : cursor.at();
      more = true;
      cursor.skipBreak();
      moreTo = cursor.at();
    }
  }

  /// Appends what the white space stands for, and starts anew.
  void appendTo(ScalarText text) {
    if (!hasBreak()) {
      text.append(blanksFrom, blanksTo);
    } else if (firstBreakEnd > firstBreak) {
      char first = Cursor.normalized(cursor.charAt(firstBreak));
      if (first != '\n') {
        text.append(first, firstBreak);
      } else if (!more) {
        text.append(' ', firstBreak);
      }
    }
    if (more) {
      appendBreaks(cursor, text, moreFrom, moreTo);
    }
    forget();
  }

  /// Appends every line break between two offsets.
  static void appendBreaks(Cursor cursor, ScalarText text, int from, int to) {
    for (int i = from; i < to; i++) {
      char each = cursor.charAt(i);
      if (Cursor.isBreak(each)) {
        text.append(Cursor.normalized(each), i);
        if (each == '\r' && cursor.charAt(i + 1) == '\n') {
          i++;
        }
      }
    }
  }

  /// Whether a line break stands between two offsets.
  static boolean hasBreak(Cursor cursor, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Cursor.isBreak(cursor.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// The next white space starts here.
  void forget() {
    blanksFrom = cursor.at();
    blanksTo = blanksFrom;
    firstBreak = -1;
    more = false;
  }
}
