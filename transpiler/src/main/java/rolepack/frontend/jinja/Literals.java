package rolepack.frontend.jinja;

import java.math.BigInteger;

/// The values of literals, as Python reads them.
final class Literals {
  /// Python refuses to read longer decimal numbers.
  private static final int MOST_DIGITS = 4300;

  private Literals() {}

  /// `1_000`, `0x1f`, `0o17`, `0b11`.
  static BigInteger integer(String text) {
    String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
    if (digits.length() > 2 && digits.charAt(0) == '0') {
      switch (digits.charAt(1)) {
        case 'x', 'X' -> {
          return new BigInteger(digits.substring(2), 16);
        }
        case 'o', 'O' -> {
          return new BigInteger(digits.substring(2), 8);
        }
        case 'b', 'B' -> {
          return new BigInteger(digits.substring(2), 2);
        }
        default -> {}
      }
    }
    if (digits.length() > MOST_DIGITS) {
      throw new IllegalArgumentException("the number is too long");
    }
    return new BigInteger(digits);
  }

  /// `1.5`, `1_0e-3`.
  static double floating(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        throw new IllegalArgumentException("the number has digits that are not ASCII");
      }
    }
    return Double.parseDouble(text.replace("_", ""));
  }

  /// The text of a quoted literal without its quotes.
  ///
  /// @throws IllegalArgumentException where an escape is not complete or names no character
  static String text(String quoted, String newline) {
    String inner = quoted.substring(1, quoted.length() - 1);
    if (!newline.equals("\n")) {
      inner = inner.replace("\n", newline);
    }
    return inner.indexOf('\\') < 0 ? inner : unescape(inner);
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char each = text.charAt(at++);
      if (each != '\\') {
        out.append(each);
        continue;
      }
      int escaped = text.codePointAt(at);
      at += Character.charCount(escaped);
      switch (escaped) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.appendCodePoint(escaped);
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append('\u000b');
        case 'x' -> at = hexadecimal(text, at, 2, out);
        case 'u' -> at = hexadecimal(text, at, 4, out);
        case 'U' -> at = hexadecimal(text, at, 8, out);
        case 'N' -> at = named(text, at, out);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> at = octal(text, at - 1, out);
        default ->
            out.append('\\').append(escaped < 0x80 ? Character.toString(escaped) : code(escaped));
      }
    }
    return out.toString();
  }

  /// Jinja2 turns what is not ASCII into an escape before it looks for escapes, so that a backslash
  /// before it escapes that one's backslash.
  private static String code(int escaped) {
    if (escaped < 0x100) {
      return "x%02x".formatted(escaped);
    }
    return escaped < 0x10000 ? "u%04x".formatted(escaped) : "U%08x".formatted(escaped);
  }

  private static int hexadecimal(String text, int start, int digits, StringBuilder out) {
    int end = start + digits;
    boolean complete = end <= text.length();
    for (int at = start; complete && at < end; at++) {
      complete = text.charAt(at) < 0x80 && Character.digit(text.charAt(at), 16) >= 0;
    }
    if (!complete) {
      throw new IllegalArgumentException(
          "the escape \\%s needs %d hexadecimal digits".formatted(text.charAt(start - 1), digits));
    }
    long code = Long.parseLong(text, start, end, 16);
    if (code > Character.MAX_CODE_POINT) {
      throw new IllegalArgumentException("no character has the code that this escape gives");
    }
    out.appendCodePoint((int) code);
    return end;
  }

  private static int octal(String text, int start, StringBuilder out) {
    int code = 0;
    int at = start;
    while (at < text.length()
        && at < start + 3
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '7') {
      code = code * 8 + text.charAt(at++) - '0';
    }
    out.append((char) code);
    return at;
  }

  private static int named(String text, int start, StringBuilder out) {
    int end = text.indexOf('}', start);
    if (start >= text.length() || text.charAt(start) != '{' || end < 0) {
      throw new IllegalArgumentException("the escape \\N needs a name in braces");
    }
    out.appendCodePoint(Character.codePointOf(text.substring(start + 1, end)));
    return end + 1;
  }
}
