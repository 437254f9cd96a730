package rolepack.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `combine`: merges dicts, the later ones first in rank.
final class CombineFilter {
  private enum ListMerge {
    REPLACE,
    KEEP,
    APPEND,
    PREPEND,
    APPEND_RP,
    PREPEND_RP
  }

  private final boolean recursive;
  private final ListMerge lists;

  private CombineFilter(boolean recursive, ListMerge lists) {
    this.recursive = recursive;
    this.lists = lists;
  }

  static Value combine(Value operand, Inputs inputs) {
    Inputs.Bound options =
        new Inputs(List.of(), inputs.named()).bind("combine", "recursive?", "list_merge?");
    List<Value> dicts = new ArrayList<>();
    List<Value> terms = new ArrayList<>();
    terms.add(operand);
    terms.addAll(inputs.positional());
    SequenceFilters.flatten(new Value.Tuple(terms), 1, true, dicts);
    dicts.forEach(CombineFilter::checkDefined);
    if (dicts.isEmpty()) {
      return new Value.Dict();
    }
    CombineFilter merge =
        new CombineFilter(options.truth(0), listMerge(options.text(1, "list_merge", "replace")));
    Value result = dicts.getLast();
    for (int i = dicts.size() - 2; i >= 0; i--) {
      result = merge.merge(dicts.get(i), result);
    }
    return result;
  }

  private static ListMerge listMerge(String name) {
    return switch (name) {
      case "replace" -> ListMerge.REPLACE;
      case "keep" -> ListMerge.KEEP;
      case "append" -> ListMerge.APPEND;
      case "prepend" -> ListMerge.PREPEND;
      case "append_rp" -> ListMerge.APPEND_RP;
      case "prepend_rp" -> ListMerge.PREPEND_RP;
      default ->
          throw EvaluationException.filterError(
              "merge_hash: 'list_merge' argument can not be " + Representation.quoted(name));
    };
  }

  private static void checkDefined(Value value) {
    Meter.enter();
    try {
      switch (value) {
        case Value.Undefined undefined ->
            throw undefined.strict()
                ? new EvaluationException.Undefined(undefined.message())
                : EvaluationException.filterError(undefined.message() + " is undefined");
        case Value.Dict dict -> dict.entries().values().forEach(CombineFilter::checkDefined);
        case Value.List list -> list.items().forEach(CombineFilter::checkDefined);
        case Value _ -> {}
      }
    } finally {
      Meter.leave();
    }
  }

  private static Map<Value, Value> entries(Value value) {
    if (Types.known(value) instanceof Value.Dict dict) {
      return dict.entries();
    }
    throw EvaluationException.filterError(
        "failed to combine variables, expected dicts but got a '%s'".formatted(Types.name(value)));
  }

  private Value merge(Value low, Value high) {
    Map<Value, Value> lower = entries(low);
    Map<Value, Value> higher = entries(high);
    Meter.make((long) lower.size() + higher.size());
    Value.Dict merged = new Value.Dict();
    if (lower.isEmpty() || Equality.equal(low, high)) {
      merged.entries().putAll(higher);
      return merged;
    }
    merged.entries().putAll(lower);
    Meter.enter();
    try {
      higher.forEach(
          (key, value) -> {
            Value present = lower.get(key);
            merged.entries().put(key, present == null ? value : merged(present, value));
          });
    } finally {
      Meter.leave();
    }
    return merged;
  }

  private Value merged(Value low, Value high) {
    if (low instanceof Value.Dict && high instanceof Value.Dict) {
      return recursive ? merge(low, high) : high;
    }
    if (low instanceof Value.List a && high instanceof Value.List b) {
      return switch (lists) {
        case REPLACE -> high;
        case KEEP -> low;
        case APPEND -> joined(a.items(), b.items());
        case PREPEND -> joined(b.items(), a.items());
        case APPEND_RP -> joined(without(a.items(), b.items()), b.items());
        case PREPEND_RP -> joined(b.items(), without(a.items(), b.items()));
      };
    }
    return high;
  }

  private static List<Value> without(List<Value> items, List<Value> unwanted) {
    return items.stream().filter(each -> !SequenceFilters.holds(unwanted, each)).toList();
  }

  private static Value joined(List<Value> first, List<Value> second) {
    Meter.make((long) first.size() + second.size());
    List<Value> all = new ArrayList<>(first);
    all.addAll(second);
    return new Value.List(all);
  }
}
