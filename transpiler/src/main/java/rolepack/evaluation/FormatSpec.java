package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Locale;

/// Flags, width and precision of one `%` directive.
///
/// @param sign what stands before a number that is not negative: nothing, a space or a plus
/// @param precision negative where none is given
record FormatSpec(
    boolean left, boolean zero, String sign, boolean alternate, int width, int precision) {

  /// A text, cut to the precision.
  String text(String text) {
    String cut =
        precision >= 0 && precision < CodePoints.length(text)
            ? CodePoints.slice(text, 0, precision)
            : text;
    return pad(cut);
  }

  /// An integer in another base.
  String integer(BigInteger number, int radix, String prefix) {
    return number(number, radix, alternate ? prefix : "");
  }

  String number(BigInteger number, String prefix) {
    return number(number, 10, prefix);
  }

  private String number(BigInteger number, int radix, String prefix) {
    String digits =
        radix == 10 ? Representation.integer(number.abs()) : number.abs().toString(radix);
    if (precision > digits.length()) {
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    return signed(number.signum() < 0, prefix, digits);
  }

  /// A float; the type is one of `eEfFgG`.
  String real(double value, char type) {
    int digits = precision < 0 ? 6 : precision;
    String text;
    if (Double.isFinite(value)) {
      text =
          switch (Character.toLowerCase(type)) {
            case 'e' -> FloatText.scientific(value, digits);
            case 'f' -> FloatText.fixed(value, digits);
            default -> FloatText.general(value, digits, alternate);
          };
    } else {
      text = Double.isNaN(value) ? "nan" : "inf";
    }
    if (alternate && digits == 0 && text.indexOf('.') < 0 && Double.isFinite(value)) {
      throw EvaluationException.unsupported("# with a precision of 0");
    }
    String cased = Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
    return signed(!Double.isNaN(value) && FloatText.isNegative(value), "", cased);
  }

  private String signed(boolean negative, String prefix, String digits) {
    String head = (negative ? "-" : sign) + prefix;
    int missing = width - head.length() - digits.length();
    if (zero && !left && missing > 0) {
      return head + "0".repeat(missing) + digits;
    }
    return pad(head + digits);
  }

  private String pad(String text) {
    int missing = width - CodePoints.length(text);
    if (missing <= 0) {
      return text;
    }
    return left ? text + " ".repeat(missing) : " ".repeat(missing) + text;
  }
}
