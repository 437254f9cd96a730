package rolepack.evaluation;

/// A character class of a regular expression, in Java's syntax.
///
/// @param end the offset after it in the source
record RegexClass(String pattern, int end) {
  /// A character that an escape stands for, and the offset after it.
  record Single(int point, int end) {}

  /// One character as Java's pattern for exactly it.
  static String literal(int point) {
    return point > 127 || Character.isLetterOrDigit(point)
        ? Character.toString(point)
        : "\\x%02x".formatted(point);
  }

  /// Reads the class whose `[` stands before an offset.
  static RegexClass read(String source, int start) {
    StringBuilder out = new StringBuilder("[");
    int at = start;
    if (at < source.length() && source.charAt(at) == '^') {
      out.append('^');
      at++;
    }
    boolean first = true;
    while (true) {
      if (at >= source.length()) {
        throw PythonRegex.error("unterminated character set");
      }
      if (source.charAt(at) == ']' && !first) {
        return new RegexClass(out.append(']').toString(), at + 1);
      }
      first = false;
      int shorthand = shorthand(source, at, out);
      if (shorthand > at) {
        at = shorthand;
        if (isRange(source, at)) {
          throw PythonRegex.error("bad character range");
        }
        continue;
      }
      Single low = character(source, at);
      at = low.end();
      out.append(literal(low.point()));
      if (isRange(source, at)) {
        if (shorthand(source, at + 1, new StringBuilder()) > at + 1) {
          throw PythonRegex.error("bad character range");
        }
        Single high = character(source, at + 1);
        if (high.point() < low.point()) {
          throw PythonRegex.error("bad character range");
        }
        out.append('-').append(literal(high.point()));
        at = high.end();
      }
    }
  }

  private static boolean isRange(String source, int at) {
    return at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']';
  }

  /// Writes `\d` and its like; the offset after it, or the same offset where there is none.
  private static int shorthand(String source, int at, StringBuilder out) {
    if (source.charAt(at) != '\\' || at + 1 >= source.length()) {
      return at;
    }
    String pattern =
        switch (source.charAt(at + 1)) {
          case 'd' -> "\\p{Nd}";
          case 'D' -> "\\P{Nd}";
          case 's' -> RegexTranslation.SPACE;
          case 'S' -> "[^" + RegexTranslation.SPACE + "]";
          case 'w' -> RegexTranslation.WORD;
          case 'W' -> "[^" + RegexTranslation.WORD + "]";
          default -> "";
        };
    out.append(pattern);
    return pattern.isEmpty() ? at : at + 2;
  }

  private static Single character(String source, int at) {
    if (source.charAt(at) == '\\') {
      if (at + 1 < source.length() && source.charAt(at + 1) == 'b') {
        return new Single('\b', at + 2);
      }
      return escaped(source, at + 1);
    }
    int point = source.codePointAt(at);
    return new Single(point, at + Character.charCount(point));
  }

  /// The character that the escape means whose `\` stands before an offset.
  static Single escaped(String source, int at) {
    if (at >= source.length()) {
      throw PythonRegex.error("bad escape (end of pattern)");
    }
    int point = source.codePointAt(at);
    int next = at + Character.charCount(point);
    return switch (point) {
      case 'a' -> new Single(7, next);
      case 'f' -> new Single('\f', next);
      case 'n' -> new Single('\n', next);
      case 'r' -> new Single('\r', next);
      case 't' -> new Single('\t', next);
      case 'v' -> new Single(11, next);
      case 'x' -> hex(source, next, 2);
      case 'u' -> hex(source, next, 4);
      case 'U' -> hex(source, next, 8);
      case 'N' -> throw EvaluationException.unsupported("characters by name");
      default -> {
        if (point >= '0' && point <= '7') {
          yield octal(source, at);
        }
        if (point < 128 && Character.isLetterOrDigit(point)) {
          throw PythonRegex.error("bad escape \\" + Character.toString(point));
        }
        yield new Single(point, next);
      }
    };
  }

  private static Single hex(String source, int at, int digits) {
    if (at + digits > source.length()) {
      throw PythonRegex.error("incomplete escape");
    }
    long point = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(source.charAt(i), 16);
      if (digit < 0) {
        throw PythonRegex.error("incomplete escape");
      }
      point = point * 16 + digit;
    }
    if (point > 0x10ffff) {
      throw PythonRegex.error("bad escape");
    }
    return new Single((int) point, at + digits);
  }

  private static Single octal(String source, int at) {
    int end = at;
    int point = 0;
    while (end < source.length()
        && end < at + 3
        && source.charAt(end) >= '0'
        && source.charAt(end) <= '7') {
      point = point * 8 + source.charAt(end++) - '0';
    }
    if (point > 0377) {
      throw PythonRegex.error("octal escape value outside of range 0-0o377");
    }
    return new Single(point, end);
  }
}
