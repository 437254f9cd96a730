package rolepack.backend.playbook;

import java.util.Arrays;

/// The lines of a text as YAML counts them: ended by `\n`, `\r\n` or `\r`. Numbered from 0.
final class Lines {
  private final String text;
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean ends =
          each == '\n' || (each == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i + 1;
      }
    }
    boolean endsWithLineEnd = count > 1 && found[count - 1] == text.length();
    this.starts = Arrays.copyOf(found, endsWithLineEnd ? count - 1 : count);
  }

  /// How many there are; a text after the last line end is a line, nothing after it is not.
  int count() {
    return starts.length;
  }

  /// The line that holds an offset.
  int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  int start(int line) {
    return line < starts.length ? starts[line] : text.length();
  }

  /// Where the line's text starts: after a byte order mark.
  int textStart(int line) {
    int start = start(line);
    return start == 0 && text.startsWith("\uFEFF") ? 1 : start;
  }

  /// The line without its end.
  String text(int line) {
    int end = start(line + 1);
    while (end > start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start(line), end);
  }

  boolean isBlank(int line) {
    return text(line).isBlank();
  }

  boolean isComment(int line) {
    return text(line).stripLeading().startsWith("#");
  }

  /// How far the line's first character that is not a space is indented.
  int indent(int line) {
    String shown = text(line);
    return shown.length() - shown.stripLeading().length();
  }

  /// What ends the first line, and so what new lines shall end with.
  String lineEnd() {
    int newline = text.indexOf('\n');
    if (newline > 0 && text.charAt(newline - 1) == '\r') {
      return "\r\n";
    }
    return newline < 0 && text.indexOf('\r') >= 0 ? "\r" : "\n";
  }
}
