package rolepack.evaluation.gotemplate;

import java.util.Locale;
import rolepack.ir.gotemplate.StringLiteral;

/// The flags of one verb of `printf`, and how they shape texts and whole numbers (Go's
/// `fmt/format.go`).
final class FormatState {
  private static final String LOWER = "0123456789abcdefx";
  private static final String UPPER = "0123456789ABCDEFX";

  final StringBuilder out;
  boolean sharp;
  boolean zero;
  boolean plus;
  boolean minus;
  boolean space;

  /// `%#v` and `%+v`.
  boolean sharpV;

  boolean plusV;

  boolean hasWidth;
  int width;
  boolean hasPrecision;
  int precision;

  FormatState(StringBuilder out) {
    this.out = out;
  }

  void clear() {
    sharp = false;
    zero = false;
    plus = false;
    minus = false;
    space = false;
    sharpV = false;
    plusV = false;
    hasWidth = false;
    width = 0;
    hasPrecision = false;
    precision = 0;
  }

  private void fill(int count) {
    for (int done = 0; done < count; done++) {
      out.append(zero ? '0' : ' ');
    }
  }

  void pad(String text) {
    if (!hasWidth || width == 0) {
      out.append(text);
      return;
    }
    int missing = width - text.codePointCount(0, text.length());
    if (minus) {
      out.append(text);
      fill(missing);
    } else {
      fill(missing);
      out.append(text);
    }
  }

  private void padWithoutZeros(String text) {
    boolean before = zero;
    zero = false;
    pad(text);
    zero = before;
  }

  private String truncate(String text) {
    return hasPrecision && text.codePointCount(0, text.length()) > precision
        ? text.substring(0, text.offsetByCodePoints(0, precision))
        : text;
  }

  /// `%s`.
  void text(String text) {
    pad(truncate(text));
  }

  /// `%q` of a string.
  void quoted(String text) {
    String shown = truncate(text);
    boolean raw = sharp;
    for (int at = 0; at < shown.length() && raw; at++) {
      char unit = shown.charAt(at);
      boolean control = (unit < ' ' && unit != '\t') || unit == 0x7F;
      raw = !control && unit != '`' && unit != '\uFEFF' && !GoText.isEscape(unit);
    }
    pad(raw ? '`' + shown + '`' : StringLiteral.quote(shown, '"', plus));
  }

  /// `%x` of a string: its bytes.
  void hexadecimal(byte[] bytes, boolean upper) {
    String digits = upper ? UPPER : LOWER;
    int length = hasPrecision ? Math.min(precision, bytes.length) : bytes.length;
    if (length == 0) {
      fill(hasWidth ? width : 0);
      return;
    }
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < length; at++) {
      if (sharp && (at == 0 || space)) {
        text.append(at > 0 ? " " : "").append('0').append(digits.charAt(16));
      } else if (space && at > 0) {
        text.append(' ');
      }
      text.append(digits.charAt((bytes[at] >> 4) & 0xF)).append(digits.charAt(bytes[at] & 0xF));
    }
    pad(text.toString());
  }

  /// `%c`.
  void character(long code) {
    pad(Character.toString(rune(code)));
  }

  /// `%q` of a number.
  void quotedCharacter(long code) {
    pad(StringLiteral.quote(Character.toString(rune(code)), '\'', plus));
  }

  private static int rune(long code) {
    boolean valid = code >= 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return valid ? (int) code : 0xFFFD;
  }

  /// `%U`.
  void codePoint(long code) {
    String digits = Long.toHexString(code).toUpperCase(Locale.ROOT);
    int least = hasPrecision && precision > 4 ? precision : 4;
    String text = "U+" + "0".repeat(Math.max(0, least - digits.length())) + digits;
    boolean shown = sharp && code >= 0 && code <= 0x10FFFF && StringLiteral.isPrintable((int) code);
    padWithoutZeros(shown ? text + " '" + Character.toString((int) code) + "'" : text);
  }

  /// A whole number.
  ///
  /// @param bits its 64 bits
  void integer(long bits, int base, boolean signed, int verb) {
    boolean negative = signed && bits < 0;
    long magnitude = negative ? -bits : bits;
    int least = 0;
    if (hasPrecision) {
      least = precision;
      if (least == 0 && magnitude == 0) {
        boolean before = zero;
        zero = false;
        fill(width);
        zero = before;
        return;
      }
    } else if (zero && hasWidth) {
      least = negative || plus || space ? width - 1 : width;
    }
    String digits = Long.toUnsignedString(magnitude, base);
    if (verb == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    StringBuilder text = new StringBuilder();
    text.append(negative ? "-" : plus ? "+" : space ? " " : "");
    String zeros = "0".repeat(Math.max(0, least - digits.length()));
    text.append(verb == 'O' ? "0o" : "");
    if (sharp) {
      boolean leadingZero = !zeros.isEmpty() || digits.startsWith("0");
      text.append(base == 2 ? "0b" : base == 8 && !leadingZero ? "0" : "");
      text.append(base == 16 ? verb == 'X' ? "0X" : "0x" : "");
    }
    padWithoutZeros(text.append(zeros).append(digits).toString());
  }

  /// A floating-point number.
  void real(double value, int bits, char verb, int standard) {
    int digits = hasPrecision ? precision : standard;
    String number = FloatFormat.format(value, verb, digits, bits);
    if (number.charAt(0) != '-' && number.charAt(0) != '+') {
      number = "+" + number;
    }
    if (space && number.charAt(0) == '+' && !plus) {
      number = " " + number.substring(1);
    }
    if (number.charAt(1) == 'I' || number.charAt(1) == 'N') {
      boolean bare = number.charAt(1) == 'N' && !space && !plus;
      padWithoutZeros(bare ? number.substring(1) : number);
      return;
    }
    if (sharp && verb != 'b') {
      number = FloatFormat.withPoint(number, verb, digits);
    }
    if (!plus && number.charAt(0) == '+') {
      pad(number.substring(1));
    } else if (zero && hasWidth && width > number.length()) {
      out.append(number.charAt(0));
      fill(width - number.length());
      out.append(number, 1, number.length());
    } else {
      pad(number);
    }
  }
}
