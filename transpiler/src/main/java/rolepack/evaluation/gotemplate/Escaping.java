package rolepack.evaluation.gotemplate;

import java.util.Locale;
import rolepack.ir.gotemplate.StringLiteral;

/// `html`, `js` and `urlquery`.
final class Escaping {
  private Escaping() {}

  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      switch (unit) {
        case 0 -> out.append('\uFFFD');
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(unit);
      }
    }
    return out.toString();
  }

  static String javascript(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); ) {
      int rune = text.codePointAt(at);
      at += Character.charCount(rune);
      switch (rune) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '"' -> out.append("\\\"");
        case '<' -> out.append("\\u003C");
        case '>' -> out.append("\\u003E");
        case '&' -> out.append("\\u0026");
        case '=' -> out.append("\\u003D");
        default -> {
          boolean shown = rune >= ' ' && (rune < 0x80 || StringLiteral.isPrintable(rune));
          int code = GoText.isEscape(rune) ? 0xFFFD : rune;
          boolean replaced = GoText.isEscape(rune);
          if (shown) {
            out.appendCodePoint(rune);
          } else if (replaced) {
            // A bad byte is printable to Go, as U+FFFD, and is written as it is.
            out.append((char) rune);
          } else {
            out.append(String.format(Locale.ROOT, "\\u%04X", code));
          }
        }
      }
    }
    return out.toString();
  }

  static String urlQuery(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte each : GoText.bytes(text)) {
      int unit = each & 0xFF;
      boolean plain =
          (unit >= 'a' && unit <= 'z')
              || (unit >= 'A' && unit <= 'Z')
              || (unit >= '0' && unit <= '9')
              || "-_.~".indexOf(unit) >= 0;
      if (plain) {
        out.append((char) unit);
      } else if (unit == ' ') {
        out.append('+');
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", unit));
      }
    }
    return out.toString();
  }
}
