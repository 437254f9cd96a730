package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;

/// Takes a text apart into words, numbers and what stands between them: `HTTPStatus2` -> `HTTP`,
/// `Status`, `2`.
final class WordSplitter {
  private WordSplitter() {}

  /// What a part consists of.
  enum Sort {
    CONNECTOR,
    PUNCTUATION,
    /// Begins with a large letter.
    UPPER,
    LOWER,
    NUMBER,
    OTHER
  }

  /// A part of the text.
  record Word(Sort sort, String text) {
    /// In small letters, each connector replaced.
    String lower(char connector) {
      return switch (sort) {
        case UPPER -> GoTexts.toLower(text);
        case CONNECTOR -> Character.toString(connector).repeat(text.length());
        case PUNCTUATION, LOWER, NUMBER, OTHER -> text;
      };
    }
  }

  static List<Word> split(String text) {
    int[] points = text.codePoints().toArray();
    List<Word> words = new ArrayList<>();
    int start = 0;
    while (start < points.length) {
      Sort sort = sort(points[start]);
      int end = sort == Sort.UPPER ? upperEnd(points, start) : end(points, start, sort);
      words.add(new Word(sort, new String(points, start, end - start)));
      start = end;
    }
    return words;
  }

  private static int end(int[] points, int start, Sort sort) {
    int end = start + 1;
    while (end < points.length && sort(points[end]) == sort) {
      end++;
    }
    return end;
  }

  /// The end of `HTTP` in `HTTPStatus`, or of `Status`.
  private static int upperEnd(int[] points, int start) {
    int end = end(points, start, Sort.UPPER);
    boolean small = end < points.length && sort(points[end]) == Sort.LOWER;
    if (end - start == 1) {
      return small ? end(points, end, Sort.LOWER) : end;
    }
    return small ? end - 1 : end;
  }

  private static Sort sort(int point) {
    if (isConnector(point)) {
      return Sort.CONNECTOR;
    }
    if (Character.isUpperCase(point)) {
      return Sort.UPPER;
    }
    if (Character.isLetter(point)) {
      return Sort.LOWER;
    }
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          Sort.NUMBER;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          Sort.PUNCTUATION;
      default -> Sort.OTHER;
    };
  }

  /// What joins words: `_`, `-` and white space.
  static boolean isConnector(int point) {
    return point == '_' || point == '-' || GoTexts.isSpace(point);
  }
}
