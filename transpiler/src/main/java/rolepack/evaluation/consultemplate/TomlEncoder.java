package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// Writes TOML as BurntSushi's encoder does: of a table first the values, then the tables, each
/// sorted by name.
///
/// @param mixed lists may hold values of several types, and tables inside of lists, and names may
///   be empty; before version 1.0 of the encoder they may not, and it escaped fewer characters
final class TomlEncoder {
  private static final String MIXED = "toml: cannot encode array with mixed element types";

  private final boolean mixed;
  private final StringBuilder out = new StringBuilder();

  private TomlEncoder(boolean mixed) {
    this.mixed = mixed;
  }

  static String encode(GoValue value, boolean mixed) throws GoFunctionError {
    TomlEncoder encoder = new TomlEncoder(mixed);
    GoValue top = target(value);
    if (!(top instanceof GoValue.Dictionary || top instanceof GoValue.Struct)) {
      throw new GoFunctionError("toml: top-level values must be Go maps or structs");
    }
    encoder.entries(List.of(), table(top));
    return encoder.out.toString();
  }

  private static GoValue target(GoValue value) {
    return value instanceof GoValue.Pointer pointer
        ? target(pointer.target().orElse(GoValue.NIL))
        : value;
  }

  private static Map<String, GoValue> table(GoValue value) throws GoFunctionError {
    Map<String, GoValue> entries = new TreeMap<>(ByteOrder.INSTANCE);
    if (value instanceof GoValue.Dictionary dictionary) {
      if (dictionary.keyType().underlying() != Basic.STRING) {
        throw new GoFunctionError("toml: cannot encode a map with non-string key type");
      }
      dictionary.entries().forEach((key, each) -> entries.put(Arguments.text(key), target(each)));
    } else if (value instanceof GoValue.Struct struct
        && struct.type().underlying() instanceof GoType.Struct type) {
      for (int index = 0; index < type.fields().size(); index++) {
        entries.put(type.fields().get(index).name(), target(struct.fields().get(index)));
      }
    }
    return entries;
  }

  private void entries(List<String> path, Map<String, GoValue> table) throws GoFunctionError {
    for (boolean tables : new boolean[] {false, true}) {
      for (Map.Entry<String, GoValue> entry : table.entrySet()) {
        GoValue value = entry.getValue();
        if (value != GoValue.NIL && (isTable(value) || isTables(value)) == tables) {
          List<String> inner = new ArrayList<>(path);
          inner.add(entry.getKey());
          entry(inner, value);
        }
      }
    }
  }

  private void entry(List<String> path, GoValue value) throws GoFunctionError {
    if (isTable(value)) {
      if (path.size() == 1) {
        newline();
      }
      out.append(indentation(path)).append('[').append(name(path)).append(']');
      newline();
      entries(path, table(value));
    } else if (isTables(value)) {
      for (GoValue each : ((GoValue.Items) value).elements()) {
        newline();
        out.append(indentation(path)).append("[[").append(name(path)).append("]]");
        newline();
        entries(path, table(target(each)));
      }
    } else {
      out.append(indentation(path)).append(name(path.getLast())).append(" = ");
      element(value);
      newline();
    }
  }

  private void newline() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  private static String indentation(List<String> path) {
    return "  ".repeat(path.size() - 1);
  }

  private String name(List<String> path) throws GoFunctionError {
    StringBuilder name = new StringBuilder();
    for (String each : path) {
      name.append(name.isEmpty() ? "" : ".").append(name(each));
    }
    return name.toString();
  }

  private String name(String key) throws GoFunctionError {
    if (!mixed && key.isEmpty()) {
      throw new GoFunctionError("Key names cannot be empty.");
    }
    boolean bare =
        !key.isEmpty()
            && key.chars()
                .allMatch(
                    each ->
                        each < 0x80 && Character.isLetterOrDigit(each)
                            || each == '_'
                            || each == '-');
    if (bare) {
      return key;
    }
    return mixed ? quote(key) : '"' + key.replace("\"", "\\\"") + '"';
  }

  private static boolean isTable(GoValue value) {
    return value instanceof GoValue.Dictionary || value instanceof GoValue.Struct;
  }

  private static boolean isTables(GoValue value) {
    return value instanceof GoValue.Items items
        && !items.elements().isEmpty()
        && items.elements().stream().allMatch(each -> isTable(target(each)));
  }

  private void element(GoValue value) throws GoFunctionError {
    Bounds.check(out.length());
    switch (value) {
      case GoValue.Text text -> out.append(quote(text.value()));
      case GoValue.Bool(boolean bool) -> out.append(bool);
      case GoValue.Int number -> out.append(number.value());
      case GoValue.Uint number -> out.append(Long.toUnsignedString(number.value()));
      case GoValue.Float number -> out.append(number(number.value()));
      case GoValue.Items items -> items(items);
      case GoValue.Dictionary _, GoValue.Struct _ -> inlineTable(value);
      case GoValue.Pointer _ -> element(target(value));
      case GoValue.Nil _ -> throw new GoFunctionError("toml: cannot encode array with nil element");
      case GoValue.Complex _, GoValue.Channel _ ->
          throw new GoFunctionError("unexpected primitive type: " + value.type());
    }
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+inf" : "-inf";
    }
    String text = GoNumbers.fixed(value);
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }

  private void items(GoValue.Items items) throws GoFunctionError {
    if (!mixed && kinds(items) > 1) {
      throw new GoFunctionError(MIXED);
    }
    out.append('[');
    String separator = "";
    for (GoValue each : items.elements()) {
      out.append(separator);
      element(target(each));
      separator = ", ";
    }
    out.append(']');
  }

  private static long kinds(GoValue.Items items) throws GoFunctionError {
    for (GoValue each : items.elements()) {
      if (target(each) == GoValue.NIL) {
        throw new GoFunctionError("toml: cannot encode array with nil element");
      }
    }
    return items.elements().stream().map(each -> target(each).getClass()).distinct().count();
  }

  private void inlineTable(GoValue value) throws GoFunctionError {
    if (!mixed) {
      throw new GoFunctionError("toml: TOML array element cannot contain a table");
    }
    List<Map.Entry<String, GoValue>> values = new ArrayList<>();
    List<Map.Entry<String, GoValue>> tables = new ArrayList<>();
    for (Map.Entry<String, GoValue> entry : table(value).entrySet()) {
      boolean last = isTable(entry.getValue()) || isTables(entry.getValue());
      (last ? tables : values).add(entry);
    }
    out.append('{');
    inlineEntries(values, !tables.isEmpty());
    inlineEntries(tables, false);
    out.append('}');
  }

  /// The encoder leaves nothing out of its count: a comma stands before a last entry that is left
  /// out because it is nothing.
  private void inlineEntries(List<Map.Entry<String, GoValue>> entries, boolean more)
      throws GoFunctionError {
    for (int index = 0; index < entries.size(); index++) {
      GoValue value = entries.get(index).getValue();
      if (value != GoValue.NIL) {
        out.append(name(entries.get(index).getKey())).append(" = ");
        element(value);
        out.append(more || index < entries.size() - 1 ? ", " : "");
      }
    }
  }

  private String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      switch (unit) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\b' -> quoted.append(mixed ? "\\b" : "\b");
        case '\t' -> quoted.append("\\t");
        case '\n' -> quoted.append("\\n");
        case '\f' -> quoted.append(mixed ? "\\f" : "\f");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (mixed && (unit < ' ' || unit == 0x7F)) {
            quoted.append("\\u%04x".formatted((int) unit));
          } else {
            quoted.append(unit);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
