package rolepack.evaluation;

/// The text that libyaml's emitter has written, and where its last line stands.
final class YamlLine {
  private final StringBuilder out = new StringBuilder();
  private final int width;
  private int column;
  private int indent = -1;
  private boolean whitespace = true;
  private boolean indention = true;

  YamlLine(int width) {
    this.width = width;
  }

  String text() {
    return out.toString();
  }

  int indent() {
    return indent;
  }

  void setIndent(int indent) {
    this.indent = indent;
  }

  /// Whether there is nothing on the line but white space and indicators.
  boolean isIndention() {
    return indention;
  }

  private void put(int point) {
    Meter.make(1);
    out.appendCodePoint(point);
    column++;
  }

  private void lineBreak(int point) {
    out.appendCodePoint(point);
    column = 0;
  }

  /// Goes to the indentation of a new line, unless it is there already.
  void startLine() {
    int target = Math.max(indent, 0);
    if (!indention || column > target || column == target && !whitespace) {
      lineBreak('\n');
    }
    while (column < target) {
      put(' ');
    }
    whitespace = true;
    indention = true;
  }

  /// Starts a line if this one is full.
  void wrap() {
    if (column > width) {
      startLine();
    }
  }

  void indicator(String indicator, boolean needsSpace, boolean isWhitespace, boolean isIndention) {
    if (needsSpace && !whitespace) {
      put(' ');
    }
    indicator.chars().forEach(this::put);
    whitespace = isWhitespace;
    indention = indention && isIndention;
  }

  void plain(String text, boolean breaks, boolean inFlow) {
    if (!whitespace && (!text.isEmpty() || inFlow)) {
      put(' ');
    }
    words(text.codePoints().toArray(), breaks, false);
    whitespace = false;
    indention = false;
  }

  void single(String text, boolean breaks) {
    indicator("'", true, false, false);
    words(text.codePoints().toArray(), breaks, true);
    indicator("'", false, false, false);
    whitespace = false;
    indention = false;
  }

  private void words(int[] points, boolean mayBreak, boolean quoted) {
    boolean spaces = false;
    boolean breaks = false;
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      if (c == ' ') {
        boolean inside = !quoted || i > 0 && i < points.length - 1;
        boolean single = i + 1 >= points.length || points[i + 1] != ' ';
        if (mayBreak && !spaces && column > width && inside && single) {
          startLine();
        } else {
          put(c);
        }
        spaces = true;
      } else if (YamlText.isBreak(c)) {
        if (!breaks && c == '\n') {
          lineBreak('\n');
        }
        lineBreak(c);
        indention = true;
        breaks = true;
      } else {
        if (breaks) {
          startLine();
        }
        if (quoted && c == '\'') {
          put(c);
        }
        put(c);
        indention = false;
        spaces = false;
        breaks = false;
      }
    }
    if (quoted && breaks) {
      startLine();
    }
  }

  void doubled(String text, boolean mayBreak) {
    indicator("\"", true, false, false);
    int[] points = text.codePoints().toArray();
    boolean spaces = false;
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      if (c == '"' || c == '\\' || YamlText.isBreak(c) || !YamlText.isPrintable(c)) {
        escaped(c).chars().forEach(this::put);
        spaces = false;
      } else if (c == ' ') {
        if (mayBreak && !spaces && column > width && i > 0 && i < points.length - 1) {
          startLine();
          if (points[i + 1] == ' ') {
            put('\\');
          }
        } else {
          put(c);
        }
        spaces = true;
      } else {
        put(c);
        spaces = false;
      }
    }
    indicator("\"", false, false, false);
    whitespace = false;
    indention = false;
  }

  private static String escaped(int c) {
    return switch (c) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case 8 -> "\\b";
      case 9 -> "\\t";
      case 10 -> "\\n";
      case 11 -> "\\v";
      case 12 -> "\\f";
      case 13 -> "\\r";
      case 27 -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0xa0 -> "\\_";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default -> (c < 0x100 ? "\\x%02X" : c < 0x10000 ? "\\u%04X" : "\\U%08X").formatted(c);
    };
  }
}
