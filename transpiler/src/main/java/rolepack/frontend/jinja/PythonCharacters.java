package rolepack.frontend.jinja;

/// What Python calls white space and identifiers, which Java defines otherwise.
final class PythonCharacters {
  private PythonCharacters() {}

  /// `str.isspace` and `\s` of one UTF-16 unit; no white space lies beyond them.
  static boolean isSpace(char each) {
    if (each < 0x80) {
      return each == ' ' || (each >= '\t' && each <= '\r') || (each >= 0x1c && each <= 0x1f);
    }
    return each == 0x85
        || each == 0xa0
        || each == 0x1680
        || (each >= 0x2000 && each <= 0x200a)
        || each == 0x2028
        || each == 0x2029
        || each == 0x202f
        || each == 0x205f
        || each == 0x3000;
  }

  /// Whether a text holds nothing but white space.
  static boolean isBlank(String text) {
    return skipSpace(text, 0, text.length()) == text.length();
  }

  /// The first place from `start` on that holds no white space, at most `end`.
  static int skipSpace(String text, int start, int end) {
    int at = start;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The place behind the last character before `end` that is no white space, at least `start`.
  static int dropSpace(String text, int start, int end) {
    int at = end;
    while (at > start && isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /// `str.isidentifier`.
  static boolean isIdentifier(String word) {
    if (word.isEmpty()) {
      return false;
    }
    for (int at = 0; at < word.length(); ) {
      int each = word.codePointAt(at);
      if (each >= 0x80 || !isWord((char) each) || (at == 0 && each <= '9')) {
        if (each < 0x80 || !isForeign(each, at == 0)) {
          return false;
        }
      }
      at += Character.charCount(each);
    }
    return true;
  }

  /// Whether an ASCII character can be part of a word.
  static boolean isWord(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '_';
  }

  private static boolean isForeign(int each, boolean first) {
    if (Character.isIdentifierIgnorable(each) || losesItsClass(each)) {
      return false;
    }
    return first
        ? Character.isUnicodeIdentifierStart(each)
        : Character.isUnicodeIdentifierPart(each);
  }

  /// Letters that normalization turns into something that is no letter.
  private static boolean losesItsClass(int each) {
    return each == 0x37a
        || each == 0xe33
        || each == 0xeb3
        || each == 0x309b
        || each == 0x309c
        || (each >= 0xfc5e && each <= 0xfc63)
        || each == 0xfdfa
        || each == 0xfdfb
        || (each >= 0xfe70 && each <= 0xfe7e && each % 2 == 0)
        || each == 0xff9e
        || each == 0xff9f;
  }
}
