package rolepack.evaluation.consultemplate;

import java.io.ByteArrayOutputStream;
import rolepack.evaluation.gotemplate.GoFunctionError;

/// Base32 with padding.
final class Base32Text {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int GROUP = 8;

  private Base32Text() {}

  static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = buffer << 8 | each & 0xFF;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append(ALPHABET.charAt(buffer >> bits & 0x1F));
      }
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt(buffer << (5 - bits) & 0x1F));
    }
    while (out.length() % GROUP != 0) {
      out.append('=');
    }
    return out.toString();
  }

  static byte[] decode(String text) throws GoFunctionError {
    String data = text.replace("\r", "").replace("\n", "");
    int end = data.length();
    while (end > 0 && data.charAt(end - 1) == '=') {
      end--;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int at = 0; at < end; at++) {
      int value = ALPHABET.indexOf(data.charAt(at));
      if (value < 0) {
        throw new GoFunctionError("illegal base32 data at input byte " + at);
      }
      buffer = buffer << 5 | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >> bits);
      }
    }
    if (data.length() % GROUP != 0) {
      throw new GoFunctionError(
          "illegal base32 data at input byte " + data.length() / GROUP * GROUP);
    }
    return out.toByteArray();
  }
}
