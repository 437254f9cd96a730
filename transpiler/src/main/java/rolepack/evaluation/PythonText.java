package rolepack.evaluation;

import java.util.Optional;

/// Python's text literals: quotes, prefixes, escapes.
final class PythonText {
  /// A literal's text, and where the literal ends.
  record Scanned(String value, int end) {}

  private PythonText() {}

  /// Whether a literal with a prefix starts here.
  static boolean startsAt(String source, int at) {
    int end = prefixEnd(source, at);
    return end > at && end < source.length() && "'\"".indexOf(source.charAt(end)) >= 0;
  }

  private static int prefixEnd(String source, int at) {
    int end = at;
    while (end < source.length() && end < at + 2 && "rRuUbBfF".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /// Reads the literal at an offset; empty where there is no valid one.
  static Optional<Scanned> scan(String source, int at) {
    int start = prefixEnd(source, at);
    String prefix = source.substring(at, start).toLowerCase(java.util.Locale.ROOT);
    if (prefix.contains("b")) {
      throw EvaluationException.unsupported("bytes");
    }
    if (prefix.contains("f")
        || prefix.equals("ur")
        || prefix.equals("ru")
        || prefix.equals("rr")
        || prefix.equals("uu")
        || start >= source.length()) {
      return Optional.empty();
    }
    char quote = source.charAt(start);
    String three = String.valueOf(quote).repeat(3);
    String end = source.startsWith(three, start) ? three : String.valueOf(quote);
    StringBuilder text = new StringBuilder();
    int next = start + end.length();
    while (!source.startsWith(end, next)) {
      if (next >= source.length() || source.charAt(next) == '\n' && end.length() == 1) {
        return Optional.empty();
      }
      char c = source.charAt(next++);
      if (c != '\\') {
        text.append(c);
      } else if (next >= source.length()) {
        return Optional.empty();
      } else if (prefix.equals("r")) {
        text.append(c).append(source.charAt(next++));
      } else {
        next = escape(source, next, text);
        if (next < 0) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Scanned(text.toString(), next + end.length()));
  }

  /// Appends what stands after a backslash; the offset after it, or -1 where it is wrong.
  private static int escape(String source, int at, StringBuilder text) {
    char c = source.charAt(at);
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> text.append(c);
      case 'a' -> text.append('\u0007');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'v' -> text.append('\u000b');
      case 'x' -> {
        return hex(source, at + 1, 2, text);
      }
      case 'u' -> {
        return hex(source, at + 1, 4, text);
      }
      case 'U' -> {
        return hex(source, at + 1, 8, text);
      }
      case 'N' -> throw EvaluationException.unsupported("characters by name");
      default -> {
        if (c >= '0' && c <= '7') {
          return octal(source, at, text);
        }
        text.append('\\').append(c);
      }
    }
    return at + 1;
  }

  private static int hex(String source, int at, int digits, StringBuilder text) {
    if (at + digits > source.length()) {
      return -1;
    }
    int point = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(source.charAt(i), 16);
      if (digit < 0 || point > 0x10ffff) {
        return -1;
      }
      point = point * 16 + digit;
    }
    if (!Character.isValidCodePoint(point)) {
      return -1;
    }
    text.appendCodePoint(point);
    return at + digits;
  }

  private static int octal(String source, int at, StringBuilder text) {
    int end = at;
    int point = 0;
    while (end < source.length()
        && end < at + 3
        && source.charAt(end) >= '0'
        && source.charAt(end) <= '7') {
      point = point * 8 + source.charAt(end++) - '0';
    }
    text.appendCodePoint(point);
    return end;
  }
}
