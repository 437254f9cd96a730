package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of one call: `f(a, b, name=c)`.
public record Inputs(List<Value> positional, Map<String, Value> named) {
  public static final Inputs NONE = new Inputs(List.of(), Map.of());

  public Inputs {
    positional = List.copyOf(positional);
  }

  static Inputs of(Value... positional) {
    return new Inputs(List.of(positional), Map.of());
  }

  /// The same without the first positional argument.
  Inputs rest() {
    return new Inputs(positional.subList(1, positional.size()), named);
  }

  /// The same without one named argument.
  Inputs without(String name) {
    Map<String, Value> others = new LinkedHashMap<>(named);
    others.remove(name);
    return new Inputs(positional, others);
  }

  /// The same with a value before the positional ones.
  Inputs prepend(Value first) {
    List<Value> all = new ArrayList<>(positional.size() + 1);
    all.add(first);
    all.addAll(positional);
    return new Inputs(all, named);
  }

  /// Fits the arguments to parameters, by place and by name.
  ///
  /// @param parameters in order; a name that ends with `?` may be left out
  Bound bind(String function, String... parameters) {
    if (positional.size() > parameters.length) {
      throw EvaluationException.typeError(
          "%s() takes %d positional arguments but %d were given"
              .formatted(function, parameters.length, positional.size()));
    }
    List<Optional<Value>> values = new ArrayList<>(parameters.length);
    int used = 0;
    for (int i = 0; i < parameters.length; i++) {
      boolean optional = parameters[i].endsWith("?");
      String name =
          optional ? parameters[i].substring(0, parameters[i].length() - 1) : parameters[i];
      Optional<Value> byName = Optional.ofNullable(named.get(name));
      if (byName.isPresent()) {
        used++;
      }
      if (i < positional.size()) {
        if (byName.isPresent()) {
          throw EvaluationException.typeError(
              "%s() got multiple values for argument '%s'".formatted(function, name));
        }
        values.add(Optional.of(positional.get(i)));
      } else if (byName.isEmpty() && !optional) {
        throw EvaluationException.typeError(
            "%s() missing a required argument: '%s'".formatted(function, name));
      } else {
        values.add(byName);
      }
    }
    if (used < named.size()) {
      throw EvaluationException.typeError(
          "%s() got an unexpected keyword argument".formatted(function));
    }
    return new Bound(values);
  }

  /// Fits the arguments of a function that takes them by place only.
  Bound places(String function, int least, int most) {
    if (!named.isEmpty()) {
      throw EvaluationException.typeError(function + "() takes no keyword arguments");
    }
    if (positional.size() < least || positional.size() > most) {
      throw EvaluationException.typeError(
          "%s expected %s, got %d"
              .formatted(
                  function,
                  least == most ? least + " arguments" : least + " to " + most + " arguments",
                  positional.size()));
    }
    List<Optional<Value>> values = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      values.add(i < positional.size() ? Optional.of(positional.get(i)) : Optional.empty());
    }
    return new Bound(values);
  }

  /// Arguments in the order of the parameters; empty where the default is to be taken.
  record Bound(List<Optional<Value>> values) {
    Optional<Value> get(int index) {
      return values.get(index);
    }

    /// An argument that cannot be left out.
    Value at(int index) {
      return values.get(index).orElseThrow();
    }

    Value or(int index, Value otherwise) {
      return values.get(index).orElse(otherwise);
    }

    /// An argument that was given and is not `None`.
    Optional<Value> some(int index) {
      return values.get(index).filter(each -> !(each instanceof Value.None));
    }

    boolean truth(int index) {
      return values.get(index).map(Truth::of).orElse(false);
    }

    int small(int index, int otherwise) {
      return values.get(index).map(Numbers::small).orElse(otherwise);
    }

    /// An argument that has to be a text.
    String text(int index, String what) {
      return Bound.text(at(index), what);
    }

    String text(int index, String what, String otherwise) {
      return values.get(index).map(each -> Bound.text(each, what)).orElse(otherwise);
    }

    static String text(Value value, String what) {
      if (Types.known(value) instanceof Value.Str text) {
        return text.text();
      }
      if (value instanceof Value.Omit) {
        throw EvaluationException.unsupported(what + " is omit");
      }
      throw EvaluationException.typeError(
          "%s must be str, not %s".formatted(what, Types.name(value)));
    }
  }
}
