package rolepack.frontend.jinja;

/// Writes texts as quoted literals: the way back from [Literals#text(String, String)].
final class TextLiterals {
  private TextLiterals() {}

  /// A literal, or several side by side, which are one.
  ///
  /// @param literalBackslashes whether a backslash stands for itself, so that there are no escapes
  static String quoted(String text, boolean literalBackslashes) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    return literalBackslashes ? unescaped(text, quote) : escaped(text, quote);
  }

  /// Whether a text can be written where a backslash stands for itself: none of them may stand
  /// before a quote without another before it, nor can there be a carriage return.
  static boolean isPlain(String text) {
    boolean escapes = false;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '\r' || (escapes && (each == '\'' || each == '"'))) {
        return false;
      }
      escapes = each == '\\' && !escapes;
    }
    return !escapes;
  }

  /// A quote of one kind stands in quotes of the other.
  private static String unescaped(String text, char first) {
    StringBuilder out = new StringBuilder().append(first);
    char quote = first;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == quote) {
        out.append(quote).append(' ');
        quote = quote == '"' ? '\'' : '"';
        out.append(quote);
      }
      out.append(each);
    }
    return out.append(quote).toString();
  }

  private static String escaped(String text, char quote) {
    StringBuilder out = new StringBuilder().append(quote);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      switch (each) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (each == quote) {
            out.append('\\').append(each);
          } else if (each < ' ' || each == 0x7f) {
            out.append("\\x%02x".formatted((int) each));
          } else if (isLoneSurrogate(text, at)) {
            out.append("\\u%04x".formatted((int) each));
          } else {
            out.append(each);
          }
        }
      }
    }
    return out.append(quote).toString();
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char each = text.charAt(at);
    if (Character.isHighSurrogate(each)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(each)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
