package rolepack.evaluation.consultemplate;

import java.util.Arrays;
import rolepack.evaluation.gotemplate.GoText;

/// Wraps and shortens texts as sprig does, counting bytes.
final class Wrapping {
  private static final String DOTS = "...";

  private Wrapping() {}

  /// New lines at spaces; longer words stay whole.
  static String wrap(String text, long width) {
    return wrap(text, width, "\n", false);
  }

  /// Separators at spaces; longer words are cut.
  static String wrap(String text, long width, String separator) {
    return wrap(text, width, separator.isEmpty() ? "\n" : separator, true);
  }

  private static String wrap(String text, long wanted, String separator, boolean cut) {
    byte[] bytes = GoText.bytes(text);
    int width = (int) Math.clamp(wanted, 1, Integer.MAX_VALUE / 2);
    int at = 0;
    StringBuilder out = new StringBuilder();
    while (bytes.length - at > width) {
      if (bytes[at] == ' ') {
        at++;
        continue;
      }
      int space = lastSpace(bytes, at, at + width + 1);
      if (space < 0 && cut) {
        out.append(part(bytes, at, at + width)).append(separator);
        at += width;
        continue;
      }
      space = space < 0 ? nextSpace(bytes, at + width) : space;
      if (space < 0) {
        break;
      }
      out.append(part(bytes, at, space)).append(separator);
      at = space + 1;
    }
    return out.append(part(bytes, Math.min(at, bytes.length), bytes.length)).toString();
  }

  private static int lastSpace(byte[] bytes, int start, int end) {
    for (int at = end - 1; at >= start; at--) {
      if (bytes[at] == ' ') {
        return at;
      }
    }
    return -1;
  }

  private static int nextSpace(byte[] bytes, int start) {
    for (int at = start; at < bytes.length; at++) {
      if (bytes[at] == ' ') {
        return at;
      }
    }
    return -1;
  }

  private static String part(byte[] bytes, int start, int end) {
    return GoText.of(Arrays.copyOfRange(bytes, start, end));
  }

  /// At most so many bytes, with three dots for what is left out at either side.
  static String abbreviate(String text, long left, long width) {
    if (width < 4 || left > 0 && width < 7) {
      return text;
    }
    return new String(shortened(GoText.bytes(text), left, width));
  }

  private static String shortened(byte[] bytes, long left, long width) {
    if (bytes.length <= width) {
      return part(bytes, 0, bytes.length);
    }
    long offset = Math.min(left, bytes.length);
    offset = Math.min(offset, bytes.length - (width - 3));
    offset = bytes.length - left < width - 3 ? bytes.length - (width - 3) : Math.min(left, offset);
    if (offset <= 4) {
      return part(bytes, 0, (int) width - 3) + DOTS;
    }
    if (offset + width - 3 < bytes.length) {
      byte[] rest = Arrays.copyOfRange(bytes, (int) offset, bytes.length);
      return DOTS + shortened(rest, 0, width - 3);
    }
    return DOTS + part(bytes, (int) (bytes.length - (width - 3)), bytes.length);
  }
}
