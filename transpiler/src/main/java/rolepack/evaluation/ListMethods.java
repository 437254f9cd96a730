package rolepack.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The methods of Python's lists and tuples.
final class ListMethods {
  private ListMethods() {}

  static Optional<Value> find(Value.Tuple tuple, String name) {
    return find(tuple.items(), name);
  }

  private static Optional<Value> find(List<Value> items, String name) {
    return switch (name) {
      case "index" -> method(name, inputs -> index(items, inputs));
      case "count" ->
          method(
              name,
              inputs -> {
                Value wanted = inputs.places(name, 1, 1).at(0);
                return Value.of(items.stream().filter(each -> Equality.same(each, wanted)).count());
              });
      default -> Optional.empty();
    };
  }

  static Optional<Value> find(Value.List list, String name) {
    List<Value> items = list.items();
    return switch (name) {
      case "append" ->
          method(
              name,
              inputs -> {
                Meter.make(1);
                items.add(inputs.places(name, 1, 1).at(0));
                return Value.NONE;
              });
      case "extend" ->
          method(
              name,
              inputs -> {
                items.addAll(Iteration.list(inputs.places(name, 1, 1).at(0)));
                return Value.NONE;
              });
      case "insert" ->
          method(
              name,
              inputs -> {
                Inputs.Bound bound = inputs.places(name, 2, 2);
                items.add(position(bound.at(0), items.size()), bound.at(1));
                return Value.NONE;
              });
      case "remove" -> method(name, inputs -> remove(items, inputs));
      case "pop" -> method(name, inputs -> pop(items, inputs));
      case "clear" ->
          method(
              name,
              inputs -> {
                inputs.places(name, 0, 0);
                items.clear();
                return Value.NONE;
              });
      case "reverse" ->
          method(
              name,
              inputs -> {
                inputs.places(name, 0, 0);
                Collections.reverse(items);
                return Value.NONE;
              });
      case "sort" -> method(name, inputs -> sort(items, inputs));
      case "copy" ->
          method(
              name,
              inputs -> {
                inputs.places(name, 0, 0);
                return new Value.List(new ArrayList<>(items));
              });
      default -> find(items, name);
    };
  }

  private static Optional<Value> method(String name, Value.Callable callable) {
    return Optional.of(new Value.Function(name, callable));
  }

  private static int position(Value index, int size) {
    int counted = Numbers.small(index);
    return Math.max(0, Math.min(size, counted < 0 ? counted + size : counted));
  }

  private static Value index(List<Value> items, Inputs inputs) {
    Inputs.Bound bound = inputs.places("index", 1, 3);
    int start = bound.get(1).map(each -> position(each, items.size())).orElse(0);
    int stop = bound.get(2).map(each -> position(each, items.size())).orElse(items.size());
    for (int i = start; i < stop; i++) {
      if (Equality.same(items.get(i), bound.at(0))) {
        return Value.of(i);
      }
    }
    throw EvaluationException.valueError("the value is not in the list");
  }

  private static Value remove(List<Value> items, Inputs inputs) {
    Value wanted = inputs.places("remove", 1, 1).at(0);
    for (int i = 0; i < items.size(); i++) {
      if (Equality.same(items.get(i), wanted)) {
        items.remove(i);
        return Value.NONE;
      }
    }
    throw EvaluationException.valueError("list.remove(x): x not in list");
  }

  private static Value pop(List<Value> items, Inputs inputs) {
    int index = inputs.places("pop", 0, 1).small(0, -1);
    int counted = index < 0 ? index + items.size() : index;
    if (counted < 0 || counted >= items.size()) {
      throw new EvaluationException.Failed(
          PythonError.INDEX, items.isEmpty() ? "pop from empty list" : "pop index out of range");
    }
    return items.remove(counted);
  }

  private static Value sort(List<Value> items, Inputs inputs) {
    if (inputs.named().containsKey("key")) {
      throw EvaluationException.unsupported("the key of the method sort");
    }
    Inputs.Bound bound = new Inputs(List.of(), inputs.named()).bind("sort", "reverse?");
    if (!inputs.positional().isEmpty()) {
      throw EvaluationException.typeError("sort() takes no positional arguments");
    }
    List<Value> sorted = Ordering.sorted(items, each -> each, bound.truth(0));
    items.clear();
    items.addAll(sorted);
    return Value.NONE;
  }
}
