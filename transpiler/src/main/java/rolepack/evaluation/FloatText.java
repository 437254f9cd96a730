package rolepack.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Floats as Python prints them.
final class FloatText {
  private FloatText() {}

  /// Python's `repr`: the shortest text that reads back as the same float.
  static String repr(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().abs().toString();
    int point = digits.length() - shortest.scale();
    String sign = value < 0 ? "-" : "";
    if (point > 16 || point <= -4) {
      String mantissa =
          digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
      return sign + mantissa + "e" + exponent(point - 1);
    }
    if (point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return sign + digits + "0".repeat(point - digits.length()) + ".0";
    }
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      // Java gives two digits where one would do: 4.9E-324 for 5e-324.
      BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (one.doubleValue() == value) {
        return one.stripTrailingZeros();
      }
    }
    return decimal;
  }

  private static String exponent(int exponent) {
    String digits = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "-" : "+") + (digits.length() < 2 ? "0" : "") + digits;
  }

  /// `%.<precision>f`, without a sign.
  static String fixed(double value, int precision) {
    return new BigDecimal(Math.abs(value))
        .setScale(precision, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /// `%.<precision>e`, without a sign.
  static String scientific(double value, int precision) {
    if (value == 0) {
      return "0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "e+00";
    }
    BigDecimal rounded =
        new BigDecimal(Math.abs(value))
            .round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int point = digits.length() - rounded.scale() - 1;
    digits =
        digits.length() > precision + 1
            ? digits.substring(0, precision + 1)
            : digits + "0".repeat(precision + 1 - digits.length());
    return digits.charAt(0)
        + (precision > 0 ? "." + digits.substring(1) : "")
        + "e"
        + exponent(point);
  }

  /// `%.<precision>g`, without a sign; `keepZeros` is the `#` flag.
  static String general(double value, int precision, boolean keepZeros) {
    int significant = Math.max(1, precision);
    String scientific = scientific(value, significant - 1);
    int exponent = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
    if (exponent < -4 || exponent >= significant) {
      int e = scientific.indexOf('e');
      String mantissa = scientific.substring(0, e);
      return (keepZeros ? mantissa : withoutZeros(mantissa)) + scientific.substring(e);
    }
    String fixed = fixed(value, significant - 1 - exponent);
    return keepZeros ? fixed : withoutZeros(fixed);
  }

  private static String withoutZeros(String number) {
    if (number.indexOf('.') < 0) {
      return number;
    }
    int end = number.length();
    while (number.charAt(end - 1) == '0') {
      end--;
    }
    return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /// Whether the text of a float starts with a minus.
  static boolean isNegative(double value) {
    return value < 0 || value == 0 && 1 / value < 0;
  }
}
