package rolepack.frontend.yaml;

import java.util.Arrays;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Collects the decoded text of a scalar and where in the file each of its characters stands.
///
/// As long as the text is a piece of the file nothing is copied; the first escape, fold or removed
/// indentation changes to one offset for each character.
final class ScalarText {
  private final SourceFile file;
  private int base;
  private int length;
  private StringBuilder copied = new StringBuilder(0);
  private int[] offsets = new int[0];

  /// @param base where the text will start if it is empty
  ScalarText(SourceFile file, int base) {
    this.file = file;
    this.base = base;
  }

  private boolean isVerbatim() {
    return offsets.length == 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /// Appends a piece of the file.
  void append(int from, int to) {
    if (from == to) {
      return;
    }
    if (length == 0) {
      base = from;
    } else if (isVerbatim() && from != base + length) {
      copy();
    }
    if (!isVerbatim()) {
      copied.append(file.text(), from, to);
      reserve(to - from);
      for (int i = from; i < to; i++) {
        offsets[length + i - from] = i;
      }
    }
    length += to - from;
  }

  /// Appends a character that something at an offset stands for.
  void append(char character, int offset) {
    if (length == 0 && isVerbatim()) {
      base = offset;
    }
    if (isVerbatim()) {
      if (offset == base + length && file.text().charAt(offset) == character) {
        length++;
        return;
      }
      copy();
    }
    copied.append(character);
    reserve(1);
    offsets[length++] = offset;
  }

  private void copy() {
    copied = new StringBuilder(length + 64).append(file.text(), base, base + length);
    offsets = new int[Math.max(64, length * 2)];
    for (int i = 0; i < length; i++) {
      offsets[i] = base + i;
    }
  }

  private void reserve(int more) {
    if (length + more + 1 > offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(length + more + 1, offsets.length * 2));
    }
  }

  String value() {
    return isVerbatim() ? file.text().substring(base, base + length) : copied.toString();
  }

  /// @param end where the text ends in the file
  TextOrigin origin(SourceSpan whole, int end) {
    if (isVerbatim()) {
      return new TextOrigin.Verbatim(file, base, length);
    }
    int[] exact = Arrays.copyOf(offsets, length + 1);
    exact[length] = Math.max(end, length == 0 ? 0 : exact[length - 1] + 1);
    return new TextOrigin.Mapped(whole, exact);
  }
}
