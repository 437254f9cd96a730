package rolepack.evaluation.gotemplate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import rolepack.ir.gotemplate.EscapedBytes;

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
    return EscapedBytes.decode(bytes, start, end);
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

  /// Go's order of strings: by their bytes.
  public static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int at = 0; at < common; at++) {
      char mine = left.charAt(at);
      char other = right.charAt(at);
      if (mine != other) {
        return mine < 0xD800 && other < 0xD800
            ? mine - other
            : Arrays.compareUnsigned(bytes(left), bytes(right));
      }
    }
    return left.length() - right.length();
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
}
