package rolepack.evaluation;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// `a.b` and `a['b']`, as Jinja2 looks them up: one tries the attribute first, the other the item.
final class Access {
  private Access() {}

  /// `value.name`.
  static Value dot(Value value, String name) {
    if (value instanceof Value.Undefined undefined) {
      return chained(undefined);
    }
    return attribute(value, name)
        .or(() -> item(value, Value.of(name)))
        .orElseGet(() -> missing(value, Value.of(name)));
  }

  /// `value[key]`.
  static Value subscript(Value value, Value key) {
    if (value instanceof Value.Undefined undefined) {
      return chained(undefined);
    }
    Optional<Value> found = item(value, key);
    if (found.isEmpty() && key instanceof Value.Str name) {
      found = attribute(value, name.text());
    }
    return found.orElseGet(() -> missing(value, key));
  }

  private static Value chained(Value.Undefined undefined) {
    if (undefined.strict()) {
      return undefined;
    }
    throw new EvaluationException.Undefined(undefined.message());
  }

  static Value.Undefined missing(Value value, Value key) {
    String holder = Types.description(value);
    return new Value.Undefined(
        key instanceof Value.Str name
            ? "%s has no attribute %s"
                .formatted(Representation.quoted(holder), Representation.quoted(name.text()))
            : "%s has no element %s".formatted(holder, describe(key)),
        true);
  }

  private static String describe(Value key) {
    try {
      return Representation.repr(key);
    } catch (EvaluationException _) {
      return Types.name(key);
    }
  }

  /// `value[key]` in Python itself, which fails where there is none.
  static Value strictItem(Value value, Value key) {
    return item(value, key)
        .orElseThrow(
            () ->
                new EvaluationException.Failed(
                    value instanceof Value.Dict ? PythonError.KEY : PythonError.INDEX,
                    describe(key)));
  }

  /// `value[key]` in Python; empty where that is a KeyError, an IndexError or a TypeError.
  static Optional<Value> item(Value value, Value key) {
    return switch (value) {
      case Value.Dict dict -> {
        if (key instanceof Value.Undefined || key instanceof Value.Unknown) {
          Types.known(key);
        }
        yield Equality.isHashable(key)
            ? Optional.ofNullable(dict.entries().get(key))
            : Optional.empty();
      }
      case Value.List list -> item(list.items(), key);
      case Value.Tuple tuple -> item(tuple.items(), key);
      case Value.Str text -> character(text, key);
      case Value.Range range when Numbers.isInteger(key) -> number(range, Numbers.integer(key));
      case Value.Unknown unknown -> throw EvaluationException.unsupported(unknown.why());
      case Value.Omit _ -> throw EvaluationException.unsupported("an item of omit");
      case Value.Instance instance when key instanceof Value.Str name ->
          instance.members().item(name.text());
      case Value _ -> {
        if (key instanceof Value.Unknown unknown) {
          throw EvaluationException.unsupported(unknown.why());
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<Value> item(List<Value> items, Value key) {
    if (!Numbers.isInteger(knownKey(key))) {
      return Optional.empty();
    }
    int index = index(Numbers.integer(key), items.size());
    return index < 0 ? Optional.empty() : Optional.of(items.get(index));
  }

  private static Optional<Value> character(Value.Str text, Value key) {
    if (!Numbers.isInteger(knownKey(key))) {
      return Optional.empty();
    }
    int index = index(Numbers.integer(key), CodePoints.length(text.text()));
    return index < 0
        ? Optional.empty()
        : Optional.of(
            new Value.Str(
                CodePoints.slice(text.text(), index, index + 1), Markup.kept(text.kind())));
  }

  private static Optional<Value> number(Value.Range range, BigInteger index) {
    BigInteger length = Iteration.length(range);
    BigInteger counted = index.signum() < 0 ? index.add(length) : index;
    return counted.signum() < 0 || counted.compareTo(length) >= 0
        ? Optional.empty()
        : Optional.of(new Value.Int(range.start().add(counted.multiply(range.step()))));
  }

  private static Value knownKey(Value key) {
    if (key instanceof Value.Unknown unknown) {
      throw EvaluationException.unsupported(unknown.why());
    }
    return key;
  }

  /// An index counted from the end where it is negative; -1 where it is out of range.
  private static int index(BigInteger index, int length) {
    if (index.bitLength() > 31) {
      return -1;
    }
    long counted = index.signum() < 0 ? index.longValue() + length : index.longValue();
    return counted < 0 || counted >= length ? -1 : (int) counted;
  }

  /// Python's `getattr(value, name)`; empty where there is no such attribute.
  static Optional<Value> attribute(Value value, String name) {
    if (name.startsWith("__")
        && !(value instanceof Value.Dict dict && dict.get(name).isPresent())) {
      throw EvaluationException.unsupported("the attribute " + name);
    }
    return switch (value) {
      case Value.Str text -> TextMethods.find(text, name);
      case Value.Dict dict -> DictMethods.find(dict, name);
      case Value.List list -> ListMethods.find(list, name);
      case Value.Tuple tuple when tuple.names().contains(name) ->
          Optional.of(tuple.items().get(tuple.names().indexOf(name)));
      case Value.Tuple tuple -> ListMethods.find(tuple, name);
      case Value.Int _, Value.Bool _ ->
          switch (name) {
            case "real", "numerator" -> Optional.of(new Value.Int(Numbers.integer(value)));
            case "imag" -> Optional.of(Value.of(0));
            case "denominator" -> Optional.of(Value.of(1));
            case "bit_length",
                "conjugate",
                "to_bytes",
                "from_bytes",
                "as_integer_ratio",
                "bit_count" ->
                throw EvaluationException.unsupported("the attribute " + name + " of a number");
            default -> Optional.empty();
          };
      case Value.Float real ->
          switch (name) {
            case "real" -> Optional.of(real);
            case "imag" -> Optional.of(new Value.Float(0));
            case "is_integer" ->
                Optional.of(
                    function(
                        name,
                        inputs -> {
                          inputs.places(name, 0, 0);
                          return Value.of(
                              Double.isFinite(real.value())
                                  && real.value() == Math.rint(real.value()));
                        }));
            case "conjugate", "hex", "fromhex", "as_integer_ratio" ->
                throw EvaluationException.unsupported("the attribute " + name + " of a number");
            default -> Optional.empty();
          };
      case Value.Range range ->
          switch (name) {
            case "start" -> Optional.of(new Value.Int(range.start()));
            case "stop" -> Optional.of(new Value.Int(range.stop()));
            case "step" -> Optional.of(new Value.Int(range.step()));
            case "index", "count" -> throw EvaluationException.unsupported(name + " of a range");
            default -> Optional.empty();
          };
      case Value.Instance instance -> instance.members().attribute(name);
      case Value.Unknown unknown -> throw EvaluationException.unsupported(unknown.why());
      case Value.Omit _, Value.Timestamp _, Value.View _, Value.Set _, Value.Function _ ->
          throw EvaluationException.unsupported(
              "the attribute %s of %s".formatted(name, Types.name(value)));
      case Value.Undefined undefined -> Optional.of(chained(undefined));
      case Value.None _ -> Optional.empty();
    };
  }

  static Value function(String name, Value.Callable callable) {
    return new Value.Function(name, callable);
  }
}
