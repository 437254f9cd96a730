package rolepack.frontend.inventory;

import java.math.BigInteger;
import java.util.Optional;

/// The text of a Python number -> its value: a [BigInteger] or a [Double].
final class PythonNumber {
  /// Python refuses longer ones.
  private static final int MOST_DIGITS = 4300;

  private PythonNumber() {}

  static Optional<Number> read(String written, boolean negative) {
    return unsigned(written).map(value -> negative ? negate(value) : value);
  }

  private static Number negate(Number value) {
    return value instanceof BigInteger integer ? integer.negate() : -value.doubleValue();
  }

  private static Optional<Number> unsigned(String written) {
    String lower = written.toLowerCase(java.util.Locale.ROOT);
    if (lower.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    if (lower.length() > 2 && lower.charAt(0) == '0') {
      int radix =
          switch (lower.charAt(1)) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 0;
          };
      if (radix > 0) {
        return digits(lower.substring(lower.charAt(2) == '_' ? 3 : 2), radix);
      }
    }
    boolean isDecimal = lower.chars().allMatch(each -> each == '_' || isDigit(each));
    if (isDecimal) {
      boolean hasLeadingZero = lower.length() > 1 && lower.charAt(0) == '0';
      boolean isZero = lower.chars().allMatch(each -> each == '0' || each == '_');
      return hasLeadingZero && !isZero ? Optional.empty() : digits(lower, 10);
    }
    return floating(lower);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static Optional<Number> digits(String digits, int radix) {
    if (digits.isEmpty() || !underscoresAreInside(digits)) {
      return Optional.empty();
    }
    String plain = digits.replace("_", "");
    boolean valid = plain.chars().allMatch(each -> each < 128 && Character.digit(each, radix) >= 0);
    return valid ? Optional.of(new BigInteger(plain, radix)) : Optional.empty();
  }

  private static boolean underscoresAreInside(String digits) {
    return !digits.startsWith("_") && !digits.endsWith("_") && !digits.contains("__");
  }

  private static Optional<Number> floating(String lower) {
    int exponent = lower.indexOf('e');
    String mantissa = exponent < 0 ? lower : lower.substring(0, exponent);
    int point = mantissa.indexOf('.');
    String whole = point < 0 ? mantissa : mantissa.substring(0, point);
    String fraction = point < 0 ? "" : mantissa.substring(point + 1);
    boolean valid =
        !(whole.isEmpty() && fraction.isEmpty())
            && isDigits(whole)
            && isDigits(fraction)
            && (exponent < 0 || isExponent(lower.substring(exponent + 1)));
    return valid ? Optional.of(Double.valueOf(lower.replace("_", ""))) : Optional.empty();
  }

  private static boolean isExponent(String text) {
    String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    return !digits.isEmpty() && isDigits(digits);
  }

  private static boolean isDigits(String text) {
    return text.isEmpty()
        || underscoresAreInside(text)
            && text.chars().allMatch(each -> each == '_' || isDigit(each));
  }
}
