package rolepack.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The methods of Python's dicts; those that only Python 2 has are there as well, since playbooks
/// were written for it.
final class DictMethods {
  private DictMethods() {}

  static Optional<Value> find(Value.Dict dict, String name) {
    return switch (name) {
      case "keys", "iterkeys", "viewkeys" -> view(dict, name, Value.View.Kind.KEYS);
      case "values", "itervalues", "viewvalues" -> view(dict, name, Value.View.Kind.VALUES);
      case "items", "iteritems", "viewitems" -> view(dict, name, Value.View.Kind.ITEMS);
      case "get" -> method(name, inputs -> get(dict, inputs));
      case "has_key" ->
          method(
              name, inputs -> Value.of(Equality.contains(dict, inputs.places(name, 1, 1).at(0))));
      case "copy" ->
          method(
              name,
              inputs -> {
                inputs.places(name, 0, 0);
                Value.Dict copy = new Value.Dict();
                copy.entries().putAll(dict.entries());
                return copy;
              });
      case "update" -> method(name, inputs -> update(dict, inputs));
      case "setdefault" -> method(name, inputs -> setDefault(dict, inputs));
      case "pop" -> method(name, inputs -> pop(dict, inputs));
      case "popitem" -> method(name, inputs -> popItem(dict, inputs));
      case "clear" ->
          method(
              name,
              inputs -> {
                inputs.places(name, 0, 0);
                dict.entries().clear();
                return Value.NONE;
              });
      case "fromkeys" -> throw EvaluationException.unsupported("the method fromkeys");
      default -> Optional.empty();
    };
  }

  private static Optional<Value> method(String name, Value.Callable callable) {
    return Optional.of(new Value.Function(name, callable));
  }

  private static Optional<Value> view(Value.Dict dict, String name, Value.View.Kind kind) {
    if (!name.equals("keys") && !name.equals("values") && !name.equals("items")) {
      if (dict.get(name).isPresent()) {
        return Optional.empty();
      }
    }
    return method(
        name,
        inputs -> {
          inputs.places(name, 0, 0);
          return new Value.View(dict, kind);
        });
  }

  private static Value get(Value.Dict dict, Inputs inputs) {
    Inputs.Bound bound = inputs.places("get", 1, 2);
    Value found = dict.entries().get(Equality.hashable(bound.at(0)));
    return found == null ? bound.or(1, Value.NONE) : found;
  }

  private static Value setDefault(Value.Dict dict, Inputs inputs) {
    Inputs.Bound bound = inputs.places("setdefault", 1, 2);
    Value key = Equality.hashable(bound.at(0));
    dict.entries().putIfAbsent(key, bound.or(1, Value.NONE));
    return dict.entries().get(key);
  }

  private static Value pop(Value.Dict dict, Inputs inputs) {
    Inputs.Bound bound = inputs.places("pop", 1, 2);
    Optional<Value> removed =
        Optional.ofNullable(dict.entries().remove(Equality.hashable(bound.at(0))));
    return removed
        .or(() -> bound.get(1))
        .orElseThrow(
            () ->
                new EvaluationException.Failed(PythonError.KEY, Representation.repr(bound.at(0))));
  }

  private static Value popItem(Value.Dict dict, Inputs inputs) {
    inputs.places("popitem", 0, 0);
    if (dict.entries().isEmpty()) {
      throw new EvaluationException.Failed(PythonError.KEY, "'popitem(): dictionary is empty'");
    }
    Value last = new ArrayList<>(dict.entries().keySet()).getLast();
    return new Value.Tuple(List.of(last, dict.entries().remove(last)));
  }

  private static Value update(Value.Dict dict, Inputs inputs) {
    if (inputs.positional().size() > 1) {
      throw EvaluationException.typeError("update expected at most 1 argument");
    }
    inputs.positional().forEach(each -> putAll(dict.entries(), each));
    inputs.named().forEach(dict::put);
    return Value.NONE;
  }

  /// Adds what `dict(x)` takes: a mapping, or pairs.
  static void putAll(Map<Value, Value> entries, Value source) {
    if (source instanceof Value.Dict other) {
      Meter.make(other.entries().size());
      entries.putAll(other.entries());
      return;
    }
    Iterator<Value> pairs = Iteration.of(source);
    while (pairs.hasNext()) {
      List<Value> pair =
          Iteration.list(
              pairs.next(),
              "cannot convert dictionary update sequence element #0 to a sequence (%s)");
      if (pair.size() != 2) {
        throw EvaluationException.valueError(
            "dictionary update sequence element has length %d; 2 is required"
                .formatted(pair.size()));
      }
      entries.put(Equality.hashable(pair.get(0)), pair.get(1));
    }
  }
}
