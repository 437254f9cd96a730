package rolepack.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of Python's `re`, run by Java.
final class PythonRegex {
  private final Pattern pattern;
  private final Map<String, Integer> names;

  private PythonRegex(Pattern pattern, Map<String, Integer> names) {
    this.pattern = pattern;
    this.names = names;
  }

  static PythonRegex compile(Value pattern, boolean ignoreCase, boolean multiline) {
    String source = Inputs.Bound.text(pattern, "a regular expression");
    RegexTranslation translation = RegexTranslation.of(source, multiline);
    int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CASE;
    flags |= ignoreCase ? Pattern.CASE_INSENSITIVE : 0;
    flags |= multiline ? Pattern.MULTILINE : 0;
    try {
      return new PythonRegex(Pattern.compile(translation.java(), flags), translation.names());
    } catch (PatternSyntaxException | StackOverflowError _) {
      throw EvaluationException.unsupported("the regular expression " + source);
    }
  }

  /// Runs something that matches, within bounds.
  <T> T match(String text, Function<Matcher, T> use) {
    try {
      return use.apply(pattern.matcher(new BoundedText(text)));
    } catch (StackOverflowError _) {
      throw new EvaluationException.TooLarge("the regular expression nests too deep");
    }
  }

  /// Finds the next match as Python counts: never between the halves of a character.
  static boolean find(Matcher matcher, String text) {
    while (matcher.find()) {
      int at = matcher.start();
      boolean between =
          matcher.end() == at
              && at > 0
              && at < text.length()
              && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
      if (!between) {
        return true;
      }
    }
    return false;
  }

  int groups() {
    return pattern.matcher("").groupCount();
  }

  /// The number of a named group.
  Optional<Integer> group(String name) {
    return Optional.ofNullable(names.get(name));
  }

  static boolean isWord(int point) {
    if (point == '_' || Character.isLetterOrDigit(point)) {
      return true;
    }
    int type = Character.getType(point);
    return type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER;
  }

  static EvaluationException.Failed error(String message) {
    return EvaluationException.valueError("regular expression: " + message);
  }
}
