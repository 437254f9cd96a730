package rolepack.generated.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sorts words into options and operands as `getopt` does: `-m 755`, `-m755`, `-pm 755`,
/// `--mode=755`, `--mode 755`, and operands only after `--`.
final class CommandLineParser {
  private final Set<String> flags;
  private final Set<String> values;
  private final List<String> operands = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  /// The option whose value is the next word.
  private Optional<String> waiting = Optional.empty();

  private CommandLineParser(Set<String> flags, Set<String> values) {
    this.flags = flags;
    this.values = values;
  }

  /// Empty where an option is neither among the flags nor among those with a value.
  static Optional<CommandLine> parse(List<String> words, Set<String> flags, Set<String> values) {
    CommandLineParser parser = new CommandLineParser(flags, values);
    boolean operandsOnly = false;
    for (String word : words) {
      if (parser.waiting.isPresent()) {
        parser.options.put(parser.waiting.get(), word);
        parser.waiting = Optional.empty();
      } else if (operandsOnly || !word.startsWith("-") || word.equals("-")) {
        parser.operands.add(word);
      } else if (word.equals("--")) {
        operandsOnly = true;
      } else if (!parser.accept(word)) {
        return Optional.empty();
      }
    }
    return parser.waiting.isPresent()
        ? Optional.empty()
        : Optional.of(new CommandLine(parser.operands, parser.options));
  }

  private boolean accept(String word) {
    if (flags.contains(word)) {
      options.put(word, "");
      return true;
    }
    if (values.contains(word)) {
      waiting = Optional.of(word);
      return true;
    }
    return word.startsWith("--") ? acceptLong(word) : acceptBundle(word);
  }

  private boolean acceptLong(String word) {
    int equals = word.indexOf('=');
    if (equals < 0 || !values.contains(word.substring(0, equals))) {
      return false;
    }
    options.put(word.substring(0, equals), word.substring(equals + 1));
    return true;
  }

  private boolean acceptBundle(String word) {
    for (int i = 1; i < word.length(); i++) {
      String option = "-" + word.charAt(i);
      if (values.contains(option)) {
        if (i + 1 < word.length()) {
          options.put(option, word.substring(i + 1));
        } else {
          waiting = Optional.of(option);
        }
        return true;
      }
      if (!flags.contains(option)) {
        return false;
      }
      options.put(option, "");
    }
    return true;
  }
}
