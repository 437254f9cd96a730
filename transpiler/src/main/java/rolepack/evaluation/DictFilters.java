package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Filters on dicts.
final class DictFilters {
  private DictFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "dictsort" -> Optional.of(DictFilters::sort);
      case "items" -> Optional.of(DictFilters::items);
      case "dict2items" -> Optional.of(DictFilters::toItems);
      case "items2dict" -> Optional.of(DictFilters::fromItems);
      case "combine" -> Optional.of(CombineFilter::combine);
      case "subelements" -> Optional.of(DictFilters::subelements);
      case "rekey_on_member" -> Optional.of(DictFilters::rekey);
      default -> Optional.empty();
    };
  }

  private static Value sort(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("dictsort", "case_sensitive?", "by?", "reverse?");
    boolean caseSensitive = bound.truth(0);
    int position =
        switch (Representation.str(bound.or(1, Value.of("key")))) {
          case "key" -> 0;
          case "value" -> 1;
          default ->
              throw new EvaluationException.Failed(
                  PythonError.TEMPLATE, "You can only sort by either \"key\" or \"value\"");
        };
    Types.known(operand);
    if (operand instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    if (!(operand instanceof Value.Dict dict)) {
      throw new EvaluationException.Failed(
          PythonError.ATTRIBUTE,
          "'%s' object has no attribute 'items'".formatted(Types.name(operand)));
    }
    List<Value> sorted =
        Ordering.sorted(
            SequenceFilters.pairs(dict.entries()),
            pair -> {
              Value key = ((Value.Tuple) pair).items().get(position);
              return caseSensitive ? key : Attributes.ignoreCase(key);
            },
            bound.truth(2));
    return new Value.List(new ArrayList<>(sorted));
  }

  private static Value items(Value operand, Inputs inputs) {
    inputs.bind("items");
    return switch (operand) {
      case Value.Undefined _ -> new Value.List();
      case Value.Dict dict -> new Value.List(SequenceFilters.pairs(dict.entries()));
      case Value other -> throw Types.wrong(other, "Can only get item pairs from a mapping.");
    };
  }

  private static Value toItems(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("dict2items", "key_name?", "value_name?");
    if (!(operand instanceof Value.Dict dict)) {
      throw wrongType("dict2items requires a dictionary", operand);
    }
    Value keyName = Equality.hashable(bound.or(0, Value.of("key")));
    Value valueName = Equality.hashable(bound.or(1, Value.of("value")));
    Meter.make(3L * dict.entries().size());
    Value.List list = new Value.List();
    dict.entries()
        .forEach(
            (key, value) -> {
              Map<Value, Value> item = new LinkedHashMap<>();
              item.put(keyName, key);
              item.put(valueName, value);
              list.items().add(new Value.Dict(item));
            });
    return list;
  }

  /// The error of a filter that is given the wrong type; what is undefined fails as such.
  static EvaluationException wrongType(String message, Value value) {
    return Types.wrongInput(value, "%s, got %s instead.".formatted(message, Types.name(value)));
  }

  private static Value fromItems(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("items2dict", "key_name?", "value_name?");
    Value keyName = bound.or(0, Value.of("key"));
    Value valueName = bound.or(1, Value.of("value"));
    if (!Types.isSequence(operand)) {
      throw wrongType("items2dict requires a list", operand);
    }
    Value.Dict dict = new Value.Dict();
    for (Value item : Iteration.list(operand)) {
      Types.known(item);
      Optional<Value> key = Access.item(item, keyName);
      Optional<Value> value = Access.item(item, valueName);
      if (key.isEmpty() || value.isEmpty()) {
        throw EvaluationException.filterError(
            "items2dict requires each dictionary in the list to contain the keys '%s' and '%s'"
                .formatted(Representation.str(keyName), Representation.str(valueName)));
      }
      dict.entries().put(Equality.hashable(key.get()), value.get());
    }
    return dict;
  }

  private static Value subelements(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("subelements", "subelements", "skip_missing?");
    List<Value> elements =
        switch (Types.known(operand)) {
          case Value.Dict dict -> List.copyOf(dict.entries().values());
          case Value.List list -> list.items();
          case Value other ->
              throw Types.wrongInput(other, "obj must be a list of dicts or a nested dict");
        };
    List<Value> path =
        switch (Types.known(bound.at(0))) {
          case Value.List list -> list.items();
          case Value.Str text -> {
            List<Value> parts = new ArrayList<>();
            for (String part : text.text().split("\\.", -1)) {
              parts.add(Value.of(part));
            }
            yield parts;
          }
          case Value other ->
              throw Types.wrongInput(other, "subelements must be a list or a string");
        };
    boolean skip = bound.truth(1);
    Value.List pairs = new Value.List();
    for (Value element : elements) {
      for (Value item : subelement(element, path, skip)) {
        Meter.make(2);
        pairs.items().add(new Value.Tuple(List.of(element, item)));
      }
    }
    return pairs;
  }

  private static List<Value> subelement(Value element, List<Value> path, boolean skip) {
    Value found = element;
    for (Value key : path) {
      if (found instanceof Value.Dict && Access.item(found, key).isEmpty()) {
        if (skip) {
          return List.of();
        }
        throw EvaluationException.filterError(
            "could not find %s key in iterated item".formatted(Representation.repr(key)));
      }
      Value holder = Types.known(found);
      found =
          Access.item(holder, key)
              .orElseThrow(
                  () ->
                      EvaluationException.filterError(
                          "the key %s should point to a dictionary"
                              .formatted(Representation.str(key))));
    }
    if (!(Types.known(found) instanceof Value.List list)) {
      throw EvaluationException.filterError("the key should point to a list");
    }
    return list.items();
  }

  private static Value rekey(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("rekey_on_member", "key", "duplicates?");
    String duplicates = bound.text(1, "duplicates", "error");
    if (!duplicates.equals("error") && !duplicates.equals("overwrite")) {
      throw EvaluationException.filterError(
          "duplicates parameter to rekey_on_member has unknown value: " + duplicates);
    }
    Types.known(bound.at(0));
    if (Types.known(operand) instanceof Value.Str || !Iteration.isIterable(operand)) {
      throw EvaluationException.filterError("Type is not a valid list, set, or dict");
    }
    List<Value> items =
        operand instanceof Value.Dict dict
            ? List.copyOf(dict.entries().values())
            : Iteration.list(operand);
    Value.Dict rekeyed = new Value.Dict();
    for (Value item : items) {
      if (!(Types.known(item) instanceof Value.Dict)) {
        throw EvaluationException.filterError("List item is not a valid dict");
      }
      Value key =
          Access.item(item, bound.at(0))
              .orElseThrow(
                  () ->
                      EvaluationException.filterError(
                          "Key %s was not found".formatted(Representation.str(bound.at(0)))));
      if (rekeyed.entries().put(Equality.hashable(key), item) != null
          && duplicates.equals("error")) {
        throw EvaluationException.filterError(
            "Key %s is not unique, cannot correctly turn into dict"
                .formatted(Representation.str(key)));
      }
    }
    return rekeyed;
  }
}
