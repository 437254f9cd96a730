package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A role's README -> its first paragraph, in one line.
final class ReadmeDescription {
  private static final int LONGEST = 200;
  private static final String UNDERLINES = "=-~^\"'`#*+.:_";

  private ReadmeDescription() {}

  /// The README in a folder, of several the first by name.
  static Optional<String> file(FileTree tree, String folder) {
    return tree.names(folder).stream()
        .filter(each -> each.toLowerCase(Locale.ROOT).matches("readme(\\.(md|rst|txt|markdown))?"))
        .map(each -> RelativePath.join(folder, each))
        .filter(tree::isFile)
        .findFirst();
  }

  /// The first paragraph of prose; empty where there is none.
  static Optional<String> firstParagraph(String readme) {
    String[] lines = readme.split("\\R", -1);
    List<String> paragraph = new ArrayList<>();
    boolean inDirective = false;
    boolean inCode = false;
    for (int index = 0; index < lines.length; index++) {
      String line = lines[index].strip();
      boolean indented = lines[index].startsWith(" ") || lines[index].startsWith("\t");
      if (line.startsWith("```") || line.startsWith("~~~")) {
        inCode = !inCode;
      }
      inDirective = line.startsWith("..") || inDirective && (indented || line.isEmpty());
      boolean heading =
          line.startsWith("#")
              || isUnderline(line)
              || index + 1 < lines.length && isUnderline(lines[index + 1].strip());
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
    return text.replaceAll("`([^`<]+?)\\s*<[^>`]*>`_+", "$1")
        .replaceAll(":[a-z:]+:`([^`]*)`", "$1")
        .replaceAll("\\[([^\\]]+)\\]\\([^)]*\\)", "$1")
        .replaceAll("\\[([^\\]]+)\\]\\[[^\\]]*\\]", "$1")
        .replaceAll("`+_*", "")
        .replaceAll("(?<![A-Za-z0-9])(\\*\\*|__)(.+?)\\1", "$2")
        .replaceAll("\\s+", " ")
        .strip();
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
