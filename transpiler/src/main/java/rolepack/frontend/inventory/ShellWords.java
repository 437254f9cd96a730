package rolepack.frontend.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line -> its words, as Python's `shlex.split(line, comments=True)` splits them.
final class ShellWords {
  private ShellWords() {}

  /// A word without its quotes.
  ///
  /// @param start where it starts in the line
  /// @param end where it ends there
  record Word(String text, int start, int end) {}

  /// Empty where a quote stays open, or the line ends with a backslash.
  static Optional<List<Word>> split(String line) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < line.length() && line.charAt(at) != '#') {
      if (isSpace(line.charAt(at))) {
        at++;
        continue;
      }
      StringBuilder word = new StringBuilder();
      int end = addWord(line, at, word);
      if (end < 0) {
        return Optional.empty();
      }
      words.add(new Word(word.toString(), at, end));
      at = end;
    }
    return Optional.of(words);
  }

  /// Where the word ends; -1 where it does not.
  private static int addWord(String line, int start, StringBuilder word) {
    int at = start;
    while (at < line.length() && !isSpace(line.charAt(at)) && line.charAt(at) != '#') {
      char each = line.charAt(at);
      if (each == '\\') {
        if (at + 1 == line.length()) {
          return -1;
        }
        word.append(line.charAt(at + 1));
        at += 2;
      } else if (each == '\'' || each == '"') {
        at = addQuoted(line, at, word);
        if (at < 0) {
          return -1;
        }
      } else {
        word.append(each);
        at++;
      }
    }
    return at;
  }

  private static int addQuoted(String line, int open, StringBuilder word) {
    char quote = line.charAt(open);
    int at = open + 1;
    while (at < line.length() && line.charAt(at) != quote) {
      boolean escapes =
          quote == '"'
              && line.charAt(at) == '\\'
              && at + 1 < line.length()
              && "\"\\".indexOf(line.charAt(at + 1)) >= 0;
      if (escapes) {
        at++;
      }
      word.append(line.charAt(at));
      at++;
    }
    return at < line.length() ? at + 1 : -1;
  }

  private static boolean isSpace(char character) {
    return " \t\r\n".indexOf(character) >= 0;
  }
}
