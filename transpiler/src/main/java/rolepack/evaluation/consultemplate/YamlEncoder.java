package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Writes YAML as yaml.v2 does: block style, indented by two, lists not indented, keys in natural
/// order.
final class YamlEncoder {
  private static final int BEST_WIDTH = 80;
  private static final int MAX_KEY = 128;

  private final YamlDialect dialect;
  private final StringBuilder out = new StringBuilder();
  private int column;

  private YamlEncoder(YamlDialect dialect) {
    this.dialect = dialect;
  }

  static String encode(GoValue value, YamlDialect dialect) throws GoFunctionError {
    YamlEncoder encoder = new YamlEncoder(dialect);
    encoder.node(value, 0, false);
    encoder.newline();
    return encoder.out.toString();
  }

  private void print(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }

  private void newline() {
    out.append('\n');
    column = 0;
  }

  private void indent(int indentation) {
    if (column > 0) {
      newline();
    }
    print(" ".repeat(indentation));
  }

  /// A value that stands alone, after `- ` or after `key:`.
  ///
  /// @param indentation the columns before what belongs to it
  /// @param afterKey a space or a new line is due before it
  private void node(GoValue value, int indentation, boolean afterKey) throws GoFunctionError {
    Bounds.check(out.length());
    switch (value) {
      case GoValue.Items items -> sequence(items.elements(), indentation, afterKey);
      case GoValue.Dictionary dictionary -> mapping(sorted(dictionary), indentation, afterKey);
      case GoValue.Struct struct -> mapping(fields(struct), indentation, afterKey);
      case GoValue.Pointer pointer ->
          node(pointer.target().orElse(GoValue.NIL), indentation, afterKey);
      case GoValue.Nil _,
          GoValue.Bool _,
          GoValue.Int _,
          GoValue.Uint _,
          GoValue.Float _,
          GoValue.Text _ -> {
        print(afterKey ? " " : "");
        scalar(value, indentation, false);
      }
      case GoValue.Complex _, GoValue.Channel _ ->
          throw new GoFunctionError("cannot marshal type: " + value.type());
    }
  }

  private void sequence(List<GoValue> elements, int indentation, boolean afterKey)
      throws GoFunctionError {
    if (elements.isEmpty()) {
      print(afterKey ? " []" : "[]");
      return;
    }
    // A list below a key is not indented, one inside a list is.
    int own = afterKey ? Math.max(0, indentation - 2) : indentation;
    boolean first = !afterKey;
    for (GoValue each : elements) {
      if (!first) {
        indent(own);
      }
      first = false;
      print("- ");
      node(each, own + 2, false);
    }
  }

  private void mapping(List<Map.Entry<GoValue, GoValue>> entries, int indentation, boolean key)
      throws GoFunctionError {
    if (entries.isEmpty()) {
      print(key ? " {}" : "{}");
      return;
    }
    boolean first = !key;
    for (Map.Entry<GoValue, GoValue> entry : entries) {
      if (!first) {
        indent(indentation);
      }
      first = false;
      if (isSimple(entry.getKey())) {
        scalar(entry.getKey(), indentation, true);
        print(":");
        node(entry.getValue(), indentation + 2, true);
      } else {
        print("? ");
        node(entry.getKey(), indentation + 2, false);
        indent(indentation);
        print(": ");
        node(entry.getValue(), indentation + 2, false);
      }
    }
  }

  private static boolean isSimple(GoValue key) {
    return switch (key) {
      case GoValue.Text text ->
          text.value().length() <= MAX_KEY && !YamlScalar.of(text.value()).multiline();
      case GoValue.Items items -> items.elements().isEmpty();
      case GoValue.Dictionary dictionary -> dictionary.entries().isEmpty();
      case GoValue other -> true;
    };
  }

  private static List<Map.Entry<GoValue, GoValue>> sorted(GoValue.Dictionary dictionary) {
    List<Map.Entry<GoValue, GoValue>> entries = new ArrayList<>(dictionary.entries().entrySet());
    entries.sort((one, other) -> NaturalOrder.INSTANCE.compare(one.getKey(), other.getKey()));
    return entries;
  }

