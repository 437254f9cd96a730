package rolepack.frontend.keyvalue;

/// Replaces Python's string escapes (`\n`, `\x41`, `\u00e9`, `\N{DASH}`) by what they stand for;
/// every other backslash stays.
final class EscapeDecoder {
  private static final String LETTERS = "\\'\"abfnrtv";
  private static final String MEANINGS = "\\'\"\u0007\b\f\n\r\t\u000b";

  private EscapeDecoder() {}

  /// @throws UnbalancedArgumentsException where an escape names no character
  static TracedText decode(TracedText encoded) throws UnbalancedArgumentsException {
    if (encoded.text().indexOf('\\') < 0) {
      return encoded;
    }
    TracedText.Builder out = new TracedText.Builder();
    String text = encoded.text();
    int at = 0;
    while (at < text.length()) {
      int length = text.charAt(at) == '\\' ? escapeLength(text, at) : 1;
      if (length == 1) {
        out.append(text.charAt(at), encoded.offsets()[at], encoded.ends()[at]);
      } else {
        for (char each : meaning(text.substring(at, at + length)).toCharArray()) {
          out.append(each, encoded.offsets()[at], encoded.ends()[at + length - 1]);
        }
      }
      at += length;
    }
    return out.build();
  }

  /// The characters of the escape that starts at a backslash; 1 where none does.
  private static int escapeLength(String text, int at) {
    if (at + 1 == text.length()) {
      return 1;
    }
    char letter = text.charAt(at + 1);
    return switch (letter) {
      case 'U' -> hexLength(text, at, 8);
      case 'u' -> hexLength(text, at, 4);
      case 'x' -> hexLength(text, at, 2);
      case 'N' -> nameLength(text, at);
      default -> LETTERS.indexOf(letter) >= 0 ? 2 : 1;
    };
  }

  private static int hexLength(String text, int at, int digits) {
    int end = at + 2 + digits;
    if (end > text.length()) {
      return 1;
    }
    for (int index = at + 2; index < end; index++) {
      if (text.charAt(index) > 'f' || Character.digit(text.charAt(index), 16) < 0) {
        return 1;
      }
    }
    return 2 + digits;
  }

  private static int nameLength(String text, int at) {
    int close = text.indexOf('}', at);
    return text.startsWith("\\N{", at) && close > at + 3 ? close + 1 - at : 1;
  }

  private static String meaning(String escape) throws UnbalancedArgumentsException {
    char letter = escape.charAt(1);
    try {
      return switch (letter) {
        case 'U', 'u', 'x' -> Character.toString(Integer.parseUnsignedInt(escape.substring(2), 16));
        case 'N' ->
            Character.toString(Character.codePointOf(escape.substring(3, escape.length() - 1)));
        default -> MEANINGS.substring(LETTERS.indexOf(letter), LETTERS.indexOf(letter) + 1);
      };
    } catch (IllegalArgumentException _) {
      throw new UnbalancedArgumentsException("the escape " + escape + " names no character");
    }
  }
}
