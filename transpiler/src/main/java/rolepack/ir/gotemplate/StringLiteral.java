package rolepack.ir.gotemplate;

import java.util.Optional;

/// How Go writes a string: between quotes with escapes, as `strconv.Quote` does, or between
/// backquotes.
///
/// A byte that is no part of valid UTF-8 stands in a string as the lone surrogate U+DC00 + byte.
public final class StringLiteral {
  private static final int ESCAPED_BYTES = 0xDC80;

  private StringLiteral() {}

  /// The literal that reads best in a template: between backquotes where that saves backslashes.
  public static String of(String value) {
    boolean raw = value.indexOf('"') >= 0 || value.indexOf('\\') >= 0;
    for (int at = 0; at < value.length() && raw; at++) {
      char unit = value.charAt(at);
      raw = unit != '`' && unit >= ' ' && unit != 0x7F && unit != '\uFEFF' && unit < '\uD800';
    }
    return raw ? '`' + value + '`' : quote(value);
  }

  /// `strconv.Quote`.
  public static String quote(String value) {
    return quote(value, '"', false);
  }

  /// Between quotes of this kind; with only ASCII if it has to be.
  public static String quote(String value, char quote, boolean ascii) {
    StringBuilder text = new StringBuilder(value.length() + 2).append(quote);
    for (int at = 0; at < value.length(); ) {
      int rune = value.codePointAt(at);
      append(text, rune, quote, ascii);
      at += Character.charCount(rune);
    }
    return text.append(quote).toString();
  }

  private static void append(StringBuilder text, int rune, char quote, boolean ascii) {
    if (rune == quote || rune == '\\') {
      text.append('\\').append((char) rune);
    } else if (rune < 0x80 ? rune >= ' ' && rune != 0x7F : !ascii && isPrintable(rune)) {
      text.appendCodePoint(rune);
    } else if (rune >= 0x07 && rune <= '\r') {
      text.append('\\').append("abtnvfr".charAt(rune - 0x07));
    } else if (rune < 0x80) {
      text.append("\\x").append(hex(rune, 2));
    } else if (rune >= ESCAPED_BYTES && rune <= ESCAPED_BYTES + 0x7F) {
      text.append("\\x").append(hex(rune - 0xDC00, 2));
    } else {
      text.append(rune < 0x10000 ? "\\u" : "\\U").append(hex(rune, rune < 0x10000 ? 4 : 8));
    }
  }

  /// What a literal in double quotes or backquotes stands for (`strconv.Unquote`); empty where Go
  /// says "invalid syntax".
  public static Optional<String> unquote(String literal) {
    char quote = literal.charAt(0);
    String inner = literal.substring(1, literal.length() - 1);
    if (quote == '`') {
      return Optional.of(inner.replace("\r", ""));
    }
    if (inner.indexOf('\\') < 0) {
      return Optional.of(inner);
    }
    EscapeReader reader = new EscapeReader(inner, quote);
    return reader.readAll() ? Optional.of(reader.text()) : Optional.empty();
  }

  /// The character that a literal in single quotes stands for.
  ///
  /// @throws NumberFormatException with Go's message
  static int unquoteCharacter(String literal) {
    EscapeReader reader = new EscapeReader(literal.substring(1), '\'');
    int rune = reader.readOne();
    if (rune < 0) {
      throw new NumberFormatException("invalid syntax");
    }
    if (!reader.rest().equals("'")) {
      throw new NumberFormatException("malformed character constant: " + literal);
    }
    return rune;
  }

  private static String hex(int value, int digits) {
    String text = Integer.toHexString(value);
    return "0".repeat(digits - text.length()) + text;
  }

  /// `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols and the ASCII space.
  public static boolean isPrintable(int rune) {
    return switch (Character.getType(rune)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> rune == ' ';
      default -> true;
    };
  }
}
