package rolepack.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// Numbers out of values and texts, as Python's `int` and `float` make them.
final class Numbers {
  /// The digits that Python converts between texts and integers.
  static final int MAX_DIGITS = 4300;

  private static final BigInteger MAX_INT = BigInteger.valueOf(Integer.MAX_VALUE);

  private Numbers() {}

  /// An integer or a boolean.
  static boolean isInteger(Value value) {
    return value instanceof Value.Int || value instanceof Value.Bool;
  }

  static boolean isNumber(Value value) {
    return isInteger(value) || value instanceof Value.Float;
  }

  /// The number that an integer or a boolean is; anything else is a TypeError.
  static BigInteger integer(Value value) {
    return switch (Types.known(value)) {
      case Value.Int number -> number.value();
      case Value.Bool bool -> bool.number();
      case Value other ->
          throw Types.wrong(
              other,
              "'%s' object cannot be interpreted as an integer".formatted(Types.name(value)));
    };
  }

  /// An integer that fits a Java one; what is larger is cut to the largest.
  static int small(Value value) {
    BigInteger number = integer(value);
    return number.abs().compareTo(MAX_INT) <= 0
        ? number.intValue()
        : number.signum() * Integer.MAX_VALUE;
  }

  /// A number as a float; anything else is a TypeError.
  static double real(Value value) {
    return switch (Types.known(value)) {
      case Value.Float number -> number.value();
      case Value.Int number -> real(number.value());
      case Value.Bool bool -> bool.value() ? 1 : 0;
      case Value other -> throw Types.wrong(other, "must be real number, not " + Types.name(value));
    };
  }

  static double real(BigInteger number) {
    double real = number.doubleValue();
    if (Double.isInfinite(real)) {
      throw new EvaluationException.Failed(
          PythonError.OVERFLOW, "int too large to convert to float");
    }
    return real;
  }

  /// The integer part of a float.
  static BigInteger truncate(double real) {
    if (Double.isNaN(real)) {
      throw EvaluationException.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(real)) {
      throw new EvaluationException.Failed(
          PythonError.OVERFLOW, "cannot convert float infinity to integer");
    }
    return new BigDecimal(real).toBigInteger();
  }

  /// Python's `int(text, base)`; empty where that is a ValueError.
  static Optional<BigInteger> parseInteger(String text, int base) {
    String digits = strip(text);
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int radix = base;
    int prefix = prefix(digits);
    if (prefix != 0 && (base == 0 || base == prefix)) {
      radix = prefix;
      digits = digits.substring(2);
      if (digits.startsWith("_")) {
        digits = digits.substring(1);
      }
    } else if (base == 0) {
      radix = 10;
      if (digits.startsWith("0") && !digits.replace("_", "").matches("0+")) {
        return Optional.empty();
      }
    }
    Optional<String> plain = withoutUnderscores(digits);
    if (plain.isEmpty() || !isDigits(plain.get(), radix)) {
      return Optional.empty();
    }
    if (plain.get().length() > MAX_DIGITS && Integer.bitCount(radix) != 1) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(plain.get(), radix);
    return Optional.of(negative ? number.negate() : number);
  }

  private static int prefix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 0;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static boolean isDigits(String text, int radix) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Underscores may stand between digits, and nowhere else.
  private static Optional<String> withoutUnderscores(String text) {
    if (text.indexOf('_') < 0) {
      return Optional.of(text);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '_'
          && (i == 0
              || i == text.length() - 1
              || !Character.isLetterOrDigit(text.charAt(i - 1))
              || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
        return Optional.empty();
      }
    }
    return Optional.of(text.replace("_", ""));
  }

  /// Python's `float(text)`; empty where that is a ValueError.
  static Optional<Double> parseFloat(String text) {
    String stripped = strip(text).toLowerCase(Locale.ROOT);
    String unsigned =
        stripped.startsWith("-") || stripped.startsWith("+") ? stripped.substring(1) : stripped;
    int sign = stripped.startsWith("-") ? -1 : 1;
    switch (unsigned) {
      case "inf", "infinity" -> {
        return Optional.of(sign * Double.POSITIVE_INFINITY);
      }
      case "nan" -> {
        return Optional.of(Double.NaN);
      }
      default -> {}
    }
    Optional<String> plain = withoutUnderscores(unsigned);
    if (plain.isEmpty() || !isDecimal(plain.get())) {
      return Optional.empty();
    }
    return Optional.of(sign * Double.parseDouble(plain.get()));
  }

  private static boolean isDecimal(String text) {
    int at = 0;
    int digits = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
      digits++;
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
        digits++;
      }
    }
    if (digits > 0 && at < text.length() && text.charAt(at) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      int exponent = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == exponent) {
        return false;
      }
    }
    return digits > 0 && at == text.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && CodePoints.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && CodePoints.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
