package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import rolepack.evaluation.gotemplate.GoText;

/// Go's package `strings`, where Java's methods differ from it.
final class GoTexts {
  private static final int ZERO_WIDTH_SPACE = 0x200B;

  private GoTexts() {}

  /// `unicode.IsSpace`.
  static boolean isSpace(int point) {
    return point >= 0x09 && point <= 0x0D
        || point == ' '
        || point == 0x85
        || point == 0xA0
        || point == 0x1680
        || point >= 0x2000 && point <= 0x200A
        || point == 0x2028
        || point == 0x2029
        || point == 0x202F
        || point == 0x205F
        || point == 0x3000;
  }

  /// `TrimSpace`.
  static String trimSpace(String text) {
    return trim(text, GoTexts::isSpace);
  }

  /// `Trim`: takes the characters of a set away at both ends.
  static String trim(String text, String set) {
    return trim(text, point -> set.indexOf(point) >= 0);
  }

  private static String trim(String text, IntPredicate away) {
    int start = 0;
    int end = text.length();
    while (start < end && away.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && away.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  static String trimPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  static String trimSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  /// `Split`; an empty separator parts the characters.
  static List<String> split(String text, String separator) {
    return split(text, separator, -1);
  }

  /// `SplitN`.
  ///
  /// @param limit at most so many parts; a negative one means all
  static List<String> split(String text, String separator, long limit) {
    List<String> parts = new ArrayList<>();
    if (limit == 0) {
      return parts;
    }
    int start = 0;
    while (limit < 0 || parts.size() < limit - 1) {
      int end;
      if (separator.isEmpty()) {
        end = start < text.length() ? start + width(text, start) : -1;
        if (end < 0 || end == text.length()) {
          break;
        }
      } else {
        end = text.indexOf(separator, start);
        if (end < 0) {
          break;
        }
      }
      parts.add(text.substring(start, end));
      start = end + separator.length();
    }
    if (!separator.isEmpty() || start < text.length()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  private static int width(String text, int at) {
    return Character.charCount(text.codePointAt(at));
  }

  /// `ReplaceAll`; an empty text stands before every character and at the end.
  static String replaceAll(String text, String old, String replacement) {
    if (!old.isEmpty()) {
      return text.replace(old, replacement);
    }
    StringBuilder out = new StringBuilder(replacement);
    text.codePoints().forEach(point -> out.appendCodePoint(point).append(replacement));
    return out.toString();
  }

  /// `ToLower`: character by character, unlike Java's.
  static String toLower(String text) {
    return map(text, Character::toLowerCase);
  }

  /// `ToUpper`: character by character, so that `ß` stays.
  static String toUpper(String text) {
    return map(text, Character::toUpperCase);
  }

  private static String map(String text, java.util.function.IntUnaryOperator change) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  /// `Title`: the first letter of each word large; a word ends at white space and at punctuation of
  /// ASCII but `_`.
  static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int previous = ' ';
    for (int at = 0; at < text.length(); at += width(text, at)) {
      int point = text.codePointAt(at);
      out.appendCodePoint(isSeparator(previous) ? Character.toTitleCase(point) : point);
      previous = point;
    }
    return out.toString();
  }

  private static boolean isSeparator(int point) {
    if (point < 0x80) {
      return !Character.isLetterOrDigit(point) && point != '_';
    }
    return !Character.isLetter(point) && !Character.isDigit(point) && isSpace(point);
  }

  /// The title case of `golang.org/x/text/cases`, which goes by Unicode's word boundaries: the
  /// first cased letter of each word large.
  static String unicodeTitle(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inWord = false;
    boolean afterMiddle = false;
    for (int at = 0; at < text.length(); at += width(text, at)) {
      int point = text.codePointAt(at);
      boolean middle = isMiddle(point);
      if (isWordBreak(point) || middle && afterMiddle) {
        inWord = false;
      }
      boolean cased =
          Character.isUpperCase(point)
              || Character.isLowerCase(point)
              || Character.isTitleCase(point);
      if (cased && !inWord) {
        titleCase(point, out);
      } else {
        out.appendCodePoint(point);
      }
      inWord |= cased;
      afterMiddle = middle;
    }
    return out.toString();
  }

  /// `ß` -> `Ss`.
  private static void titleCase(int point, StringBuilder out) {
    String upper = Character.toString(point).toUpperCase(java.util.Locale.ROOT);
    if (Character.toTitleCase(point) != point || upper.codePointCount(0, upper.length()) == 1) {
      out.appendCodePoint(Character.toTitleCase(point));
    } else {
      int first = Character.charCount(upper.codePointAt(0));
      out.append(upper, 0, first).append(toLower(upper.substring(first)));
    }
  }

  /// What joins letters to one word where it stands alone between them.
  private static boolean isMiddle(int point) {
    return switch (point) {
      case '\'', '.', ':', 0xB7, 0x387, 0x2018, 0x2019, 0x2024, 0x2027 -> true;
      default -> false;
    };
  }

  private static boolean isWordBreak(int point) {
    return !Character.isLetterOrDigit(point)
        && !isMiddle(point)
        && Character.getType(point) != Character.CONNECTOR_PUNCTUATION
        && Character.getType(point) != Character.NON_SPACING_MARK
        && Character.getType(point) != Character.ENCLOSING_MARK
        && Character.getType(point) != Character.COMBINING_SPACING_MARK
        && (Character.getType(point) != Character.FORMAT || point == ZERO_WIDTH_SPACE);
  }

  /// The bytes from `start` to before `end`.
  static String slice(String text, long start, long end) {
    if (start == 0 && end == text.length() && GoText.length(text) == text.length()) {
      return text;
    }
    byte[] bytes = GoText.bytes(text);
    return GoText.of(java.util.Arrays.copyOfRange(bytes, (int) start, (int) end));
  }
}
