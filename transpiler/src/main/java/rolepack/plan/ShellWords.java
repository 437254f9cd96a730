package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a command line into words as Python's `shlex.split` does.
final class ShellWords {
  private ShellWords() {}

  /// The words; empty where a quote is not closed.
  static Optional<List<String>> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char each = line.charAt(at);
      if (quote != 0) {
        if (each == quote) {
          quote = 0;
        } else if (each == '\\'
            && quote == '"'
            && at + 1 < line.length()
            && "\"\\".indexOf(line.charAt(at + 1)) >= 0) {
          word.append(line.charAt(++at));
        } else {
          word.append(each);
        }
      } else if (each == '\'' || each == '"') {
        quote = each;
        inWord = true;
      } else if (each == '\\') {
        if (++at >= line.length()) {
          return Optional.empty();
        }
        word.append(line.charAt(at));
        inWord = true;
      } else if (Character.isWhitespace(each)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(each);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return quote != 0 ? Optional.empty() : Optional.of(List.copyOf(words));
  }
}
