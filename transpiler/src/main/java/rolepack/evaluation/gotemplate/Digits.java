package rolepack.evaluation.gotemplate;

import java.math.BigDecimal;

/// The decimal digits of a number that is not negative: `0.DIGITS` times ten to the `point`.
///
/// @param digits without zeros at either end; empty for zero
record Digits(String digits, int point) {

  int count() {
    return digits.length();
  }

  static Digits of(BigDecimal number) {
    if (number.signum() == 0) {
      return new Digits("", 0);
    }
    String digits = number.unscaledValue().toString();
    int point = digits.length() - number.scale();
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return new Digits(digits.substring(0, end), point);
  }

  /// As few digits as tell the number from its neighbours.
  static Digits shortest(double value, int bits) {
    if (value == 0) {
      return new Digits("", 0);
    }
    String text = bits == 32 ? Float.toString((float) value) : Double.toString(value);
    Digits digits = of(new BigDecimal(text));
    return digits.count() == 2 ? digits.shorter(value, bits) : digits;
  }

  /// One digit where it is enough: Java always writes two.
  private Digits shorter(double value, int bits) {
    int first = digits.charAt(0) - '0';
    int rounded = digits.charAt(1) >= '5' ? first + 1 : first;
    if (rounded == 10) {
      return this;
    }
    Digits one = new Digits(Integer.toString(rounded), point);
    String text = "0." + one.digits + "E" + point;
    boolean same =
        bits == 32 ? Float.parseFloat(text) == (float) value : Double.parseDouble(text) == value;
    return same ? one : this;
  }

  /// `1.5e+06`.
  String exponential(char sign, int decimals) {
    StringBuilder text = new StringBuilder();
    text.append(digits.isEmpty() ? '0' : digits.charAt(0));
    if (decimals > 0) {
      text.append('.');
      for (int at = 1; at <= decimals; at++) {
        text.append(at < digits.length() ? digits.charAt(at) : '0');
      }
    }
    int exponent = digits.isEmpty() ? 0 : point - 1;
    text.append(sign).append(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    return text.append(size < 10 ? "0" : "").append(size).toString();
  }

  /// `1500000.0`.
  String plain(int decimals) {
    StringBuilder text = new StringBuilder();
    if (point > 0) {
      int whole = Math.min(point, digits.length());
      text.append(digits, 0, whole).append("0".repeat(point - whole));
    } else {
      text.append('0');
    }
    if (decimals > 0) {
      text.append('.');
      for (int at = 0; at < decimals; at++) {
        int digit = point + at;
        boolean known = digit >= 0 && digit < digits.length();
        text.append(known ? digits.charAt(digit) : '0');
      }
    }
    return text.toString();
  }
}
