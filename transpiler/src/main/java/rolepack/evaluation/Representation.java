package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Python's `str(x)` and `repr(x)`.
final class Representation {
  private final StringBuilder out = new StringBuilder();
  private final List<Value> open = new ArrayList<>();
  private int charged;

  private Representation() {}

  static String str(Value value) {
    return switch (value) {
      case Value.Str text -> text.text();
      case Value.Timestamp time -> time.text();
      case Value.Undefined undefined when !undefined.strict() -> "";
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value.Instance instance -> instance.members().text();
      case Value _ -> repr(value);
    };
  }

  static String repr(Value value) {
    if (value instanceof Value.Int number) {
      return integer(number.value());
    }
    Representation representation = new Representation();
    representation.write(value);
    return representation.out.toString();
  }

  static String integer(BigInteger number) {
    if (number.bitLength() > Numbers.MAX_DIGITS * 3.3
        && number.abs().compareTo(BigInteger.TEN.pow(Numbers.MAX_DIGITS)) >= 0) {
      throw EvaluationException.valueError(
          "Exceeds the limit (%d digits) for integer string conversion"
              .formatted(Numbers.MAX_DIGITS));
    }
    return number.toString();
  }

  private void write(Value value) {
    switch (value) {
      case Value.None _ -> out.append("None");
      case Value.Bool bool -> out.append(bool.value() ? "True" : "False");
      case Value.Int number -> out.append(integer(number.value()));
      case Value.Float number -> out.append(FloatText.repr(number.value()));
      case Value.Str text when text.kind() == Value.Str.Kind.MARKUP -> {
        out.append("Markup(");
        quote(text.text());
        out.append(')');
      }
      case Value.Str text -> quote(text.text());
      case Value.List list -> items(list, "[", list.items(), "]", "[...]");
      case Value.Tuple tuple ->
          items(tuple, "(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")", "(...)");
      case Value.Dict dict -> entries(dict);
      case Value.Set set when set.elements().isEmpty() -> out.append("set()");
      case Value.Set set -> items(set, "{", Iteration.list(set), "}", "set(...)");
      case Value.Range range -> range(range);
      case Value.View view -> {
        out.append(Types.name(view)).append('(');
        items(view, "[", Iteration.list(view), "]", "...");
        out.append(')');
      }
      case Value.Undefined _ ->
          throw EvaluationException.unsupported("what Python shows of an undefined value");
      case Value.Unknown unknown -> throw EvaluationException.unsupported(unknown.why());
      case Value.Omit _ -> throw EvaluationException.unsupported("omit is used as a text");
      case Value.Timestamp time -> timestamp(time);
      case Value.Function function ->
          throw EvaluationException.unsupported(
              "what %s prints is not the same each time".formatted(function.description()));
      case Value.Instance instance ->
          throw EvaluationException.unsupported(
              "what %s prints is not known".formatted(instance.members().description()));
    }
    Meter.make(out.length() - charged);
    charged = out.length();
  }

  private void items(
      Value container, String start, Collection<Value> items, String end, String cycle) {
    within(
        container,
        cycle,
        () -> {
          out.append(start);
          String separator = "";
          for (Value item : items) {
            out.append(separator);
            write(item);
            separator = ", ";
          }
          out.append(end);
        });
  }

  private void entries(Value.Dict dict) {
    within(
        dict,
        "{...}",
        () -> {
          out.append('{');
          String separator = "";
          for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            out.append(separator);
            write(entry.getKey());
            out.append(": ");
            write(entry.getValue());
            separator = ", ";
          }
          out.append('}');
        });
  }

  /// Writes a container, or only that it is within itself.
  private void within(Value container, String cycle, Runnable write) {
    Meter.step();
    for (Value each : open) {
      if (each == container) {
        out.append(cycle);
        return;
      }
    }
    Meter.enter();
    open.add(container);
    try {
      write.run();
    } finally {
      open.removeLast();
      Meter.leave();
    }
  }

  private void range(Value.Range range) {
    out.append("range(").append(range.start()).append(", ").append(range.stop());
    if (!range.step().equals(BigInteger.ONE)) {
      out.append(", ").append(range.step());
    }
    out.append(')');
  }

  private void timestamp(Value.Timestamp time) {
    if (time.text().length() != 10) {
      throw EvaluationException.unsupported("the text of a time in a list");
    }
    String[] parts = time.text().split("-");
    out.append("datetime.date(")
        .append(Integer.parseInt(parts[0]))
        .append(", ")
        .append(Integer.parseInt(parts[1]))
        .append(", ")
        .append(Integer.parseInt(parts[2]))
        .append(')');
  }

  private void quote(String text) {
    out.append(quoted(text));
  }

  /// Python's `repr` of a text.
  static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c == quote) {
            quoted.append('\\').append(quote);
          } else if (CodePoints.isPrintable(c)) {
            quoted.appendCodePoint(c);
          } else if (c < 0x100) {
            quoted.append("\\x%02x".formatted(c));
          } else if (c < 0x10000) {
            quoted.append("\\u%04x".formatted(c));
          } else {
            quoted.append("\\U%08x".formatted(c));
          }
        }
      }
    }
    return quoted.append(quote).toString();
  }
}
