package rolepack.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes values as Python's `json.dumps` does.
///
/// @param indent the indentation of a level; none puts everything on one line
record JsonWriter(
    Optional<String> indent,
    String itemSeparator,
    String keySeparator,
    boolean sortKeys,
    boolean ascii) {
  /// What `json.dumps` does without options.
  static final JsonWriter PLAIN = new JsonWriter(Optional.empty(), ", ", ": ", false, true);

  String write(Value value) {
    StringBuilder out = new StringBuilder();
    write(value, "\n", out);
    return out.toString();
  }

  private void write(Value value, String newline, StringBuilder out) {
    int before = out.length();
    switch (Types.known(value)) {
      case Value.None _ -> out.append("null");
      case Value.Bool bool -> out.append(bool.value());
      case Value.Int number -> out.append(Representation.integer(number.value()));
      case Value.Float number -> out.append(real(number.value()));
      case Value.Str text -> quote(text.text(), out);
      case Value.Timestamp time -> quote(time.text().replace(' ', 'T'), out);
      case Value.List list -> items(list.items(), newline, out);
      case Value.Tuple tuple -> items(tuple.items(), newline, out);
      case Value.Dict dict -> entries(dict, newline, out);
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value.Omit _, Value.Function _, Value.Instance _, Value.Unknown _ ->
          throw EvaluationException.unsupported("%s as JSON".formatted(Types.name(value)));
      case Value.Set _, Value.Range _, Value.View _ ->
          throw EvaluationException.typeError(
              "Object of type %s is not JSON serializable".formatted(Types.name(value)));
    }
    if (!(value instanceof Value.List || value instanceof Value.Dict)) {
      Meter.make(out.length() - before);
    }
  }

  private static String real(double number) {
    if (Double.isFinite(number)) {
      return FloatText.repr(number);
    }
    return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
  }

  private void items(List<Value> items, String newline, StringBuilder out) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    Meter.enter();
    try {
      String inner = newline + indent.orElse("");
      out.append('[').append(indent.isPresent() ? inner : "");
      String separator = "";
      for (Value item : items) {
        out.append(separator);
        write(item, inner, out);
        separator = indent.isPresent() ? itemSeparator + inner : itemSeparator;
      }
      out.append(indent.isPresent() ? newline : "").append(']');
    } finally {
      Meter.leave();
    }
  }

  private void entries(Value.Dict dict, String newline, StringBuilder out) {
    if (dict.entries().isEmpty()) {
      out.append("{}");
      return;
    }
    Meter.enter();
    try {
      String inner = newline + indent.orElse("");
      out.append('{').append(indent.isPresent() ? inner : "");
      String separator = "";
      Collection<Map.Entry<Value, Value>> entries = dict.entries().entrySet();
      if (sortKeys) {
        entries = Ordering.sorted(List.copyOf(entries), Map.Entry::getKey, false);
      }
      for (Map.Entry<Value, Value> entry : entries) {
        out.append(separator);
        quote(key(entry.getKey()), out);
        out.append(keySeparator);
        write(entry.getValue(), inner, out);
        separator = indent.isPresent() ? itemSeparator + inner : itemSeparator;
      }
      out.append(indent.isPresent() ? newline : "").append('}');
    } finally {
      Meter.leave();
    }
  }

  private static String key(Value key) {
    return switch (key) {
      case Value.Str text -> text.text();
      case Value.Int number -> Representation.integer(number.value());
      case Value.Float number -> real(number.value());
      case Value.Bool bool -> bool.value() ? "true" : "false";
      case Value.None _ -> "null";
      case Value other ->
          throw Types.wrong(
              other, "keys must be str, int, float, bool or None, not " + Types.name(key));
    };
  }

  private void quote(String text, StringBuilder out) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || ascii && c > '~') {
        out.append(text, written, i);
        escape(c, out);
        written = i + 1;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private static void escape(char c, StringBuilder out) {
    out.append('\\');
    switch (c) {
      case '"', '\\' -> out.append(c);
      case '\n' -> out.append('n');
      case '\r' -> out.append('r');
      case '\t' -> out.append('t');
      case '\b' -> out.append('b');
      case '\f' -> out.append('f');
      default -> {
        out.append('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 15, 16));
        }
      }
    }
  }
}
