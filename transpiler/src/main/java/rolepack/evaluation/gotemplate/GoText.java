package rolepack.evaluation.gotemplate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Go's strings are bytes: here bytes outside of valid UTF-8 are kept in a Java string as the lone
/// surrogates U+DC80 to U+DCFF.
public final class GoText {
  private static final int ESCAPE = 0xDC00;

  private GoText() {}

  /// The bytes of a string.
  public static byte[] bytes(String text) {
    int first = firstEscape(text);
    if (first < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    int start = 0;
    for (int at = first; at < text.length(); at++) {
      if (isEscape(text, at)) {
        out.writeBytes(text.substring(start, at).getBytes(StandardCharsets.UTF_8));
        out.write(text.charAt(at) - ESCAPE);
        start = at + 1;
      }
    }
    out.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /// The string of some bytes.
  public static String of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /// The string of the bytes from `start` to before `end`.
  public static String of(byte[] bytes, int start, int end) {
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

  /// The number of bytes, which is what `len` counts.
  public static int length(String text) {
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit < 0x80) {
        length++;
      } else if (unit < 0x800) {
        length += 2;
      } else if (Character.isHighSurrogate(unit)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        length += 4;
        at++;
      } else {
        length += isEscape(text, at) ? 1 : 3;
      }
    }
    return length;
  }

  /// Whether this is a byte that is no part of valid UTF-8.
  public static boolean isEscape(int codePoint) {
    return codePoint >= ESCAPE + 0x80 && codePoint <= ESCAPE + 0xFF;
  }

  /// The byte that an escape stands for.
  public static int escapedByte(int codePoint) {
    return codePoint - ESCAPE;
  }

  private static boolean isEscape(String text, int at) {
    return isEscape(text.charAt(at))
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static int firstEscape(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (isEscape(text, at)) {
        return at;
      }
    }
    return -1;
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
