package rolepack.evaluation;

import java.util.Locale;
import java.util.function.IntPredicate;

/// Upper and lower case, and kinds of characters, as Python sees them.
final class TextCases {
  private TextCases() {}

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String fold(String text) {
    ascii(text, "casefold");
    return lower(text);
  }

  private static void ascii(String text, String what) {
    if (!text.chars().allMatch(c -> c < 128)) {
      throw EvaluationException.unsupported(what + " of a text that is not ASCII");
    }
  }

  /// The first character in upper case, the others in lower case.
  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(0, 1);
    return titled(text.substring(0, end)) + lower(text.substring(end));
  }

  /// One character in title case: `ǆ` gives `ǅ`, and `ß` gives `Ss`.
  private static String titled(String character) {
    int point = character.codePointAt(0);
    int titled = Character.toTitleCase(point);
    if (titled != point) {
      return Character.toString(titled);
    }
    String upper = upper(character);
    return upper.length() > 1 && upper.length() > character.length()
        ? upper.charAt(0) + lower(upper.substring(1))
        : upper;
  }

  /// Each run of letters with its first one in upper case.
  static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      String character = Character.toString(point);
      i += character.length();
      out.append(inWord ? lower(character) : titled(character));
      inWord = isCased(point);
    }
    return out.toString();
  }

  static String swap(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              String character = Character.toString(point);
              out.append(
                  Character.isUpperCase(point)
                      ? lower(character)
                      : Character.isLowerCase(point) ? upper(character) : character);
            });
    return out.toString();
  }

  private static boolean isCased(int point) {
    return Character.isUpperCase(point)
        || Character.isLowerCase(point)
        || Character.isTitleCase(point);
  }

  /// `isalpha` and its like: every character is of a kind, and there is one.
  static boolean isMadeOf(String method, String text) {
    if (text.isEmpty()) {
      return false;
    }
    IntPredicate kind =
        switch (method) {
          case "isalpha" -> Character::isLetter;
          case "isdecimal" -> Character::isDigit;
          case "isalnum" -> point -> Character.isLetter(point) || isDigit(point);
          default -> TextCases::isDigit;
        };
    return text.codePoints().allMatch(kind);
  }

  private static boolean isDigit(int point) {
    int type = Character.getType(point);
    if (type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER) {
      throw EvaluationException.unsupported("whether a character is a digit");
    }
    return Character.isDigit(point);
  }

  static boolean isSpace(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(CodePoints::isSpace);
  }

  static boolean isLower(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase)
        && text.codePoints()
            .noneMatch(point -> Character.isUpperCase(point) || Character.isTitleCase(point));
  }

  static boolean isUpper(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints()
            .noneMatch(point -> Character.isLowerCase(point) || Character.isTitleCase(point));
  }

  static boolean isTitle(String text) {
    boolean inWord = false;
    boolean any = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean upper = Character.isUpperCase(point) || Character.isTitleCase(point);
      if (upper && inWord || Character.isLowerCase(point) && !inWord) {
        return false;
      }
      inWord = isCased(point);
      any |= upper;
    }
    return any;
  }

  static boolean isIdentifier(String text) {
    ascii(text, "isidentifier");
    return !text.isEmpty()
        && !Character.isDigit(text.charAt(0))
        && text.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }
}
