package rolepack.ir.gotemplate;

/// Reads UTF-8 as Go does, which keeps bytes that are no part of it: here they become the lone
/// surrogates U+DC80 to U+DCFF.
public final class EscapedBytes {
  private static final int ESCAPE = 0xDC00;

  private EscapedBytes() {}

  /// The string of the bytes from `start` to before `end`.
  public static String decode(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      int width = width(bytes, at, end);
      if (width == 0) {
        text.append((char) (ESCAPE + (bytes[at] & 0xFF)));
        at++;
      } else {
        text.appendCodePoint(codePoint(bytes, at, width));
        at += width;
      }
    }
    return text.toString();
  }

  /// The bytes of the character that starts here; 0 where none does.
  private static int width(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int width = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4) {
      width = 4;
    }
    if (width == 0 || at + width > end) {
      return 0;
    }
    for (int next = at + 1; next < at + width; next++) {
      if ((bytes[next] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int value = codePoint(bytes, at, width);
    boolean valid =
        width == 2
            || (width == 3 && value >= 0x800 && (value < 0xD800 || value > 0xDFFF))
            || (width == 4 && value >= 0x10000 && value <= 0x10FFFF);
    return valid ? width : 0;
  }

  private static int codePoint(byte[] bytes, int at, int width) {
    if (width == 1) {
      return bytes[at];
    }
    int value = bytes[at] & (0xFF >> (width + 1));
    for (int next = at + 1; next < at + width; next++) {
      value = (value << 6) | (bytes[next] & 0x3F);
    }
    return value;
  }
}
