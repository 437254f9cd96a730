package rolepack.frontend.inventory;

import java.util.Optional;

/// A string literal of Python, with its prefix and quotes, inside a longer text.
///
/// @param bytes written with the prefix `b`
/// @param end the offset after the closing quotes
record PythonString(String value, boolean bytes, int end) {
  private static final String ESCAPES = "\\'\"abfnrtv";
  private static final String MEANINGS = "\\'\"\u0007\b\f\n\r\t\u000b";

  /// Whether a literal starts here; one with the prefix `f` is none.
  static boolean startsAt(String text, int at) {
    int quote = at + prefixLength(text, at);
    return quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'');
  }

  private static int prefixLength(String text, int at) {
    int length = 0;
    while (length < 2
        && at + length < text.length()
        && "rRbBuU".indexOf(text.charAt(at + length)) >= 0) {
      length++;
    }
    return length;
  }

  /// The literal that starts here, where one does.
  static Optional<PythonString> read(String text, int at) {
    if (!startsAt(text, at)) {
      return Optional.empty();
    }
    int prefix = prefixLength(text, at);
    String letters = text.substring(at, at + prefix).toLowerCase(java.util.Locale.ROOT);
    boolean validPrefix = prefix < 2 || letters.equals("rb") || letters.equals("br");
    String quote = text.substring(at + prefix, at + prefix + 1);
    String quotes = text.startsWith(quote.repeat(3), at + prefix) ? quote.repeat(3) : quote;
    int start = at + prefix + quotes.length();
    int end = close(text, start, quotes);
    if (!validPrefix || end < 0) {
      return Optional.empty();
    }
    String body = text.substring(start, end);
    Optional<String> value =
        letters.contains("r") ? Optional.of(body) : unescape(body, letters.contains("b"));
    return value.map(each -> new PythonString(each, letters.contains("b"), end + quotes.length()));
  }

  private static int close(String text, int start, String quotes) {
    int at = start;
    while (at < text.length() && !text.startsWith(quotes, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at < text.length() ? at : -1;
  }

  private static Optional<String> unescape(String body, boolean bytes) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      char each = body.charAt(at);
      if (each != '\\') {
        out.append(each);
        at++;
        continue;
      }
      char letter = body.charAt(at + 1);
      int simple = ESCAPES.indexOf(letter);
      if (simple >= 0) {
        out.append(MEANINGS.charAt(simple));
        at += 2;
      } else if (letter >= '0' && letter <= '7') {
        int end = at + 2;
        while (end < Math.min(at + 4, body.length()) && isOctal(body.charAt(end))) {
          end++;
        }
        out.append((char) Integer.parseInt(body, at + 1, end, 8));
        at = end;
      } else {
        int digits = letter == 'x' ? 2 : bytes ? 0 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (digits == 0) {
          if (letter == 'N' && !bytes) {
            return Optional.empty();
          }
          out.append(each).append(letter);
          at += 2;
        } else {
          Optional<String> character = hex(body, at + 2, digits);
          if (character.isEmpty()) {
            return Optional.empty();
          }
          out.append(character.get());
          at += 2 + digits;
        }
      }
    }
    return Optional.of(out.toString());
  }

  private static boolean isOctal(char character) {
    return character >= '0' && character <= '7';
  }

  private static Optional<String> hex(String body, int start, int digits) {
    try {
      return start + digits > body.length() || body.charAt(start) == '+'
          ? Optional.empty()
          : Optional.of(Character.toString(Integer.parseInt(body, start, start + digits, 16)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
