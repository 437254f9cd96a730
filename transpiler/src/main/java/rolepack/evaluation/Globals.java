package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/// The functions that every template can call.
final class Globals {
  private static final Set<String> NAMES =
      Set.of(
          "range",
          "dict",
          "namespace",
          "cycler",
          "joiner",
          "lookup",
          "query",
          "q",
          "undef",
          "omit",
          "now",
          "lipsum");

  private Globals() {}

  static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  static Optional<Value> find(String name, World world) {
    return switch (name) {
      case "range" -> function(name, Globals::range);
      case "dict" -> function(name, Globals::dict);
      case "namespace" -> function(name, Namespace::of);
      case "cycler" -> function(name, Cycler::of);
      case "joiner" -> function(name, Globals::joiner);
      case "lookup" -> function(name, inputs -> Lookups.lookup(inputs, false, world));
      case "query", "q" -> function(name, inputs -> Lookups.lookup(inputs, true, world));
      case "undef" -> function(name, Globals::undefined);
      case "omit" -> Optional.of(new Value.Omit());
      case "now", "lipsum" ->
          function(
              name,
              _ -> {
                throw EvaluationException.unsupported(
                    "what %s() gives is not the same each time".formatted(name));
              });
      default -> Optional.empty();
    };
  }

  private static Optional<Value> function(String name, Value.Callable callable) {
    return Optional.of(new Value.Function(name, callable));
  }

  private static Value range(Inputs inputs) {
    Inputs.Bound bound = inputs.places("range", 1, 3);
    BigInteger first = index(bound.at(0));
    Optional<BigInteger> second = bound.get(1).map(Globals::index);
    BigInteger step = bound.get(2).map(Globals::index).orElse(BigInteger.ONE);
    if (step.signum() == 0) {
      throw EvaluationException.valueError("range() arg 3 must not be zero");
    }
    return new Value.Range(
        second.isPresent() ? first : BigInteger.ZERO, second.orElse(first), step);
  }

  private static BigInteger index(Value value) {
    if (value instanceof Value.Undefined) {
      throw EvaluationException.typeError(
          "'AnsibleUndefined' object cannot be interpreted as an integer");
    }
    return Numbers.integer(value);
  }

  static Value.Dict dict(Inputs inputs) {
    if (inputs.positional().size() > 1) {
      throw EvaluationException.typeError("dict expected at most 1 argument");
    }
    Value.Dict dict = new Value.Dict();
    inputs.positional().forEach(each -> DictMethods.putAll(dict.entries(), each));
    inputs.named().forEach(dict::put);
    return dict;
  }

  private static Value joiner(Inputs inputs) {
    Value separator = inputs.bind("joiner", "sep?").or(0, Value.of(", "));
    boolean[] used = {false};
    return new Value.Function(
        "joiner",
        none -> {
          none.places("joiner", 0, 0);
          Value result = used[0] ? separator : Value.of("");
          used[0] = true;
          return result;
        });
  }

  private static Value undefined(Inputs inputs) {
    Optional<Value> hint = inputs.bind("undef", "hint?").some(0);
    return new Value.Undefined(
        hint.filter(each -> each instanceof Value.Str text && !text.text().isEmpty())
            .map(Representation::str)
            .orElse("Mandatory variable has not been overridden"),
        true);
  }
}
