package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Locale;

/// Python's format specification `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
///
/// @param align one of `<>=^`, 0 where none is written
/// @param zero a 0 before the width: numbers are filled up after their sign
/// @param grouping `,` or `_`, 0 for none
/// @param precision negative where none is written
/// @param type 0 where none is written
record BraceSpec(
    String fill,
    char align,
    boolean zero,
    char sign,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  static BraceSpec parse(String spec) {
    int at = 0;
    String fill = " ";
    char align = 0;
    int first = spec.codePointAt(0);
    int after = Character.charCount(first);
    boolean filled = after < spec.length() && isAlign(spec.charAt(after));
    if (filled) {
      fill = Character.toString(first);
      align = spec.charAt(after);
      at = after + 1;
    } else if (isAlign(spec.charAt(0))) {
      align = spec.charAt(0);
      at = 1;
    }
    char sign = 0;
    if (at < spec.length() && "+- ".indexOf(spec.charAt(at)) >= 0) {
      sign = spec.charAt(at++);
    }
    if (at < spec.length() && spec.charAt(at) == 'z') {
      throw EvaluationException.unsupported("the format option z");
    }
    boolean alternate = at < spec.length() && spec.charAt(at) == '#';
    at += alternate ? 1 : 0;
    boolean zero = at < spec.length() && spec.charAt(at) == '0';
    if (zero) {
      at++;
      fill = filled ? fill : "0";
    }
    int widthStart = at;
    at = digits(spec, at);
    int width = number(spec.substring(widthStart, at));
    char grouping = 0;
    if (at < spec.length() && ",_".indexOf(spec.charAt(at)) >= 0) {
      grouping = spec.charAt(at++);
    }
    int precision = -1;
    if (at < spec.length() && spec.charAt(at) == '.') {
      int start = at + 1;
      at = digits(spec, start);
      if (at == start) {
        throw EvaluationException.valueError("Format specifier missing precision");
      }
      precision = number(spec.substring(start, at));
    }
    char type = at < spec.length() ? spec.charAt(at++) : 0;
    if (at < spec.length()) {
      throw EvaluationException.valueError("Invalid format specifier");
    }
    Meter.make((long) width + Math.max(0, precision));
    return new BraceSpec(fill, align, zero, sign, alternate, width, grouping, precision, type);
  }

  private static boolean isAlign(char c) {
    return "<>=^".indexOf(c) >= 0;
  }

  private static int digits(String spec, int at) {
    int end = at;
    while (end < spec.length() && spec.charAt(end) >= '0' && spec.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String digits) {
    if (digits.length() > 9) {
      throw EvaluationException.valueError("Too many decimal digits in format string");
    }
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private RuntimeException unknown(String kind) {
    return EvaluationException.valueError(
        "Unknown format code '%s' for object of type '%s'".formatted(type, kind));
  }

  String text(String text) {
    if (type != 0 && type != 's') {
      throw unknown("str");
    }
    if (sign != 0 || alternate || grouping != 0 || align == '=') {
      throw EvaluationException.valueError("not allowed in string format specifier");
    }
    String cut =
        precision >= 0 && precision < CodePoints.length(text)
            ? CodePoints.slice(text, 0, precision)
            : text;
    return pad("", cut, '<');
  }

  String integer(BigInteger number) {
    return switch (type) {
      case 0, 'd', 'n' -> digits(number, 10, "");
      case 'b' -> digits(number, 2, "0b");
      case 'o' -> digits(number, 8, "0o");
      case 'x' -> digits(number, 16, "0x");
      case 'X' -> digits(number, 16, "0X").toUpperCase(Locale.ROOT);
      case 'c' -> pad("", Character.toString(number.intValueExact()), '<');
      case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> real(Numbers.real(number));
      default -> throw unknown("int");
    };
  }

  private String digits(BigInteger number, int radix, String prefix) {
    if (precision >= 0) {
      throw EvaluationException.valueError("Precision not allowed in integer format specifier");
    }
    if (grouping == ',' && radix != 10) {
      throw EvaluationException.valueError("Cannot specify ',' with '%s'.".formatted(type));
    }
    String digits = number.abs().toString(radix);
    return number(number.signum() < 0, alternate ? prefix : "", digits, radix == 10 ? 3 : 4);
  }

  String real(double value) {
    char kind = Character.toLowerCase(type);
    double shown = kind == '%' ? value * 100 : value;
    int places = precision < 0 ? 6 : precision;
    String text;
    if (!Double.isFinite(shown)) {
      text = Double.isNaN(shown) ? "nan" : "inf";
    } else {
      text =
          switch (kind) {
            case 'e' -> FloatText.scientific(shown, places);
            case 'f', '%' -> FloatText.fixed(shown, places);
            case 'g', 'n' -> FloatText.general(shown, places, alternate);
            case 0 -> plain(shown);
            default -> throw unknown("float");
          };
    }
    if (alternate && text.indexOf('.') < 0) {
      throw EvaluationException.unsupported("# without a fraction");
    }
    String cased = Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
    return number(
        !Double.isNaN(shown) && FloatText.isNegative(shown),
        "",
        cased + (kind == '%' ? "%" : ""),
        3);
  }

  /// Without a type: like `g`, but with a digit after the point, and `repr` without a precision.
  private String plain(double value) {
    if (precision < 0) {
      String text = FloatText.repr(value);
      return text.startsWith("-") ? text.substring(1) : text;
    }
    String text = FloatText.general(value, Math.max(1, precision), false);
    if (text.indexOf('e') >= 0 || text.indexOf('.') >= 0) {
      return text;
    }
    return text.length() < Math.max(1, precision)
        ? text + ".0"
        : FloatText.scientific(value, Math.max(1, precision) - 1);
  }

  private String number(boolean negative, String prefix, String digits, int group) {
    String head =
        (negative ? "-" : sign == '+' || sign == ' ' ? String.valueOf(sign) : "") + prefix;
    if (grouping == 0) {
      return pad(head, digits, zero ? '=' : '>');
    }
    int whole = 0;
    while (whole < digits.length()
        && Character.digit(digits.charAt(whole), 16) >= 0
        && digits.charAt(whole) != 'e' | group == 4) {
      whole++;
    }
    String rest = digits.substring(whole);
    String integer = digits.substring(0, whole);
    if ((align == '=' || align == 0 && zero) && fill.equals("0")) {
      int space = width - head.length() - rest.length();
      while (grouped(integer, group).length() < space) {
        integer = "0" + integer;
      }
    }
    return pad(head, grouped(integer, group) + rest, zero ? '=' : '>');
  }

  private String grouped(String digits, int group) {
    StringBuilder out = new StringBuilder(digits);
    for (int i = digits.length() - group; i > 0; i -= group) {
      out.insert(i, grouping);
    }
    return out.toString();
  }

  private String pad(String head, String body, char otherwise) {
    int missing = width - head.length() - CodePoints.length(body);
    if (missing <= 0) {
      return head + body;
    }
    return switch (align == 0 ? otherwise : align) {
      case '<' -> head + body + fill.repeat(missing);
      case '>' -> fill.repeat(missing) + head + body;
      case '=' -> head + fill.repeat(missing) + body;
      default -> fill.repeat(missing / 2) + head + body + fill.repeat(missing - missing / 2);
    };
  }
}
