package rolepack.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Python's `split`, `partition`, `find` and their like.
final class TextSplitting {
  private TextSplitting() {}

  static Value split(Value.Str text, boolean fromRight, Inputs inputs) {
    Inputs.Bound bound = inputs.bind(fromRight ? "rsplit" : "split", "sep?", "maxsplit?");
    int most = bound.small(1, -1);
    int count = most < 0 ? Integer.MAX_VALUE : most;
    Optional<String> separator = bound.some(0).map(each -> Inputs.Bound.text(each, "sep"));
    if (separator.isPresent() && separator.get().isEmpty()) {
      throw EvaluationException.valueError("empty separator");
    }
    List<String> parts =
        separator
            .map(
                each ->
                    fromRight
                        ? splitRight(text.text(), each, count)
                        : split(text.text(), each, count))
            .orElseGet(
                () -> fromRight ? wordsRight(text.text(), count) : words(text.text(), count));
    return list(text, parts);
  }

  private static Value list(Value.Str text, List<String> parts) {
    Meter.make(parts.size() + text.text().length());
    List<Value> items = new ArrayList<>(parts.size());
    for (String part : parts) {
      items.add(TextMethods.like(text, part));
    }
    return new Value.List(items);
  }

  private static List<String> split(String text, String separator, int most) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (int found; parts.size() < most && (found = text.indexOf(separator, at)) >= 0; ) {
      parts.add(text.substring(at, found));
      at = found + separator.length();
    }
    parts.add(text.substring(at));
    return parts;
  }

  private static List<String> splitRight(String text, String separator, int most) {
    List<String> parts = new ArrayList<>();
    int end = text.length();
    while (parts.size() < most) {
      int found = text.lastIndexOf(separator, end - separator.length());
      if (found < 0 || end - separator.length() < 0) {
        break;
      }
      parts.add(text.substring(found + separator.length(), end));
      end = found;
    }
    parts.add(text.substring(0, end));
    Collections.reverse(parts);
    return parts;
  }

  private static List<String> words(String text, int most) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < text.length() && CodePoints.isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        return parts;
      }
      if (parts.size() == most) {
        parts.add(text.substring(at));
        return parts;
      }
      int end = at;
      while (end < text.length() && !CodePoints.isSpace(text.charAt(end))) {
        end++;
      }
      parts.add(text.substring(at, end));
      at = end;
    }
  }

  private static List<String> wordsRight(String text, int most) {
    List<String> parts = new ArrayList<>();
    int end = text.length();
    while (true) {
      while (end > 0 && CodePoints.isSpace(text.charAt(end - 1))) {
        end--;
      }
      if (end == 0) {
        break;
      }
      if (parts.size() == most) {
        parts.add(text.substring(0, end));
        break;
      }
      int start = end;
      while (start > 0 && !CodePoints.isSpace(text.charAt(start - 1))) {
        start--;
      }
      parts.add(text.substring(start, end));
      end = start;
    }
    Collections.reverse(parts);
    return parts;
  }

  static Value splitLines(Value.Str text, Inputs inputs) {
    boolean keep = inputs.bind("splitlines", "keepends?").truth(0);
    return list(text, lines(text.text(), keep));
  }

  static List<String> lines(String text, boolean keepEnds) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (CodePoints.isLineEnd(text.charAt(i))) {
        boolean pair =
            text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        int end = i + (pair ? 2 : 1);
        lines.add(text.substring(start, keepEnds ? end : i));
        start = end;
        i = end - 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  static Value partition(Value.Str text, String name, Inputs inputs) {
    String separator = inputs.places(name, 1, 1).text(0, name + " argument");
    if (separator.isEmpty()) {
      throw EvaluationException.valueError("empty separator");
    }
    String self = text.text();
    boolean right = name.equals("rpartition");
    int found = right ? self.lastIndexOf(separator) : self.indexOf(separator);
    List<String> parts;
    if (found < 0) {
      parts = right ? List.of("", "", self) : List.of(self, "", "");
    } else {
      parts =
          List.of(self.substring(0, found), separator, self.substring(found + separator.length()));
    }
    List<Value> items = new ArrayList<>();
    parts.forEach(each -> items.add(TextMethods.like(text, each)));
    return new Value.Tuple(items);
  }

  /// An index of a slice: counted from the end where it is negative, and within the length.
  static int bound(Optional<Value> index, int length, int otherwise) {
    if (index.isEmpty()) {
      return otherwise;
    }
    int counted = Numbers.small(index.get());
    return counted < 0 ? Math.max(0, counted + length) : counted;
  }

  static Value search(String self, String name, Inputs inputs) {
    Inputs.Bound bound = inputs.places(name, 1, 3);
    String part = bound.text(0, name + " argument");
    int length = CodePoints.length(self);
    int start = bound(bound.some(1), length, 0);
    int stop = Math.min(length, bound(bound.some(2), length, length));
    boolean within = start <= stop;
    String range = within ? CodePoints.slice(self, start, stop) : "";
    if (name.equals("count")) {
      return Value.of(within ? count(range, part) : 0);
    }
    int found = !within ? -1 : name.startsWith("r") ? range.lastIndexOf(part) : range.indexOf(part);
    if (found < 0 && name.endsWith("index")) {
      throw EvaluationException.valueError("substring not found");
    }
    return Value.of(found < 0 ? -1 : start + CodePoints.position(range, found));
  }

  private static int count(String text, String part) {
    if (part.isEmpty()) {
      return CodePoints.length(text) + 1;
    }
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  static Value expandTabs(Value.Str text, Inputs inputs) {
    int size = inputs.bind("expandtabs", "tabsize?").small(0, 8);
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < text.text().length(); i++) {
      char c = text.text().charAt(i);
      if (c == '\t') {
        int spaces = size > 0 ? size - column % size : 0;
        Meter.make(spaces);
        out.repeat(' ', spaces);
        column += spaces;
      } else {
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + (Character.isLowSurrogate(c) ? 0 : 1);
      }
    }
    return TextMethods.like(text, out.toString());
  }
}
