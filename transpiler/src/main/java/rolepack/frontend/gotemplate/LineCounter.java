package rolepack.frontend.gotemplate;

import org.antlr.v4.runtime.CommonToken;

/// Counts lines, and bytes of UTF-8 in a line, along a text.
final class LineCounter {
  private final String text;
  private int at;
  private int line = 1;
  private int column;

  LineCounter(String text) {
    this.text = text;
  }

  /// Gives a token its line and column; tokens come in the order of the text.
  void place(CommonToken token, int start) {
    while (at < start) {
      char unit = text.charAt(at++);
      if (unit == '\n') {
        line++;
        column = 0;
      } else if (unit < 0x80) {
        column++;
      } else {
        // Each half of a surrogate pair counts for two of the four bytes.
        column += unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
      }
    }
    token.setLine(line);
    token.setCharPositionInLine(column);
  }
}
