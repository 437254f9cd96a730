package rolepack.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `map`, `select`, `reject` and their like: filters that apply filters and tests.
final class SelectionFilters {
  private SelectionFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "map" -> Optional.of(SelectionFilters::map);
      case "select" -> Optional.of((value, in) -> select(value, in, false, true));
      case "reject" -> Optional.of((value, in) -> select(value, in, false, false));
      case "selectattr" -> Optional.of((value, in) -> select(value, in, true, true));
      case "rejectattr" -> Optional.of((value, in) -> select(value, in, true, false));
      case "attr" -> Optional.of(SelectionFilters::attribute);
      case "extract" -> Optional.of(SelectionFilters::extract);
      default -> Optional.empty();
    };
  }

  private static EvaluationException wrong(String message) {
    return new EvaluationException.Failed(PythonError.TEMPLATE, message);
  }

  private static Value map(Value operand, Inputs inputs) {
    List<Value> mapped = new ArrayList<>();
    if (!Truth.of(operand)) {
      return new Value.List(mapped);
    }
    Iterator<Value> items = Iteration.of(operand);
    if (inputs.positional().isEmpty() && inputs.named().containsKey("attribute")) {
      Inputs.Bound bound = inputs.bind("map", "attribute", "default?");
      List<Value> path = Attributes.parts(bound.get(0));
      while (items.hasNext()) {
        Meter.make(1);
        mapped.add(Attributes.get(items.next(), path, bound.some(1)));
      }
      return new Value.List(mapped);
    }
    if (inputs.positional().isEmpty()) {
      throw wrong("map requires a filter argument");
    }
    String name = name(inputs.positional().getFirst());
    Inputs rest = inputs.rest();
    while (items.hasNext()) {
      Meter.make(1);
      mapped.add(Filters.apply(name, items.next(), rest));
    }
    return new Value.List(mapped);
  }

  private static String name(Value value) {
    if (value instanceof Value.Str name) {
      return name.text();
    }
    Types.known(value);
    throw wrong("the name of a filter or a test must be a text, not " + Types.name(value));
  }

  private static Value select(Value operand, Inputs inputs, boolean byAttribute, boolean wanted) {
    List<Value> selected = new ArrayList<>();
    if (!Truth.of(operand)) {
      return new Value.List(selected);
    }
    List<Value> path = List.of();
    Inputs rest = inputs;
    if (byAttribute) {
      if (inputs.positional().isEmpty()) {
        throw wrong("Missing parameter for attribute name");
      }
      path = Attributes.parts(Optional.of(inputs.positional().getFirst()));
      rest = inputs.rest();
    }
    Predicate<Value> test = test(rest);
    Iterator<Value> items = Iteration.of(operand);
    while (items.hasNext()) {
      Value item = items.next();
      if (test.test(Attributes.get(item, path)) == wanted) {
        Meter.make(1);
        selected.add(item);
      }
    }
    return new Value.List(selected);
  }

  private static Predicate<Value> test(Inputs inputs) {
    if (inputs.positional().isEmpty()) {
      return Truth::of;
    }
    String name = name(inputs.positional().getFirst());
    Inputs rest = inputs.rest();
    return item -> Truth.of(Tests.apply(name, item, rest));
  }

  private static Value attribute(Value operand, Inputs inputs) {
    String name = inputs.bind("attr", "name").text(0, "attribute name");
    return operand instanceof Value.Undefined
        ? Access.dot(operand, name)
        : Access.attribute(operand, name).orElseGet(() -> Access.missing(operand, Value.of(name)));
  }

  private static Value extract(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("extract", "container", "morekeys?");
    Value found = Access.subscript(bound.at(0), operand);
    Optional<Value> more = bound.some(1);
    if (more.isPresent()) {
      List<Value> keys = more.get() instanceof Value.List list ? list.items() : List.of(more.get());
      for (Value key : keys) {
        found = Access.subscript(found, key);
      }
    }
    return found;
  }
}
