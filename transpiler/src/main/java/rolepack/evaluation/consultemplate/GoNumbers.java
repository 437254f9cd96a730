package rolepack.evaluation.consultemplate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.evaluation.gotemplate.GoFunctionError;

/// Reads and writes numbers as Go's `strconv` does.
final class GoNumbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[-+]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][-+]?[0-9]+");
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
  private static final int MANY_DIGITS = 400;

  /// Numbers with a larger exponent are written with it where all their digits are written.
  private static final int SHORTEST_PRECISION = 6;

  private GoNumbers() {}

  /// `ParseBool`.
  static boolean parseBool(String text) throws GoFunctionError {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw wrong("ParseBool", text, "invalid syntax");
    };
  }

  /// `ParseInt` for 64 bits.
  ///
  /// @param base 0 reads the base from the text: `0x`, `0b`, `0o` or `0`
  /// @param function the name that its error has
  static long parseInt(String text, int base, String function) throws GoFunctionError {
    BigInteger number =
        whole(text, base, true).orElseThrow(() -> wrong(function, text, "invalid syntax"));
    if (number.compareTo(MIN) < 0 || number.compareTo(MAX) > 0) {
      throw wrong(function, text, "value out of range");
    }
    return number.longValue();
  }

  /// `ParseUint` for 64 bits.
  static long parseUint(String text, int base) throws GoFunctionError {
    BigInteger number =
        whole(text, base, false).orElseThrow(() -> wrong("ParseUint", text, "invalid syntax"));
    if (number.compareTo(MAX_UNSIGNED) > 0) {
      throw wrong("ParseUint", text, "value out of range");
    }
    return number.longValue();
  }

  private static Optional<BigInteger> whole(String text, int base, boolean signed) {
    int at = 0;
    boolean negative = false;
    if (signed && !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      negative = text.charAt(0) == '-';
      at = 1;
    }
    int radix = base;
    if (base == 0) {
      radix = 10;
      if (text.startsWith("0", at)) {
        char mark = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean more = at + 2 < text.length();
        radix =
            switch (mark) {
              case 'x', 'X' -> 16;
              case 'b', 'B' -> 2;
              default -> 8;
            };
        boolean marked = "xXbBoO".indexOf(mark) >= 0;
        if (marked && !more) {
          return Optional.empty();
        }
        at += marked ? 2 : 0;
        at += marked && text.charAt(at) == '_' ? 1 : 0;
      }
    }
    return digits(text, at, radix, base == 0, negative);
  }

  private static Optional<BigInteger> digits(
      String text, int start, int radix, boolean underscores, boolean negative) {
    StringBuilder digits = new StringBuilder();
    for (int at = start; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '_' && underscores && at > start && at + 1 < text.length()) {
        if (text.charAt(at - 1) == '_') {
          return Optional.empty();
        }
      } else if (each >= 0x80 || Character.digit(each, radix) < 0) {
        return Optional.empty();
      } else {
        digits.append(each);
      }
    }
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (digits.length() > MANY_DIGITS) {
      return Optional.of(negative ? MIN.shiftLeft(1) : MAX_UNSIGNED.shiftLeft(1));
    }
    BigInteger number = new BigInteger(digits.toString(), radix);
    return Optional.of(negative ? number.negate() : number);
  }

  /// `ParseFloat` for 64 bits.
  static double parseFloat(String text) throws GoFunctionError {
    String lower = text.toLowerCase(Locale.ROOT);
    String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
    if (unsigned.equals("inf") || unsigned.equals("infinity")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.equals("nan")) {
      return Double.NaN;
    }
    String plain = hasOnlySeparators(text) ? text.replace("_", "") : text;
    if (!DECIMAL.matcher(plain).matches() && !HEXADECIMAL.matcher(plain).matches()) {
      throw wrong("ParseFloat", text, "invalid syntax");
    }
    double number = Double.parseDouble(plain);
    if (Double.isInfinite(number)) {
      throw wrong("ParseFloat", text, "value out of range");
    }
    return number;
  }

  /// Whether each `_` stands between two digits, or after `0x`.
  private static boolean hasOnlySeparators(String text) {
    boolean hexadecimal = text.indexOf('x') > 0 || text.indexOf('X') > 0;
    for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
      char before = at == 0 ? ' ' : text.charAt(at - 1);
      boolean follows = isDigit(before, hexadecimal) || before == 'x' || before == 'X';
      if (!follows || at + 1 == text.length() || !isDigit(text.charAt(at + 1), hexadecimal)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char each, boolean hexadecimal) {
    return each < 0x80 && Character.digit(each, hexadecimal ? 16 : 10) >= 0;
  }

  private static GoFunctionError wrong(String function, String text, String what) {
    return new GoFunctionError(
        "strconv." + function + ": parsing " + Printing.quote(text) + ": " + what);
  }

  /// `FormatFloat(value, 'g', -1, 64)`.
  static String general(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return special(value);
    }
    int exponent = exponent(value);
    return exponent < -4 || exponent >= SHORTEST_PRECISION ? scientific(value) : fixed(value);
  }

  /// `FormatFloat(value, 'f', -1, 64)`: without exponent.
  static String fixed(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return special(value);
    }
    return shortest(value).toPlainString();
  }

  /// `FormatFloat(value, 'e', -1, 64)`.
  static String scientific(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = exponent(value);
    String power = Integer.toString(Math.abs(exponent));
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (power.length() < 2 ? "0" : "")
        + power;
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return value > 0 ? "+Inf" : "-Inf";
  }

  /// The power of ten of the first digit.
  static int exponent(double value) {
    BigDecimal shortest = shortest(value);
    return shortest.precision() - shortest.scale() - 1;
  }

  /// The fewest digits that read back as the same number.
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
}
