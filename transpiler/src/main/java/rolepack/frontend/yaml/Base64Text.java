package rolepack.frontend.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Decodes base64 as leniently as Python does: characters that are none of it are skipped, and
/// whatever follows the padding is ignored.
final class Base64Text {
  private Base64Text() {}

  /// The text that the bytes encode, which is what Ansible makes of them for a module.
  ///
  /// @throws IllegalArgumentException where Python rejects it
  /// @throws CharacterCodingException where the bytes are not UTF-8
  static String decode(String encoded) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(encoded));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static byte[] bytes(String encoded) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int digits = 0;
    int left = 0;
    int padding = 0;
    if (encoded.chars().anyMatch(each -> each >= 128)) {
      throw new IllegalArgumentException();
    }
    for (char each : encoded.toCharArray()) {
      if (each == '=') {
        padding++;
        if (digits >= 2 && digits + padding >= 4) {
          return out.toByteArray();
        }
        continue;
      }
      int value = value(each);
      if (value < 0) {
        continue;
      }
      padding = 0;
      if (digits > 0) {
        out.write(left << (2 * digits) | value >> (6 - 2 * digits));
      }
      left = digits == 3 ? 0 : value & (0x3F >> (2 * digits));
      digits = (digits + 1) % 4;
    }
    if (digits != 0) {
      throw new IllegalArgumentException();
    }
    return out.toByteArray();
  }

  private static int value(char each) {
    if (each >= 'A' && each <= 'Z') {
      return each - 'A';
    }
    if (each >= 'a' && each <= 'z') {
      return each - 'a' + 26;
    }
    if (each >= '0' && each <= '9') {
      return each - '0' + 52;
    }
    return each == '+' ? 62 : each == '/' ? 63 : -1;
  }
}
