package rolepack.evaluation.gotemplate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Floating-point numbers as `strconv.FormatFloat` writes them.
public final class FloatFormat {
  private static final int SHORTEST = -1;

  private FloatFormat() {}

  /// The text that `print` gives: `%v`.
  public static String plain(double value) {
    return format(value, 'g', SHORTEST, 64);
  }

  /// The text of a number.
  ///
  /// @param verb one of `eEfgGxXb`
  /// @param precision -1 for as many digits as tell the number from its neighbours
  /// @param bits 32 or 64
  public static String format(double value, char verb, int precision, int bits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
    double magnitude = Math.abs(value);
    return sign
        + switch (verb) {
          case 'x' -> hexadecimal(magnitude, precision);
          case 'X' -> hexadecimal(magnitude, precision).toUpperCase(Locale.ROOT);
          case 'b' -> binary(magnitude);
          default -> decimal(magnitude, verb, precision, bits);
        };
  }

  private static String decimal(double value, char verb, int precision, int bits) {
    boolean shortest = precision < 0;
    Digits digits = shortest ? Digits.shortest(value, bits) : rounded(value, verb, precision);
    return switch (verb) {
      case 'e', 'E' -> digits.exponential(verb, shortest ? digits.count() - 1 : precision);
      case 'f' -> digits.plain(shortest ? digits.count() - digits.point() : precision);
      default -> {
        int limit = precision == 0 ? 1 : precision;
        int threshold = limit;
        if (threshold > digits.count() && digits.count() >= digits.point()) {
          threshold = digits.count();
        }
        int exponent = digits.point() - 1;
        if (exponent < -4 || exponent >= (shortest ? 6 : threshold)) {
          int most = shortest || limit > digits.count() ? digits.count() : limit;
          yield digits.exponential(verb == 'g' ? 'e' : 'E', most - 1);
        }
        yield digits.plain(Math.max(digits.count() - digits.point(), 0));
      }
    };
  }

  private static Digits rounded(double value, char verb, int precision) {
    BigDecimal exact = new BigDecimal(value);
    if (verb == 'f') {
      return Digits.of(exact.setScale(precision, RoundingMode.HALF_EVEN));
    }
    int significant = verb == 'e' || verb == 'E' ? precision + 1 : Math.max(precision, 1);
    return Digits.of(exact.round(new MathContext(significant, RoundingMode.HALF_EVEN)));
  }

  /// Adds the point and the zeros that the flag `#` asks for.
  static String withPoint(String number, char verb, int precision) {
    int missing = 0;
    if (verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x') {
      missing = precision == SHORTEST ? 6 : precision;
    }
    boolean hex = verb == 'x' || verb == 'X';
    int end = number.length();
    boolean point = false;
    boolean significant = false;
    for (int at = 1; at < end; at++) {
      char unit = number.charAt(at);
      if (unit == '.') {
        point = true;
      } else if (unit == 'p' || unit == 'P' || (!hex && (unit == 'e' || unit == 'E'))) {
        end = at;
      } else {
        significant |= unit != '0';
        missing -= significant ? 1 : 0;
      }
    }
    StringBuilder text = new StringBuilder(number.substring(0, end));
    if (!point) {
      missing -= end == 2 && number.charAt(1) == '0' ? 1 : 0;
      text.append('.');
    }
    return text.append("0".repeat(Math.max(0, missing))).append(number.substring(end)).toString();
  }

  /// `%x`: `0x1.8p+01`.
  private static String hexadecimal(double value, int precision) {
    long bits = Double.doubleToLongBits(value);
    long fraction = bits & 0xFFFFFFFFFFFFFL;
    int exponent = (int) (bits >> 52);
    if (exponent == 0 && fraction != 0) {
      int shift = Long.numberOfLeadingZeros(fraction) - 11;
      fraction = (fraction << shift) & 0xFFFFFFFFFFFFFL;
      exponent = 1 - shift;
    }
    exponent = value == 0 ? 0 : exponent - 1023;
    long mantissa = value == 0 ? 0 : fraction | 0x10000000000000L;
    if (precision >= 0 && precision < 13) {
      int drop = (13 - precision) * 4;
      long rest = mantissa & ((1L << drop) - 1);
      mantissa >>= drop;
      long half = 1L << (drop - 1);
      if (rest > half || (rest == half && (mantissa & 1) == 1)) {
        mantissa++;
      }
      mantissa <<= drop;
      if (mantissa >= 0x20000000000000L) {
        mantissa >>= 1;
        exponent++;
      }
    }
    String digits = String.format(Locale.ROOT, "%013x", mantissa & 0xFFFFFFFFFFFFFL);
    int most = 13;
    while (precision < 0 && most > 0 && digits.charAt(most - 1) == '0') {
      most--;
    }
    String shown =
        precision < 0
            ? digits.substring(0, most)
            : precision <= 13
                ? digits.substring(0, precision)
                : digits + "0".repeat(precision - 13);
    return "0x"
        + (mantissa >> 52)
        + (shown.isEmpty() ? "" : "." + shown)
        + (exponent < 0 ? "p-" : "p+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }

  /// `%b`: `4503599627370496p-52`.
  private static String binary(double value) {
    long bits = Double.doubleToLongBits(value);
    int exponent = (int) (bits >> 52);
    long mantissa = bits & 0xFFFFFFFFFFFFFL;
    mantissa = exponent == 0 ? mantissa : mantissa | 0x10000000000000L;
    int shown = Math.max(exponent, 1) - 1023 - 52;
    return mantissa + "p" + (shown >= 0 ? "+" : "") + shown;
  }
}
