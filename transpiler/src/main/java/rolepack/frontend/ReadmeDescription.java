package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A role's README -> its first paragraph, in one line.
final class ReadmeDescription {
  private static final Set<String> NAMES =
      Set.of("readme", "readme.md", "readme.rst", "readme.txt", "readme.markdown");
  private static final int LONGEST = 200;
  private static final String UNDERLINES = "=-~^\"'`#*+.:_";

  private static final List<Markup> MARKUP =
      List.of(
          new Markup("`_", "`([^`<]+?)\\s*<[^>`]*>`_+", "$1"),
          new Markup(":`", ":[a-z:]+:`([^`]*)`", "$1"),
          new Markup("](", "\\[([^\\]]+)\\]\\([^)]*\\)", "$1"),
          new Markup("][", "\\[([^\\]]+)\\]\\[[^\\]]*\\]", "$1"),
          new Markup("`", "`+_*", ""),
          new Markup("**", "(?<![A-Za-z0-9])\\*\\*(.+?)\\*\\*", "$1"),
          new Markup("__", "(?<![A-Za-z0-9])__(.+?)__", "$1"),
          new Markup("  ", "\\s+", " "));

  /// A mark of reStructuredText or Markdown, and what stays of it.
  ///
  /// @param sign stands in every text that has the mark; most have none
  private record Markup(String sign, String pattern, String text) {}

  private ReadmeDescription() {}

  /// The README in a folder, of several the first by name.
  static Optional<String> file(FileTree tree, String folder) {
    return tree.names(folder).stream()
        .filter(each -> NAMES.contains(each.toLowerCase(Locale.ROOT)))
        .map(each -> RelativePath.join(folder, each))
        .filter(tree::isFile)
        .findFirst();
  }

  /// The first paragraph of prose; empty where there is none.
  static Optional<String> firstParagraph(String readme) {
    List<String> lines = readme.lines().toList();
    List<String> paragraph = new ArrayList<>();
    boolean inDirective = false;
    boolean inCode = false;
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      boolean indented = lines.get(index).startsWith(" ") || lines.get(index).startsWith("\t");
      if (line.startsWith("```") || line.startsWith("~~~")) {
        inCode = !inCode;
      }
      inDirective = line.startsWith("..") || inDirective && (indented || line.isEmpty());
      boolean heading =
          line.startsWith("#")
              || isUnderline(line)
              || index + 1 < lines.size() && isUnderline(lines.get(index + 1).strip());
      boolean prose =
          !line.isEmpty()
              && !heading
              && !inDirective
              && !inCode
              && !isBadge(line)
              && !line.startsWith("```")
              && !line.startsWith("<!--");
      if (prose) {
        paragraph.add(line);
      } else if (!paragraph.isEmpty()) {
        break;
      }
    }
    return paragraph.isEmpty()
        ? Optional.empty()
        : Optional.of(withoutColon(shortened(plain(String.join(" ", paragraph)))));
  }

  private static boolean isUnderline(String line) {
    return line.length() >= 3
        && UNDERLINES.indexOf(line.charAt(0)) >= 0
        && line.chars().allMatch(each -> each == line.charAt(0));
  }

  private static boolean isBadge(String line) {
    return line.startsWith("[![") || line.startsWith("![") || line.startsWith("|");
  }

  /// Without the marks of links and literals.
  private static String plain(String text) {
    String plain = text;
    for (Markup each : MARKUP) {
      plain = plain.contains(each.sign()) ? plain.replaceAll(each.pattern(), each.text()) : plain;
    }
    return plain.strip();
  }

  /// Without a last sentence that leads over to a list.
  private static String withoutColon(String text) {
    if (!text.endsWith(":")) {
      return text;
    }
    int sentence = text.lastIndexOf(". ");
    return sentence > 0
        ? text.substring(0, sentence + 1)
        : text.substring(0, text.length() - 1) + ".";
  }

  /// Cut after a sentence where it is long.
  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = -1;
    for (int at = text.indexOf(". "); at >= 0 && at < LONGEST; at = text.indexOf(". ", at + 1)) {
      end = at + 1;
    }
    if (end > 0) {
      return text.substring(0, end);
    }
    int sentence = text.indexOf(". ");
    int space = text.lastIndexOf(' ', LONGEST - 1);
    return sentence > 0 && sentence < 2 * LONGEST
        ? text.substring(0, sentence + 1)
        : text.substring(0, space > 0 ? space : LONGEST) + "…";
  }
}
