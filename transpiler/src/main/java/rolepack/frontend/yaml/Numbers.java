package rolepack.frontend.yaml;

import java.math.BigInteger;
import java.util.Locale;

/// The numbers of YAML 1.1: `12`, `0644` (octal), `0x1f`, `0b11`, `1_000`, `1:30` (base 60), `1.5`,
/// `1.0e+3`, `.inf`, `.nan`.
///
/// The two tests are PyYAML's regular expressions, the two conversions its constructors.
final class Numbers {
  private static final BigInteger SIXTY = BigInteger.valueOf(60);

  /// Python refuses to convert a longer decimal; it also keeps the conversion cheap.
  private static final int MOST_DIGITS = 4300;

  private Numbers() {}

  static boolean isInt(String text) {
    int at = afterSign(text);
    int length = text.length();
    if (at == length) {
      return false;
    }
    char first = text.charAt(at);
    if (first == '0') {
      if (at + 1 == length) {
        return true;
      }
      char second = text.charAt(at + 1);
      if (second == 'b' || second == 'x') {
        return at + 2 < length && run(text, at + 2, second == 'b' ? 2 : 16, true) == length;
      }
      return run(text, at + 1, 8, true) == length;
    }
    if (!isDigit(first)) {
      return false;
    }
    int end = run(text, at, 10, true);
    return end == length || sixtieths(text, end) == length;
  }

  static boolean isFloat(String text) {
    int at = afterSign(text);
    int length = text.length();
    if (at == length) {
      return false;
    }
    char first = text.charAt(at);
    if (first == '.') {
      return isInfinity(text, at)
          || (at == 0 && isNan(text))
          || (at == 0
              && length > 1
              && isDigit(text.charAt(1))
              && exponent(text, run(text, 1, 10, true)) == length);
    }
    if (!isDigit(first)) {
      return false;
    }
    int end = run(text, at, 10, true);
    if (end < length && text.charAt(end) == '.') {
      return exponent(text, run(text, end + 1, 10, true)) == length;
    }
    int last = sixtieths(text, end);
    return last > end
        && last < length
        && text.charAt(last) == '.'
        && run(text, last + 1, 10, true) == length;
  }

  /// @throws NumberFormatException where Python cannot convert it
  static BigInteger toInt(String text) {
    String digits = text.replace("_", "");
    int at = afterSign(digits);
    String rest = digits.substring(at);
    BigInteger value;
    if (rest.startsWith("0b")) {
      value = integer(rest.substring(2), 2);
    } else if (rest.startsWith("0x")) {
      value = integer(rest.substring(2), 16);
    } else if (rest.startsWith("0") && rest.length() > 1) {
      value = integer(rest.startsWith("0o") ? rest.substring(2) : rest, 8);
    } else if (rest.indexOf(':') >= 0) {
      value = BigInteger.ZERO;
      if (rest.length() > MOST_DIGITS) {
        throw new NumberFormatException();
      }
      for (String part : rest.split(":", -1)) {
        value = value.multiply(SIXTY).add(integer(part, 10));
      }
    } else {
      value = integer(rest, 10);
    }
    return digits.startsWith("-") ? value.negate() : value;
  }

  private static BigInteger integer(String digits, int radix) {
    if (digits.length() > MOST_DIGITS || run(digits, 0, radix, false) != digits.length()) {
      throw new NumberFormatException();
    }
    return digits.length() < 11
        ? BigInteger.valueOf(Long.parseLong(digits, radix))
        : new BigInteger(digits, radix);
  }

  /// @throws NumberFormatException where Python cannot convert it
  static double toFloat(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    int sign = digits.startsWith("-") ? -1 : 1;
    String rest = digits.substring(afterSign(digits));
    if (rest.equals(".inf") || rest.equals("inf") || rest.equals("infinity")) {
      return sign * Double.POSITIVE_INFINITY;
    }
    if (rest.equals(".nan") || rest.equals("nan")) {
      return Double.NaN;
    }
    if (rest.indexOf(':') < 0) {
      return sign * decimal(rest);
    }
    String[] parts = rest.split(":", -1);
    double value = 0;
    double base = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      value += decimal(parts[i]) * base;
      base *= 60;
    }
    return sign * value;
  }

  /// Java also takes `1f`, `1d` and `0x1p3`, which Python does not.
  private static double decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (!isDigit(each) && each != '.' && each != 'e' && each != '+' && each != '-') {
        throw new NumberFormatException();
      }
    }
    return Double.parseDouble(text);
  }

  private static int afterSign(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
  }

  /// Where a run of digits ends.
  private static int run(String text, int from, int radix, boolean underscores) {
    int at = from;
    while (at < text.length()) {
      char each = text.charAt(at);
      if (!(underscores && each == '_') && (each > 'f' || Character.digit(each, radix) < 0)) {
        break;
      }
      at++;
    }
    return at;
  }

  /// Where the parts of `:0` to `:59` from an offset on end.
  private static int sixtieths(String text, int from) {
    int at = from;
    while (at + 1 < text.length() && text.charAt(at) == ':' && isDigit(text.charAt(at + 1))) {
      if (at + 2 < text.length() && isDigit(text.charAt(at + 2)) && text.charAt(at + 1) <= '5') {
        at += 3;
      } else {
        at += 2;
      }
    }
    return at;
  }

  private static int exponent(String text, int from) {
    if (from + 2 >= text.length()
        || (text.charAt(from) != 'e' && text.charAt(from) != 'E')
        || (text.charAt(from + 1) != '-' && text.charAt(from + 1) != '+')) {
      return from;
    }
    return run(text, from + 2, 10, false);
  }

  private static boolean isInfinity(String text, int at) {
    return text.length() == at + 4
        && (text.endsWith("inf") || text.endsWith("Inf") || text.endsWith("INF"));
  }

  private static boolean isNan(String text) {
    return text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN");
  }

  static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
