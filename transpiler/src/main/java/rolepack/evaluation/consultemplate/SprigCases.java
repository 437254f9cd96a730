package rolepack.evaluation.consultemplate;

import java.util.List;
import rolepack.evaluation.consultemplate.WordSplitter.Sort;
import rolepack.evaluation.consultemplate.WordSplitter.Word;

/// Sprig's changes of case: `FirstName` -> `first_name` and back.
final class SprigCases {
  private SprigCases() {}

  /// The first letter of each word small.
  static String untitle(String text) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int point : text.codePoints().toArray()) {
      boolean space = GoTexts.isSpace(point);
      out.appendCodePoint(start && !space ? Character.toLowerCase(point) : point);
      start = space;
    }
    return out.toString();
  }

  /// Small letters large and large ones small; at the start of a word title case.
  static String swapCase(String text) {
    StringBuilder out = new StringBuilder();
    boolean space = true;
    for (int point : text.codePoints().toArray()) {
      if (Character.isUpperCase(point) || Character.isTitleCase(point)) {
        out.appendCodePoint(Character.toLowerCase(point));
        space = false;
      } else if (Character.isLowerCase(point)) {
        out.appendCodePoint(space ? Character.toTitleCase(point) : Character.toUpperCase(point));
        space = false;
      } else {
        out.appendCodePoint(point);
        space = GoTexts.isSpace(point);
      }
    }
    return out.toString();
  }

  /// `http_server` -> `HttpServer`; of several connectors one goes, and those at both ends stay.
  static String camel(String text) {
    int[] points = text.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < points.length && WordSplitter.isConnector(points[at])) {
      out.appendCodePoint(points[at]);
      at++;
    }
    if (at == points.length) {
      return out.toString();
    }
    int current = Character.toUpperCase(points[at]);
    for (at++; at < points.length; at++) {
      int previous = current;
      current = points[at];
      if (!WordSplitter.isConnector(previous)) {
        current = Character.toLowerCase(current);
        out.appendCodePoint(previous);
      } else if (WordSplitter.isConnector(current)) {
        out.appendCodePoint(previous);
      } else {
        current = Character.toUpperCase(current);
      }
    }
    return out.appendCodePoint(current).toString();
  }

  /// Words in small letters with a connector between them: `HTTPServer` -> `http_server`, `http2xx`
  /// -> `http_2xx`; a number that letters do not follow belongs to the word before it.
  static String separated(String text, char connector) {
    List<Word> words = WordSplitter.split(text);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < words.size()) {
      Word word = words.get(at);
      out.append(word.lower(connector));
      at++;
      switch (word.sort()) {
        case NUMBER -> {
          at = alphanumerics(words, at, connector, out);
          connect(words, at, connector, out);
        }
        case CONNECTOR, PUNCTUATION -> {
          // nothing goes between
        }
        case UPPER, LOWER, OTHER -> {
          if (sort(words, at) == Sort.NUMBER && at + 1 < words.size()) {
            if (sort(words, at + 1) == Sort.LOWER) {
              out.append(connector);
              at = alphanumerics(words, at, connector, out);
            } else {
              out.append(words.get(at).lower(connector));
              at++;
            }
            connect(words, at, connector, out);
          } else if (sort(words, at) != Sort.NUMBER) {
            connect(words, at, connector, out);
          }
        }
      }
    }
    return out.toString();
  }

  private static Sort sort(List<Word> words, int at) {
    return at < words.size() ? words.get(at).sort() : Sort.CONNECTOR;
  }

  private static int alphanumerics(List<Word> words, int start, char connector, StringBuilder out) {
    int at = start;
    while (at < words.size() && (sort(words, at) == Sort.LOWER || sort(words, at) == Sort.NUMBER)) {
      out.append(words.get(at).lower(connector));
      at++;
    }
    return at;
  }

  private static void connect(List<Word> words, int at, char connector, StringBuilder out) {
    Sort next = sort(words, at);
    if (next != Sort.CONNECTOR && next != Sort.PUNCTUATION) {
      out.append(connector);
    }
  }
}
