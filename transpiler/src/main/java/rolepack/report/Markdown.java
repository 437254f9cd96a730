package rolepack.report;

/// Writes texts into Markdown as what they are: neither markup nor HTML.
final class Markdown {
  private static final String ESCAPED = "\\*[]`~";

  private Markdown() {}

  /// One line. What stands between two backticks stays code, where every backtick has its partner.
  static String text(String text) {
    String plain = PlainText.of(text);
    boolean paired = plain.chars().filter(each -> each == '`').count() % 2 == 0;
    StringBuilder out = new StringBuilder(plain.length() + 16);
    boolean code = false;
    for (int i = 0; i < plain.length(); i++) {
      char each = plain.charAt(i);
      if (each == '`' && paired) {
        boolean empty = i + 1 < plain.length() && plain.charAt(i + 1) == '`' && !code;
        if (empty) {
          out.append("\\`\\`");
          i++;
        } else {
          code = !code;
          out.append(each);
        }
      } else if (code) {
        out.append(each);
      } else {
        escape(plain, i, out);
      }
    }
    return out.toString();
  }

  /// One line in a table, in which a `|` ends the cell even in code.
  static String cell(String text) {
    return text(text).replace("|", "\\|");
  }

  /// A name as code.
  static String code(String name) {
    String plain = PlainText.of(name);
    return plain.indexOf('`') >= 0 || plain.isBlank() ? text(name) : "`" + plain + "`";
  }

  private static void escape(String text, int at, StringBuilder out) {
    char each = text.charAt(at);
    switch (each) {
      case '<' -> out.append(startsTag(text, at) ? "&lt;" : "<");
      case '&' -> out.append(startsEntity(text, at) ? "&amp;" : "&");
      case '#', '>', '-', '+', '=' -> out.append(at == 0 ? "\\" : "").append(each);
      case '_' -> out.append(insideWord(text, at) ? "_" : "\\_");
      default -> {
        if (ESCAPED.indexOf(each) >= 0) {
          out.append('\\');
        }
        out.append(each);
      }
    }
  }

  private static boolean startsTag(String text, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return Character.isLetter(next) || "/!?".indexOf(next) >= 0;
  }

  private static boolean startsEntity(String text, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return next == '#' || Character.isLetterOrDigit(next);
  }

  private static boolean insideWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }
}
