package rolepack.rewrite.gotemplate;

import java.util.regex.Pattern;
import rolepack.ir.jinja.Expr;

/// Python's regular expressions in Go's syntax, as far as both agree.
final class GoRegex {
  private static final Pattern UNSUPPORTED =
      Pattern.compile("\\(\\?(?!:)|\\\\[1-9bBAZzGgkxuUN0]|[*+?}][+]|\\[[^\\]]*\\[:");

  private GoRegex() {}

  static String of(String pattern, Expr place) {
    if (UNSUPPORTED.matcher(pattern).find()) {
      throw new UntranslatableException(
          Words.of(place), place.span(), "Go's regular expressions do not have all that it uses");
    }
    StringBuilder out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        out.append(escape(pattern.charAt(i), inClass));
        continue;
      }
      if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      }
      out.append(c);
    }
    return out.toString();
  }

  /// Python's classes are Unicode's.
  private static String escape(char c, boolean inClass) {
    return switch (c) {
      case 'd' -> "\\p{Nd}";
      case 'w' -> inClass ? "\\p{L}\\p{N}_" : "[\\p{L}\\p{N}_]";
      case 's' -> inClass ? "\\s\\v\\x{85}\\p{Z}" : "[\\s\\v\\x{85}\\p{Z}]";
      case 'D' -> "\\P{Nd}";
      case 'W' -> inClass ? "\\W" : "[^\\p{L}\\p{N}_]";
      case 'S' -> inClass ? "\\S" : "[^\\s\\v\\x{85}\\p{Z}]";
      default ->
          Character.isLetterOrDigit(c) || "\\.+*?()|[]{}^$-/".indexOf(c) >= 0
              ? (c == '/' ? "/" : "\\" + c)
              : String.valueOf(c);
    };
  }

  /// `\1` → `${1}`.
  static String replacement(String replacement, Expr place) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '$') {
        out.append("$$");
      } else if (c == '\\') {
        char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
        if (next >= '0' && next <= '9') {
          out.append("${").append(next).append('}');
        } else if (next == '\\') {
          out.append('\\');
        } else if (next == 'n') {
          out.append('\n');
        } else {
          throw new UntranslatableException(
              Words.of(place), place.span(), "its replacement has escapes that Go has not");
        }
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
