package rolepack.generated.modules;

import java.util.List;
import java.util.Map;

/// Text of a value as Python's `str` gives it, since Ansible turns any value into text that way.
final class PythonText {
  private PythonText() {}

  static String of(Object value) {
    return value instanceof String text ? text : repr(value);
  }

  private static String repr(Object value) {
    return switch (value) {
      case null -> "None";
      case String text -> quoted(text);
      case Boolean flag -> flag ? "True" : "False";
      case Double number -> number(number);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> value.toString();
    };
  }

  private static String list(List<?> list) {
    StringBuilder out = new StringBuilder("[");
    String separator = "";
    for (Object each : list) {
      out.append(separator).append(repr(each));
      separator = ", ";
    }
    return out.append(']').toString();
  }

  private static String map(Map<?, ?> map) {
    StringBuilder out = new StringBuilder("{");
    String separator = "";
    for (Map.Entry<?, ?> each : map.entrySet()) {
      out.append(separator).append(repr(each.getKey())).append(": ").append(repr(each.getValue()));
      separator = ", ";
    }
    return out.append('}').toString();
  }

  /// The shortest digits, as Java finds them, in Python's layout: an exponent from 1e16 on and
  /// below 1e-4.
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    java.math.BigDecimal decimal =
        new java.math.BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    String digits = decimal.unscaledValue().toString();
    int exponent = digits.length() - decimal.scale() - 1;
    String sign = value < 0 ? "-" : "";
    if (exponent >= -4 && exponent < 16) {
      String plain = decimal.toPlainString();
      return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return sign + digits.charAt(0) + fraction + "e" + power + Math.abs(exponent);
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(each -> escape(each, quote, out));
    return out.append(quote).toString();
  }

  private static void escape(int each, char quote, StringBuilder out) {
    switch (each) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (each == quote) {
          out.append('\\').append(quote);
        } else if (each < ' ' || (each >= 0x7f && each <= 0xa0) || each == 0xad) {
          out.append("\\x%02x".formatted(each));
        } else {
          out.appendCodePoint(each);
        }
      }
    }
  }
}
