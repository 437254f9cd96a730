package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// Python's `format % values`.
final class PercentFormat {
  private final String format;
  private final Value values;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int next;
  private boolean used;

  private PercentFormat(String format, Value values) {
    this.format = format;
    this.values = values;
  }

  static Value format(Value.Str format, Value values) {
    Markup.refuse(format, "a format");
    return Value.of(new PercentFormat(format.text(), values).run());
  }

  private String run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        out.append(format, at, format.length());
        break;
      }
      out.append(format, at, percent);
      at = percent + 1;
      directive();
      Meter.make(out.length() > 10_000 ? out.length() : 0);
    }
    boolean left =
        values instanceof Value.Tuple tuple ? next < tuple.items().size() : !used && !isMapping();
    if (left) {
      throw EvaluationException.typeError("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  /// Whether Python takes the values for a mapping, of which nothing has to be used.
  private boolean isMapping() {
    return values instanceof Value.Dict
        || values instanceof Value.List
        || values instanceof Value.Range
        || values instanceof Value.Undefined;
  }

  private Value argument() {
    if (values instanceof Value.Tuple tuple) {
      if (next >= tuple.items().size()) {
        throw EvaluationException.typeError("not enough arguments for format string");
      }
      return tuple.items().get(next++);
    }
    if (used) {
      throw EvaluationException.typeError("not enough arguments for format string");
    }
    used = true;
    return values;
  }

  private char peek() {
    if (at >= format.length()) {
      throw EvaluationException.valueError("incomplete format");
    }
    return format.charAt(at);
  }

  private void directive() {
    Optional<Value> named = peek() == '(' ? Optional.of(named()) : Optional.empty();
    boolean left = false;
    boolean zero = false;
    String sign = "";
    boolean alternate = false;
    for (; "-+ #0".indexOf(peek()) >= 0; at++) {
      switch (peek()) {
        case '-' -> left = true;
        case '0' -> zero = true;
        case '#' -> alternate = true;
        case '+' -> sign = "+";
        default -> sign = sign.isEmpty() ? " " : sign;
      }
    }
    int width = number(0);
    if (width < 0) {
      left = true;
      width = -width;
    }
    int precision = -1;
    if (peek() == '.') {
      at++;
      precision = Math.max(0, number(0));
    }
    while ("hlL".indexOf(peek()) >= 0) {
      at++;
    }
    char type = peek();
    at++;
    if (type == '%') {
      out.append('%');
      return;
    }
    Meter.make((long) width + Math.max(0, precision));
    convert(
        named.orElseGet(this::argument),
        type,
        new FormatSpec(left, zero, sign, alternate, width, precision));
  }

  private Value named() {
    int depth = 1;
    int start = ++at;
    for (; depth > 0; at++) {
      switch (peek()) {
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
    }
    if (!isMapping()) {
      throw EvaluationException.typeError("format requires a mapping");
    }
    used = true;
    String key = format.substring(start, at - 1);
    if (values instanceof Value.Dict dict) {
      return dict.get(key)
          .orElseThrow(
              () -> new EvaluationException.Failed(PythonError.KEY, Representation.quoted(key)));
    }
    Types.known(values);
    throw EvaluationException.typeError(
        Types.name(values) + " indices must be integers or slices, not str");
  }

  private int number(int otherwise) {
    if (peek() == '*') {
      at++;
      Value value = argument();
      if (!(value instanceof Value.Int)) {
        throw EvaluationException.typeError("* wants int");
      }
      return Numbers.small(value);
    }
    int start = at;
    while (Character.digit(peek(), 10) >= 0) {
      at++;
    }
    if (start == at) {
      return otherwise;
    }
    if (at - start > 9) {
      throw EvaluationException.valueError("width too big");
    }
    return Integer.parseInt(format.substring(start, at));
  }

  private void convert(Value value, char type, FormatSpec spec) {
    switch (type) {
      case 's' -> out.append(spec.text(Representation.str(Types.known(value))));
      case 'r' -> out.append(spec.text(Representation.repr(value)));
      case 'a' -> throw EvaluationException.unsupported("%a");
      case 'c' -> out.append(spec.text(character(value)));
      case 'd', 'i', 'u' -> out.append(spec.number(decimal(value), ""));
      case 'o' -> out.append(spec.integer(whole(value, type), 8, "0o"));
      case 'x' -> out.append(spec.integer(whole(value, type), 16, "0x"));
      case 'X' -> out.append(spec.integer(whole(value, type), 16, "0X").toUpperCase(Locale.ROOT));
      case 'e', 'E', 'f', 'F', 'g', 'G' -> out.append(spec.real(real(value), type));
      default ->
          throw EvaluationException.valueError(
              "unsupported format character '%s' (0x%x)".formatted(type, (int) type));
    }
  }

  private static String character(Value value) {
    if (value instanceof Value.Str text && CodePoints.length(text.text()) == 1) {
      return text.text();
    }
    if (Numbers.isInteger(value)) {
      int point = Numbers.small(value);
      if (Character.isValidCodePoint(point)) {
        return Character.toString(point);
      }
      throw new EvaluationException.Failed(PythonError.OVERFLOW, "%c arg not in range(0x110000)");
    }
    throw EvaluationException.typeError("%c requires int or char");
  }

  private static BigInteger decimal(Value value) {
    return switch (Types.known(value)) {
      case Value.Float real -> Numbers.truncate(real.value());
      case Value.Int _, Value.Bool _ -> Numbers.integer(value);
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value other ->
          throw Types.wrong(
              other, "%d format: a real number is required, not " + Types.name(value));
    };
  }

  private static BigInteger whole(Value value, char type) {
    if (Numbers.isInteger(Types.known(value))) {
      return Numbers.integer(value);
    }
    throw EvaluationException.typeError(
        "%%%s format: an integer is required, not %s".formatted(type, Types.name(value)));
  }

  /// `%f` takes what Python's `float` takes of numbers; a text is a TypeError.
  private static double real(Value value) {
    if (value instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    return Numbers.real(value);
  }
}
