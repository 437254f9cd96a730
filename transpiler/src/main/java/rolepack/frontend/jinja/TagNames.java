package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import rolepack.generated.jinja.JinjaLexer;

/// The names of tags.
final class TagNames {
  private static final Map<String, Integer> TYPES = types();

  private static final int FARTHEST = 2;
  private static final int LONGEST = 20;

  private TagNames() {}

  private static Map<String, Integer> types() {
    Map<String, Integer> types = new HashMap<>();
    for (int type = TAG_IF; type < TAG_UNKNOWN; type++) {
      String symbol = JinjaLexer.VOCABULARY.getSymbolicName(type);
      types.put(symbol.substring("TAG_".length()).toLowerCase(Locale.ROOT), type);
    }
    return types;
  }

  /// The type of token that a tag gets; [JinjaLexer#TAG_UNKNOWN] where there is no such tag.
  static int type(String name) {
    return TYPES.getOrDefault(name, TAG_UNKNOWN);
  }

  /// Whether a type is that of a token that opens a tag, or `{{`.
  static boolean isTag(int type) {
    return type == VARIABLE_START || (type >= TAG_IF && type <= TAG_CALL_PARAMETERS);
  }

  /// The name in a token such as `{%- if`.
  static String of(Token token) {
    String text = token.getText();
    int end = text.length();
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
    return Stream.concat(TYPES.keySet().stream(), Stream.of("raw", "endraw"))
        .filter(each -> distance(each, name) <= Math.min(FARTHEST, each.length() / 2))
        .min(
            Comparator.comparing((String each) -> distance(each, name))
                .thenComparing(each -> each));
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