  /// The fields of a struct by their names in lower case.
  private static List<Map.Entry<GoValue, GoValue>> fields(GoValue.Struct struct) {
    List<Map.Entry<GoValue, GoValue>> entries = new ArrayList<>();
    if (struct.type().underlying() instanceof GoType.Struct type) {
      for (int index = 0; index < type.fields().size(); index++) {
        String name = type.fields().get(index).name().toLowerCase(java.util.Locale.ROOT);
        entries.add(Map.entry(GoValue.of(name), struct.fields().get(index)));
      }
    }
    return entries;
  }

  private void scalar(GoValue value, int indentation, boolean key) {
    switch (value) {
      case GoValue.Text text -> text(text.value(), indentation, key);
      case GoValue.Float number -> print(number(number.value()));
      case GoValue.Nil _ -> print("null");
      case GoValue other -> print(Printing.print(other));
    }
  }

  private static String number(double value) {
    if (Double.isFinite(value)) {
      return GoNumbers.general(value);
    }
    return Double.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
  }

  private void text(String text, int indentation, boolean key) {
    YamlScalar scalar = YamlScalar.of(text);
    if (text.indexOf('\n') >= 0) {
      if (scalar.literal() && !key) {
        literal(text, indentation);
      } else {
        doubleQuoted(text, indentation, key);
      }
    } else if (!YamlResolver.isPlainText(text, dialect)) {
      doubleQuoted(text, indentation, key);
    } else if (scalar.block()) {
      plain(text, indentation, key);
    } else if (scalar.single() && !(key && scalar.multiline())) {
      singleQuoted(text, indentation, key);
    } else {
      doubleQuoted(text, indentation, key);
    }
  }

  private void plain(String text, int indentation, boolean key) {
    folded(text, indentation, key, 0);
  }

  private void singleQuoted(String text, int indentation, boolean key) {
    print("'");
    folded(text.replace("'", "''"), indentation, key, 1);
    print("'");
  }

  /// Writes words; a single space after the best width becomes a new line.
  ///
  /// @param edge how many characters at both ends are never folded
  private void folded(String written, int indentation, boolean key, int edge) {
    boolean previousSpace = false;
    for (int at = 0; at < written.length(); ) {
      int point = written.codePointAt(at);
      int next = at + Character.charCount(point);
      boolean space = point == ' ';
      boolean folds =
          space
              && !key
              && !previousSpace
              && column > BEST_WIDTH
              && at >= edge
              && next < written.length()
              && written.charAt(next) != ' ';
      if (folds) {
        indent(Math.max(indentation, 2));
      } else {
        print(Character.toString(point));
      }
      previousSpace = space;
      at = next;
    }
  }

  private void literal(String text, int indentation) {
    print("|");
    int first = text.codePointAt(0);
    if (first == ' ' || YamlScalar.isBreak(first)) {
      print("2");
    }
    if (!text.endsWith("\n")) {
      print("-");
    } else if (text.length() == 1 || text.charAt(text.length() - 2) == '\n') {
      print("+");
    }
    int own = Math.max(indentation, 2);
    for (String line : text.split("\n", -1)) {
      newline();
      if (!line.isEmpty()) {
        print(" ".repeat(own) + line);
      }
    }
    if (text.endsWith("\n")) {
      out.setLength(out.length() - 1);
      column = 1;
    }
  }

  private void doubleQuoted(String text, int indentation, boolean key) {
    print("\"");
    // yaml.v2 looks for a byte order mark only at the start, and then escapes everything.
    boolean marked = text.startsWith("\uFEFF");
    boolean previousSpace = false;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      boolean space = point == ' ';
      boolean folds =
          space && !key && !previousSpace && column > BEST_WIDTH && at > 0 && next < text.length();
      if (folds) {
        indent(Math.max(indentation, 2));
        print(text.charAt(next) == ' ' ? "\\" : "");
      } else {
        print(escaped(point, marked));
      }
      previousSpace = space;
      at = next;
    }
    print("\"");
  }

  private static String escaped(int point, boolean always) {
    return switch (point) {
      case 0 -> "\\0";
      case 0x07 -> "\\a";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case 0x0B -> "\\v";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      case 0x1B -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0xA0 -> always ? "\\_" : "\u00A0";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default -> {
        if (YamlScalar.isPrintable(point) && !always) {
          yield Character.toString(point);
        }
        yield point <= 0xFF
            ? "\\x%02X".formatted(point)
            : point <= 0xFFFF ? "\\u%04X".formatted(point) : "\\U%08X".formatted(point);
      }
    };
  }
}
