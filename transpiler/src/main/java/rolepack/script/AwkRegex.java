package rolepack.script;

import java.util.Optional;

/// Translates Python regular expressions into awk's extended ones, where the meaning is the same;
/// every other expression is refused.
final class AwkRegex {
  private static final String PUNCTUATION = ".[](){}*+?|^$\\/-\"'#%&,:;<>=@!~`_ ";

  private final String source;
  private final boolean search;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int quantifiers;
  private boolean plain = true;

  private AwkRegex(String source, boolean search) {
    this.source = source;
    this.search = search;
  }

  /// For asking whether it matches in a line with its newline, as Python sees the lines of a file.
  static Optional<String> search(String regex) {
    AwkRegex translation = new AwkRegex(regex, true);
    return translation.translate() ? Optional.of(translation.out.toString()) : Optional.empty();
  }

  /// For replacing every match within the lines of a file. Python takes the first alternative and
  /// awk the longest, so only expressions are taken in which both are the same.
  static Optional<String> substitution(String regex) {
    AwkRegex translation = new AwkRegex(regex, false);
    return !matchesNothing(regex)
            && translation.translate()
            && translation.quantifiers <= 1
            && translation.plain
        ? Optional.of(translation.out.toString())
        : Optional.empty();
  }

  /// Whether an expression matches the empty text, which Python finds behind the last newline too.
  private static boolean matchesNothing(String regex) {
    try {
      return java.util.regex.Pattern.compile(regex).matcher("").find();
    } catch (java.util.regex.PatternSyntaxException _) {
      return true;
    }
  }

  private boolean translate() {
    while (at < source.length()) {
      char each = source.charAt(at++);
      boolean known =
          switch (each) {
            case '\\' -> escape();
            case '[' -> bracket();
            case '.' -> append(search ? "[^\n]" : anything());
            case '$' -> append(search ? "(\n?$)" : "$");
            case '^' -> append("^");
            case '*', '+', '?' -> quantifier(each);
            case '(' -> group();
            case ')' -> append(")");
            case '|' -> alternative();
            // Counted repetition is not in every awk; a lone brace means itself in Python only.
            case '{', '}' -> false;
            default ->
                each < 0x80 && each >= ' ' || each == '\t' ? append(String.valueOf(each)) : false;
          };
      if (!known) {
        return false;
      }
    }
    return !source.isEmpty();
  }

  private boolean append(String text) {
    out.append(text);
    return true;
  }

  private boolean escape() {
    if (at >= source.length()) {
      return false;
    }
    char each = source.charAt(at++);
    return switch (each) {
      case 'd' -> append("[0-9]");
      case 'w' -> search ? append("[A-Za-z0-9_]") : differs();
      case 's' -> search ? append("[ \t\n\r\f\u000b]") : differs();
      case 'S' -> search ? append("[^ \t\n\r\f\u000b]") : differs();
      case 't' -> append("\t");
      default ->
          PUNCTUATION.indexOf(each) >= 0
              && (isSpecial(each) ? append("\\" + each) : append(String.valueOf(each)));
    };
  }

  /// In a text of many lines these sets hold newlines, or characters of several bytes.
  private static boolean differs() {
    return false;
  }

  /// Any character has several bytes in a text, which only matters where they are counted.
  private String anything() {
    plain &= source.startsWith("*", at) || source.startsWith("+", at);
    return ".";
  }

  private static boolean isSpecial(char each) {
    return ".[](){}*+?|^$\\/".indexOf(each) >= 0;
  }

  private boolean bracket() {
    int end = source.indexOf(']', at + (source.startsWith("^", at) ? 2 : 1));
    if (end < 0) {
      return false;
    }
    String body = source.substring(at, end);
    if (body.contains("\\")
        || body.contains("[")
        || !body.chars().allMatch(it -> it >= ' ' && it < 0x7f)) {
      return false;
    }
    if (body.startsWith("^") && !search) {
      plain = false;
    }
    at = end + 1;
    return append("[" + body + "]");
  }

  private boolean quantifier(char each) {
    boolean lazyOrPossessive =
        at < source.length()
            && (source.charAt(at) == '?' || source.charAt(at) == '+' || source.charAt(at) == '*');
    boolean afterNothing =
        out.isEmpty()
            || out.charAt(out.length() - 1) == '('
            || out.charAt(out.length() - 1) == '|'
            || out.charAt(out.length() - 1) == '^';
    quantifiers++;
    if (at >= 2 && source.charAt(at - 2) == ')') {
      plain = false;
    }
    return !lazyOrPossessive && !afterNothing && append(String.valueOf(each));
  }

  private boolean group() {
    if (source.startsWith("?:", at)) {
      at += 2;
    } else if (source.startsWith("?", at)) {
      return false;
    }
    return append("(");
  }

  private boolean alternative() {
    plain = false;
    return append("|");
  }
}
