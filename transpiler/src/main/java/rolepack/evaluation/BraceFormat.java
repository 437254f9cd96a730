package rolepack.evaluation;

import java.math.BigInteger;

/// Python's `format.format(…)`: `{}`, `{0}`, `{name.attribute[key]!r:>10}`.
final class BraceFormat {
  private final Inputs inputs;
  private int automatic;

  private BraceFormat(Inputs inputs) {
    this.inputs = inputs;
  }

  static String format(String format, Inputs inputs) {
    return new BraceFormat(inputs).run(format, 2);
  }

  private String run(String format, int depth) {
    if (depth < 0) {
      throw EvaluationException.valueError("Max string recursion exceeded");
    }
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < format.length(); ) {
      char c = format.charAt(at);
      boolean twice = at + 1 < format.length() && format.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        out.append(c);
        at += 2;
      } else if (c == '}') {
        throw EvaluationException.valueError("Single '}' encountered in format string");
      } else if (c == '{') {
        int end = end(format, at + 1);
        out.append(field(format.substring(at + 1, end), depth));
        at = end + 1;
      } else {
        out.append(c);
        at++;
      }
      Meter.step();
    }
    Meter.make(out.length());
    return out.toString();
  }

  private static int end(String format, int start) {
    int depth = 1;
    boolean bracket = false;
    for (int at = start; at < format.length(); at++) {
      switch (format.charAt(at)) {
        case '[' -> bracket = true;
        case ']' -> bracket = false;
        case '{' -> depth += bracket ? 0 : 1;
        case '}' -> depth -= bracket ? 0 : 1;
        default -> {}
      }
      if (depth == 0) {
        return at;
      }
    }
    throw EvaluationException.valueError(
        start == format.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private String field(String field, int depth) {
    int nameEnd = 0;
    boolean bracket = false;
    while (nameEnd < field.length()) {
      char c = field.charAt(nameEnd);
      if (!bracket && (c == '!' || c == ':')) {
        break;
      }
      bracket = c == '[' || bracket && c != ']';
      nameEnd++;
    }
    Value value = value(field.substring(0, nameEnd));
    int at = nameEnd;
    if (at < field.length() && field.charAt(at) == '!') {
      if (at + 1 >= field.length() || at + 2 < field.length() && field.charAt(at + 2) != ':') {
        throw EvaluationException.valueError("expected ':' after conversion specifier");
      }
      value = converted(value, field.charAt(at + 1));
      at += 2;
    }
    String spec = at < field.length() ? run(field.substring(at + 1), depth - 1) : "";
    return format(value, spec);
  }

  private static Value converted(Value value, char conversion) {
    return switch (conversion) {
      case 's' -> Value.of(Representation.str(Types.known(value)));
      case 'r' -> Value.of(Representation.repr(value));
      case 'a' -> throw EvaluationException.unsupported("the conversion !a");
      default ->
          throw EvaluationException.valueError("Unknown conversion specifier '" + conversion + "'");
    };
  }

  private Value value(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Value value = argument(name.substring(0, end));
    while (end < name.length()) {
      boolean bracket = name.charAt(end) == '[';
      int start = ++end;
      while (end < name.length()
          && (bracket ? name.charAt(end) != ']' : ".[".indexOf(name.charAt(end)) < 0)) {
        end++;
      }
      String key = name.substring(start, end);
      if (bracket) {
        end++;
        value = Access.strictItem(value, key(key));
      } else {
        String attribute = key;
        Value holder = value;
        value =
            Access.attribute(value, attribute)
                .orElseThrow(
                    () ->
                        new EvaluationException.Failed(
                            PythonError.ATTRIBUTE,
                            "'%s' object has no attribute '%s'"
                                .formatted(Types.name(holder), attribute)));
      }
    }
    return value;
  }

  private static Value key(String key) {
    return isIndex(key) ? new Value.Int(new BigInteger(key)) : Value.of(key);
  }

  private static boolean isIndex(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Value argument(String name) {
    if (name.isEmpty() || isIndex(name)) {
      if (name.isEmpty() ? automatic < 0 : automatic > 0) {
        throw EvaluationException.valueError(
            "cannot switch between automatic and manual field numbering");
      }
      int index = name.isEmpty() ? automatic++ : Integer.parseInt(name);
      if (!name.isEmpty()) {
        automatic = -1;
      }
      if (index >= inputs.positional().size()) {
        throw new EvaluationException.Failed(
            PythonError.INDEX,
            "Replacement index %d out of range for positional args tuple".formatted(index));
      }
      return inputs.positional().get(index);
    }
    Value named = inputs.named().get(name);
    if (named == null) {
      throw new EvaluationException.Failed(PythonError.KEY, Representation.quoted(name));
    }
    return named;
  }

  /// Python's `format(value, spec)`.
  static String format(Value value, String spec) {
    Types.known(value);
    if (spec.isEmpty()) {
      return Representation.str(value);
    }
    return switch (value) {
      case Value.Str text -> BraceSpec.parse(spec).text(text.text());
      case Value.Int number -> BraceSpec.parse(spec).integer(number.value());
      case Value.Bool bool -> BraceSpec.parse(spec).integer(bool.number());
      case Value.Float number -> BraceSpec.parse(spec).real(number.value());
      case Value.Omit _, Value.Timestamp _, Value.Instance _ ->
          throw EvaluationException.unsupported("a format of " + Types.name(value));
      case Value other ->
          throw Types.wrong(
              other,
              "unsupported format string passed to %s.__format__".formatted(Types.name(value)));
    };
  }
}
