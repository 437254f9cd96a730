package rolepack.evaluation.consultemplate;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoText;

/// Base64 as Go reads and writes it, with padding; line breaks are skipped.
final class Base64Text {
  private static final int GROUP = 4;

  private Base64Text() {}

  /// @param url `-` and `_` instead of `+` and `/`
  static String encode(String text, boolean url) {
    Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
    return encoder.encodeToString(GoText.bytes(text));
  }

  static String decode(String text, boolean url) throws GoFunctionError {
    byte[] input = GoText.bytes(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] group = new int[GROUP];
    int count = 0;
    int at = 0;
    for (; at < input.length; at++) {
      int each = input[at];
      if (each == '\n' || each == '\r') {
        continue;
      }
      int value = value(each, url);
      if (value < 0) {
        break;
      }
      group[count++] = value;
      if (count == GROUP) {
        write(group, 3, out);
        count = 0;
      }
    }
    if (at == input.length) {
      if (count != 0) {
        throw wrong(input.length - count);
      }
      return GoText.of(out.toByteArray());
    }
    padding(input, at, count);
    write(group, count - 1, out);
    return GoText.of(out.toByteArray());
  }

  /// Checks the `=` that stands where the text is no longer data.
  private static void padding(byte[] input, int start, int count) throws GoFunctionError {
    if (input[start] != '=' || count < 2) {
      throw wrong(start);
    }
    int at = start + 1;
    if (count == 2) {
      at = skipBreaks(input, at);
      if (at == input.length) {
        throw wrong(input.length);
      }
      if (input[at] != '=') {
        throw wrong(at);
      }
      at++;
    }
    at = skipBreaks(input, at);
    if (at < input.length) {
      throw wrong(at);
    }
  }

  private static int skipBreaks(byte[] input, int start) {
    int at = start;
    while (at < input.length && (input[at] == '\n' || input[at] == '\r')) {
      at++;
    }
    return at;
  }

  private static void write(int[] group, int bytes, ByteArrayOutputStream out) {
    int bits = group[0] << 18 | group[1] << 12;
    bits |= bytes > 1 ? group[2] << 6 : 0;
    bits |= bytes > 2 ? group[3] : 0;
    for (int index = 0; index < bytes; index++) {
      out.write(bits >> (16 - 8 * index));
    }
  }

  private static int value(int each, boolean url) {
    if (each >= 'A' && each <= 'Z') {
      return each - 'A';
    }
    if (each >= 'a' && each <= 'z') {
      return each - 'a' + 26;
    }
    if (each >= '0' && each <= '9') {
      return each - '0' + 52;
    }
    if (each == (url ? '-' : '+')) {
      return 62;
    }
    return each == (url ? '_' : '/') ? 63 : -1;
  }

  private static GoFunctionError wrong(int place) {
    return new GoFunctionError("illegal base64 data at input byte " + place);
  }
}
