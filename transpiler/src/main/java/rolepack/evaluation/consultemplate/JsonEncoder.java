package rolepack.evaluation.consultemplate;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoText;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// Writes JSON as Go's `encoding/json` does.
///
/// @param pretty on lines of their own, indented by two spaces
/// @param escapeHtml `<`, `>` and `&` as `\u003c`, `\u003e` and `\u0026`
record JsonEncoder(boolean pretty, boolean escapeHtml) {
  /// What `json.Marshal` does.
  static final JsonEncoder PLAIN = new JsonEncoder(false, true);

  String encode(GoValue value) throws GoFunctionError {
    StringBuilder out = new StringBuilder();
    write(value, "\n", out);
    return out.toString();
  }

  private void write(GoValue value, String newline, StringBuilder out) throws GoFunctionError {
    switch (value) {
      case GoValue.Nil _ -> out.append("null");
      case GoValue.Bool(boolean bool) -> out.append(bool);
      case GoValue.Int number -> out.append(number.value());
      case GoValue.Uint number -> out.append(Long.toUnsignedString(number.value()));
      case GoValue.Float number -> out.append(number(number.value()));
      case GoValue.Complex _ -> throw unsupported(value.type());
      case GoValue.Text text -> quote(text.value(), out);
      case GoValue.Items items -> items(items, newline, out);
      case GoValue.Dictionary dictionary -> entries(dictionary, newline, out);
      case GoValue.Struct struct -> fields(struct, newline, out);
      case GoValue.Pointer pointer -> write(pointer.target().orElse(GoValue.NIL), newline, out);
      case GoValue.Channel _ -> throw unsupported(value.type());
    }
  }

  private static GoFunctionError unsupported(GoType type) {
    return new GoFunctionError("json: unsupported type: " + type);
  }

  private static String number(double value) throws GoFunctionError {
    if (!Double.isFinite(value)) {
      throw new GoFunctionError("json: unsupported value: " + GoNumbers.general(value));
    }
    double size = Math.abs(value);
    if (size == 0 || size >= 1e-6 && size < 1e21) {
      return GoNumbers.fixed(value);
    }
    String text = GoNumbers.scientific(value);
    int end = text.length();
    // e-09 is written e-9
    return text.startsWith("e-0", end - 4)
        ? text.substring(0, end - 2) + text.charAt(end - 1)
        : text;
  }

  private void items(GoValue.Items items, String newline, StringBuilder out)
      throws GoFunctionError {
    Bounds.check(out.length());
    if (items.isNil()) {
      out.append("null");
      return;
    }
    if (items.elementType() == Basic.UINT8) {
      byte[] bytes = new byte[items.elements().size()];
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] = (byte) Arguments.integer(items.elements(), index);
      }
      quote(Base64.getEncoder().encodeToString(bytes), out);
      return;
    }
    String inner = newline + "  ";
    String separator = "";
    out.append('[');
    for (GoValue each : items.elements()) {
      out.append(separator).append(pretty ? inner : "");
      write(each, inner, out);
      separator = ",";
    }
    out.append(pretty && !items.elements().isEmpty() ? newline : "").append(']');
  }

  private void entries(GoValue.Dictionary dictionary, String newline, StringBuilder out)
      throws GoFunctionError {
    if (MapMerge.isNil(dictionary)) {
      out.append("null");
      return;
    }
    Map<String, GoValue> sorted = new TreeMap<>(ByteOrder.INSTANCE);
    for (Map.Entry<GoValue, GoValue> entry : dictionary.entries().entrySet()) {
      sorted.put(key(dictionary, entry.getKey()), entry.getValue());
    }
    if (dictionary.keyType() == Basic.INTERFACE) {
      throw unsupported(dictionary.type());
    }
    object(sorted, newline, out);
  }

  private static String key(GoValue.Dictionary dictionary, GoValue key) throws GoFunctionError {
    if (dictionary.keyType() == Basic.INTERFACE) {
      throw unsupported(dictionary.type());
    }
    return switch (key) {
      case GoValue.Text text -> text.value();
      case GoValue.Int number -> Long.toString(number.value());
      case GoValue.Uint number -> Long.toUnsignedString(number.value());
      case GoValue other -> throw unsupported(dictionary.type());
    };
  }

  private void fields(GoValue.Struct struct, String newline, StringBuilder out)
      throws GoFunctionError {
    Map<String, GoValue> named = new java.util.LinkedHashMap<>();
    if (struct.type().underlying() instanceof GoType.Struct type) {
      for (int index = 0; index < type.fields().size(); index++) {
        String name = type.fields().get(index).name();
        if (Character.isUpperCase(name.charAt(0))) {
          named.put(name, struct.fields().get(index));
        }
      }
    }
    object(named, newline, out);
  }

  private void object(Map<String, GoValue> entries, String newline, StringBuilder out)
      throws GoFunctionError {
    Bounds.check(out.length());
    String inner = newline + "  ";
    String separator = "";
    out.append('{');
    for (Map.Entry<String, GoValue> entry : entries.entrySet()) {
      out.append(separator).append(pretty ? inner : "");
      quote(entry.getKey(), out);
      out.append(pretty ? ": " : ":");
      write(entry.getValue(), inner, out);
      separator = ",";
    }
    out.append(pretty && !entries.isEmpty() ? newline : "").append('}');
  }

  private void quote(String text, StringBuilder out) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '<', '>', '&' -> {
          if (escapeHtml) {
            out.append("\\u00").append(Integer.toHexString(unit));
          } else {
            out.append(unit);
          }
        }
        case '\u2028', '\u2029' -> out.append("\\u").append(Integer.toHexString(unit));
        default -> {
          if (unit < ' ') {
            out.append(unit < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(unit));
          } else if (GoText.isEscape(text.codePointAt(at))) {
            out.append("\\ufffd");
          } else {
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
  }
}
