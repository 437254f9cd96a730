package rolepack.ir.gotemplate;

import java.io.ByteArrayOutputStream;

/// Reads what stands between Go's quotes, as `strconv.UnquoteChar` does.
final class EscapeReader {
  private final String source;
  private final char quote;
  private final StringBuilder text = new StringBuilder();

  /// Bytes of `\\x` and octal escapes, which may be UTF-8 together.
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private int at;
  private boolean isByte;

  EscapeReader(String source, char quote) {
    this.source = source;
    this.quote = quote;
  }

  /// Reads all of it; false where that is no Go.
  boolean readAll() {
    while (at < source.length()) {
      int rune = readOne();
      if (rune < 0) {
        return false;
      }
      if (isByte && rune >= 0x80) {
        bytes.write(rune);
      } else {
        endBytes();
        text.appendCodePoint(rune);
      }
    }
    endBytes();
    return true;
  }

  String text() {
    return text.toString();
  }

  String rest() {
    return source.substring(at);
  }

  /// The next character or byte; negative where that is no Go.
  int readOne() {
    isByte = false;
    if (at == source.length()) {
      return -1;
    }
    int rune = source.codePointAt(at);
    at += Character.charCount(rune);
    if (rune == quote) {
      return -1;
    }
    return rune == '\\' ? escape() : rune;
  }

  private int escape() {
    if (at == source.length()) {
      return -1;
    }
    char kind = source.charAt(at++);
    return switch (kind) {
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      case '\\' -> '\\';
      case '\'', '"' -> kind == quote ? kind : -1;
      case 'x' -> byteOf(digits(2, 16));
      case 'u' -> character(digits(4, 16));
      case 'U' -> character(digits(8, 16));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield byteOf(digits(3, 8));
      }
      default -> -1;
    };
  }

  private int digits(int count, int base) {
    long value = 0;
    for (int read = 0; read < count; read++) {
      int digit = at < source.length() ? Character.digit(source.charAt(at++), base) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * base + digit;
    }
    return value > Character.MAX_CODE_POINT ? -1 : (int) value;
  }

  private int byteOf(int value) {
    isByte = true;
    return value > 0xFF ? -1 : value;
  }

  private static int character(int value) {
    return value >= 0xD800 && value <= 0xDFFF ? -1 : value;
  }

  private void endBytes() {
    if (bytes.size() == 0) {
      return;
    }
    byte[] all = bytes.toByteArray();
    bytes.reset();
    text.append(EscapedBytes.decode(all, 0, all.length));
  }
}
