package rolepack.frontend.jinja;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// The names of tags, for messages.
final class TagNames {
  private static final List<String> ALL =
      List.of(
          "if",
          "elif",
          "else",
          "endif",
          "for",
          "endfor",
          "set",
          "endset",
          "macro",
          "endmacro",
          "call",
          "endcall",
          "filter",
          "endfilter",
          "with",
          "endwith",
          "autoescape",
          "endautoescape",
          "block",
          "endblock",
          "extends",
          "include",
          "import",
          "from",
          "do",
          "break",
          "continue",
          "print",
          "raw",
          "endraw");

  private static final int FARTHEST = 2;
  private static final int LONGEST = 20;

  private TagNames() {}

  /// The name in a token such as `{%- if`.
  static String of(Token token) {
    String text = token.getText();
    int end = text.endsWith("(") ? text.length() - 1 : text.length();
    end = PythonCharacters.dropSpace(text, 0, end);
    int start = 2;
    start += start < end && "+-".indexOf(text.charAt(start)) >= 0 ? 1 : 0;
    return text.substring(PythonCharacters.skipSpace(text, start, end), end);
  }

  /// The tag that an ending or continuing one belongs to.
  static String opening(String name) {
    return switch (name) {
      case "elif" -> "if";
      case "else" -> "if' or 'for";
      default -> name.substring("end".length());
    };
  }

  static String withArticle(String name) {
    boolean vowel = "aeiou".indexOf(name.charAt(0)) >= 0;
    return (vowel ? "an '" : "a '") + name + "'";
  }

  /// The tag that somebody may have meant.
  static Optional<String> nearest(String name) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    return ALL.stream()
        .filter(each -> distance(each, name) <= Math.min(FARTHEST, each.length() / 2))
        .min(Comparator.comparing(each -> distance(each, name)));
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int each = 0; each <= right.length(); each++) {
      row[each] = each;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
