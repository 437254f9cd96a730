package rolepack.frontend.keyvalue;

import java.util.Arrays;
import rolepack.source.TextOrigin;

/// A text whose every character knows its offset in the argument string, so that an argument's
/// value can be traced to the file after splitting, unescaping and unquoting.
///
/// @param offsets where each character starts
/// @param ends where each character ends; an escape is longer than what it stands for
record TracedText(String text, int[] offsets, int[] ends) {
  boolean isEmpty() {
    return text.isEmpty();
  }

  TracedText substring(int start, int end) {
    return new TracedText(
        text.substring(start, end),
        Arrays.copyOfRange(offsets, start, end),
        Arrays.copyOfRange(ends, start, end));
  }

  TracedText substring(int start) {
    return substring(start, text.length());
  }

  /// Without white space at both ends, as Python's `strip` takes it away.
  TracedText strip() {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return substring(start, end);
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\u0085';
  }

  /// Without the quotes that enclose it.
  TracedText unquote() {
    int last = text.length() - 1;
    return last > 0
            && text.charAt(0) == text.charAt(last)
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(last - 1) != '\\'
        ? substring(1, last)
        : this;
  }

  /// Where the text stands in the file, given where the argument string does.
  TextOrigin origin(TextOrigin argumentString) {
    return switch (argumentString) {
      case TextOrigin.Generated generated -> generated;
      case TextOrigin.Verbatim(var file, int base, _) when isContiguous() ->
          new TextOrigin.Verbatim(file, base + (isEmpty() ? 0 : offsets[0]), text.length());
      case TextOrigin.Verbatim _, TextOrigin.Mapped _ -> mapped(argumentString);
    };
  }

  private boolean isContiguous() {
    return isEmpty() || ends[ends.length - 1] - offsets[0] == text.length();
  }

  private TextOrigin mapped(TextOrigin outer) {
    if (isEmpty()) {
      return new TextOrigin.Generated(outer.whole());
    }
    int[] places = new int[offsets.length + 1];
    for (int index = 0; index < offsets.length; index++) {
      places[index] = outer.span(offsets[index], offsets[index] + 1).start();
    }
    int end = ends[ends.length - 1];
    places[offsets.length] = outer.span(end - 1, end).end();
    return new TextOrigin.Mapped(outer.span(offsets[0], end), places);
  }

  /// Collects characters with their offsets.
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private int[] offsets = new int[32];
    private int[] ends = new int[32];

    Builder append(char character, int offset) {
      return append(character, offset, offset + 1);
    }

    Builder append(char character, int offset, int end) {
      if (text.length() == offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2);
        ends = Arrays.copyOf(ends, ends.length * 2);
      }
      offsets[text.length()] = offset;
      ends[text.length()] = end;
      text.append(character);
      return this;
    }

    /// A range of the argument string itself.
    Builder append(String arguments, int start, int end) {
      for (int offset = start; offset < end; offset++) {
        append(arguments.charAt(offset), offset);
      }
      return this;
    }

    Builder append(TracedText other) {
      for (int index = 0; index < other.text.length(); index++) {
        append(other.text.charAt(index), other.offsets[index], other.ends[index]);
      }
      return this;
    }

    int length() {
      return text.length();
    }

    char last() {
      return text.charAt(text.length() - 1);
    }

    TracedText build() {
      return new TracedText(
          text.toString(),
          Arrays.copyOf(offsets, text.length()),
          Arrays.copyOf(ends, text.length()));
    }
  }
}
