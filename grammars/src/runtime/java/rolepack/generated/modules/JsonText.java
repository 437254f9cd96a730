package rolepack.generated.modules;

import java.util.List;
import java.util.Map;

/// Prints a value as Python's `json.dumps` does with its default separators.
final class JsonText {
  private JsonText() {}

  static String of(Object value) {
    StringBuilder out = new StringBuilder();
    print(value, out);
    return out.toString();
  }

  private static void print(Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(text, out);
      case Double number -> out.append(number(number));
      case List<?> list -> list(list, out);
      case Map<?, ?> map -> map(map, out);
      default -> out.append(value);
    }
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return PythonText.of(value);
  }

  private static void list(List<?> list, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Object each : list) {
      out.append(separator);
      print(each, out);
      separator = ", ";
    }
    out.append(']');
  }

  private static void map(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> each : map.entrySet()) {
      out.append(separator);
      quote(String.valueOf(each.getKey()), out);
      out.append(": ");
      print(each.getValue(), out);
      separator = ", ";
    }
    out.append('}');
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (each < ' ' || each > '~') {
            out.append("\\u%04x".formatted((int) each));
          } else {
            out.append(each);
          }
        }
      }
    }
    out.append('"');
  }
}
