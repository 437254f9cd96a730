package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a template, a macro or a block has printed so far.
final class Output {
  private final StringBuilder text = new StringBuilder();

  /// The first value, as long as nothing follows it.
  private Optional<Value> only = Optional.empty();

  private boolean empty = true;
  private boolean muted;

  /// Whether nothing is printed at present: what stands outside the blocks of a template that
  /// extends another.
  boolean isMuted() {
    return muted;
  }

  void mute(boolean muted) {
    this.muted = muted;
  }

  /// Text of the template itself.
  void text(String part) {
    flush();
    Meter.make(part.length());
    empty = false;
    text.append(part);
  }

  /// The value of `{{ … }}`: None is nothing, ranges and views are lists, and what is undefined
  /// fails, however deep it stands.
  void print(Value value) {
    checkDefined(value);
    append(
        switch (value) {
          case Value.None _ -> Value.of("");
          case Value.View _, Value.Range _ -> new Value.List(Iteration.list(value));
          case Value _ -> value;
        });
  }

  /// A value as it is, such as what a macro or a recursive loop returns.
  void append(Value value) {
    if (empty) {
      only = Optional.of(value);
      empty = false;
    } else {
      flush();
      write(value);
    }
  }

  private void flush() {
    only.ifPresent(this::write);
    only = Optional.empty();
  }

  private void write(Value value) {
    String part = Representation.str(value);
    if (value instanceof Value.Str) {
      Meter.make(part.length());
    }
    text.append(part);
  }

  private static void checkDefined(Value value) {
    switch (value) {
      case Value.Undefined undefined when undefined.strict() -> Types.known(undefined);
      case Value.List list -> checkDefined(list.items());
      case Value.Tuple tuple -> checkDefined(tuple.items());
      case Value.Dict dict -> checkDefined(dict.entries().values());
      case Value _ -> {}
    }
  }

  private static void checkDefined(Iterable<Value> values) {
    Meter.enter();
    try {
      for (Value each : values) {
        Meter.step();
        checkDefined(each);
      }
    } finally {
      Meter.leave();
    }
  }

  /// What was printed.
  ///
  /// @param convert whether a text that looks like a list, a dict or a boolean becomes one, as in
  ///   everything but the module `template`
  Value result(boolean convert) {
    if (!convert) {
      return Value.of(plainText());
    }
    if (only.isPresent()) {
      switch (only.get()) {
        case Value.Str made when made.kind() == Value.Str.Kind.NATIVE -> {
          return made;
        }
        case Value.Omit omit -> {
          return omit;
        }
        case Value.Bool bool -> {
          return bool;
        }
        case Value.List _, Value.Dict _ -> {
          Optional<Value> copy = copy(only.get());
          if (copy.isPresent()) {
            return copy.get();
          }
        }
        case Value _ -> {}
      }
    }
    String printed = plainText();
    if (printed.startsWith("{")
        || printed.startsWith("[")
        || printed.equals("True")
        || printed.equals("False")) {
      return Literals.parse(printed).orElseGet(() -> Value.of(printed));
    }
    return Value.of(printed);
  }

  String plainText() {
    flush();
    return text.toString();
  }

  /// What reading the value's text back gives, without writing it; empty where that is not the
  /// value itself.
  private static Optional<Value> copy(Value value) {
    Meter.enter();
    try {
      return switch (value) {
        case Value.None _, Value.Bool _, Value.Int _, Value.Omit _ -> Optional.of(value);
        case Value.Float number when Double.isFinite(number.value()) -> Optional.of(value);
        case Value.Str text when text.kind() != Value.Str.Kind.MARKUP ->
            Optional.of(Value.of(text.text()));
        case Value.List list -> copy(list.items()).map(Value.List::new);
        case Value.Tuple tuple -> copy(tuple.items()).map(Value.Tuple::new);
        case Value.Dict dict -> {
          Map<Value, Value> entries = LinkedHashMap.newLinkedHashMap(dict.entries().size());
          for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            Optional<Value> key = copy(entry.getKey());
            Optional<Value> each = copy(entry.getValue());
            if (key.isEmpty() || each.isEmpty()) {
              yield Optional.empty();
            }
            entries.put(key.get(), each.get());
          }
          Meter.make(entries.size());
          yield Optional.of(new Value.Dict(entries));
        }
        case Value _ -> Optional.empty();
      };
    } finally {
      Meter.leave();
    }
  }

  private static Optional<List<Value>> copy(List<Value> items) {
    Meter.make(items.size());
    List<Value> copies = new ArrayList<>(items.size());
    for (Value item : items) {
      Optional<Value> copy = copy(item);
      if (copy.isEmpty()) {
        return Optional.empty();
      }
      copies.add(copy.get());
    }
    return Optional.of(copies);
  }
}
