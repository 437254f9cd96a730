package rolepack.rewrite.gotemplate;

import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.rewrite.scope.Shape;

/// The text that a value has in Consul KV: texts as they are, `True` and `False`, decimal numbers,
/// lists and dicts as JSON.
public final class KeyText {
  private KeyText() {}

  /// Empty where a value has none, such as `None` and numbers that are too large.
  public static Optional<String> of(Value value) {
    return switch (value) {
      case Value.Str text -> Optional.of(text.text());
      case Value.Bool _, Value.Int _, Value.Float _, Value.Timestamp _ -> Constants.text(value);
      case Value.List _, Value.Tuple _, Value.Dict _ -> json(value);
      default -> Optional.empty();
    };
  }

  /// JSON on one line, with spaces after `,` and `:`, the members in their order.
  static Optional<String> json(Value value) {
    StringBuilder out = new StringBuilder();
    return write(value, out) ? Optional.of(out.toString()) : Optional.empty();
  }

  private static boolean write(Value value, StringBuilder out) {
    switch (value) {
      case Value.None _ -> out.append("null");
      case Value.Bool bool -> out.append(bool.value());
      case Value.Int number -> out.append(number.value());
      case Value.Float number -> out.append(number.value());
      case Value.Str text -> quote(text.text(), out);
      case Value.Timestamp time -> quote(time.text(), out);
      case Value.List list -> {
        return items(list.items(), out);
      }
      case Value.Tuple tuple -> {
        return items(tuple.items(), out);
      }
      case Value.Dict dict -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
          out.append(separator);
          quote(Constants.text(entry.getKey()).orElse(""), out);
          out.append(": ");
          if (!write(entry.getValue(), out)) {
            return false;
          }
          separator = ", ";
        }
        out.append('}');
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean items(java.util.List<Value> items, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Value item : items) {
      out.append(separator);
      if (!write(item, out)) {
        return false;
      }
      separator = ", ";
    }
    out.append(']');
    return true;
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /// A text that no value of a type has, and that can be read as one: what stands for a key that
  /// does not exist.
  static String unset(Shape shape) {
    return switch (shape) {
      case Shape.Int _ -> "+0";
      case Shape.Float _ -> "+0.0";
      case Shape.ListOf _ -> "[ ]";
      case Shape.MapOf _ -> "{ }";
      case Shape.Text _, Shape.Bool _, Shape.Mixed _, Shape.Unknown _ -> "rolepack:unset";
    };
  }

  /// A text that can be read as a value of a type.
  static String harmless(Shape shape) {
    return switch (shape) {
      case Shape.Int _, Shape.Float _ -> "0";
      case Shape.ListOf _ -> "[]";
      case Shape.MapOf _ -> "{}";
      case Shape.Text _, Shape.Bool _, Shape.Mixed _, Shape.Unknown _ -> "";
    };
  }
}
