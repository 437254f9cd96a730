package rolepack.evaluation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Filters of the collection community.general that only compute.
final class CollectionFilters {
  private CollectionFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "counter" -> Optional.of(CollectionFilters::count);
      case "dict" -> Optional.of(CollectionFilters::dict);
      case "dict_kv" -> Optional.of(CollectionFilters::pair);
      case "groupby_as_dict" -> Optional.of(CollectionFilters::group);
      case "unicode_normalize" -> Optional.of(CollectionFilters::normalize);
      case "version_sort" -> Optional.of(CollectionFilters::sort);
      default -> Optional.empty();
    };
  }

  private static List<Value> sequence(Value value, String what) {
    if (Types.known(value) instanceof Value.Str
        || value instanceof Value.List
        || value instanceof Value.Tuple
        || value instanceof Value.Range) {
      return Iteration.list(value);
    }
    throw Types.wrongInput(value, what + " must be a sequence, not " + Types.name(value));
  }

  private static Value count(Value operand, Inputs inputs) {
    inputs.bind("counter");
    Value.Dict counts = new Value.Dict();
    for (Value each : sequence(operand, "the argument of counter")) {
      counts.entries().merge(Equality.hashable(each), Value.of(1), CollectionFilters::added);
    }
    return counts;
  }

  private static Value added(Value left, Value right) {
    return new Value.Int(Numbers.integer(left).add(Numbers.integer(right)));
  }

  private static Value dict(Value operand, Inputs inputs) {
    inputs.bind("dict");
    return Globals.dict(Inputs.of(Types.known(operand)));
  }

  private static Value pair(Value operand, Inputs inputs) {
    Value.Dict dict = new Value.Dict();
    dict.entries().put(Equality.hashable(inputs.bind("dict_kv", "key").at(0)), operand);
    return dict;
  }

  private static Value group(Value operand, Inputs inputs) {
    Value attribute = inputs.bind("groupby_as_dict", "attribute").at(0);
    Value.Dict groups = new Value.Dict();
    for (Value each : sequence(operand, "the input")) {
      Map<Value, Value> entries =
          Types.known(each) instanceof Value.Dict dict ? dict.entries() : Map.of();
      Value key = entries.get(attribute);
      if (key == null) {
        throw EvaluationException.filterError("an element has no attribute of that name");
      }
      if (groups.entries().put(Equality.hashable(key), each) != null) {
        throw EvaluationException.filterError("two elements have the same value");
      }
    }
    return groups;
  }

  private static Value normalize(Value operand, Inputs inputs) {
    String form = inputs.bind("unicode_normalize", "form?").text(0, "form", "NFC");
    if (!(Types.known(operand) instanceof Value.Str text)) {
      throw Types.wrongInput(operand, Types.name(operand) + " is not a valid input type");
    }
    Meter.make(text.text().length() * 4L);
    return switch (form) {
      case "NFC", "NFD", "NFKC", "NFKD" ->
          Value.of(Normalizer.normalize(text.text(), Normalizer.Form.valueOf(form)));
      default -> throw EvaluationException.filterError(form + " is not a valid form");
    };
  }

  private static Value sort(Value operand, Inputs inputs) {
    boolean reverse = inputs.bind("version_sort", "reverse?").truth(0);
    List<Value> sorted = new ArrayList<>();
    for (Value each : Iteration.list(operand)) {
      if (!(Types.known(each) instanceof Value.Str)) {
        throw Types.wrongInput(each, "a version must be a text");
      }
      // What comes after an equal one stays after it, in reverse, too.
      int place = sorted.size();
      while (place > 0 && Versions.isBefore(each, sorted.get(place - 1), reverse)) {
        Meter.step();
        place--;
      }
      sorted.add(place, each);
    }
    return new Value.List(sorted);
  }
}
