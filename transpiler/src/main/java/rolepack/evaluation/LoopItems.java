package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the lookups behind the loops make of their terms.
final class LoopItems {
  private LoopItems() {}

  /// Opens the lists among the items, but not those in them.
  static List<Value> flattened(List<Value> terms) {
    List<Value> items = new ArrayList<>();
    for (Value term : terms) {
      switch (term) {
        case Value.List list -> items.addAll(list.items());
        case Value.Tuple tuple -> items.addAll(tuple.items());
        case Value _ -> items.add(term);
      }
    }
    Meter.make(items.size());
    return items;
  }

  static List<Value> deeplyFlattened(List<Value> terms) {
    List<Value> items = new ArrayList<>();
    Meter.enter();
    try {
      for (Value each : terms) {
        Value term = single(each);
        if (term instanceof Value.Str text
            && (text.text().equals("None") || text.text().equals("null"))) {
          break;
        }
        if (term instanceof Value.List list) {
          items.addAll(deeplyFlattened(list.items()));
        } else {
          Meter.make(1);
          items.add(term);
        }
      }
    } finally {
      Meter.leave();
    }
    return items;
  }

  /// A list that only holds one other list is that list.
  private static Value single(Value term) {
    Value opened = term;
    while (opened instanceof Value.List list
        && list.items().size() == 1
        && list.items().getFirst() instanceof Value.List inner) {
      opened = inner;
    }
    return opened;
  }

  static List<Value> pairs(Value terms) {
    List<Value> dicts = terms instanceof Value.List list ? list.items() : List.of(terms);
    List<Value> pairs = new ArrayList<>();
    for (Value each : dicts) {
      if (!(Types.known(each) instanceof Value.Dict dict)) {
        throw EvaluationException.filterError("with_dict expects a dict");
      }
      Meter.make(3L * dict.entries().size());
      dict.entries()
          .forEach((key, value) -> pairs.add(new Value.Dict().put("key", key).put("value", value)));
    }
    return pairs;
  }

  /// A term as a list of its own.
  private static List<Value> listed(Value term) {
    return term instanceof Value.Str || !Iteration.isIterable(term)
        ? List.of(term)
        : Iteration.list(term);
  }

  static List<Value> nested(List<Value> terms) {
    if (terms.isEmpty()) {
      throw EvaluationException.filterError(
          "with_nested requires at least one element in the nested list");
    }
    List<Value> rows = listed(terms.getFirst());
    for (Value term : terms.subList(1, terms.size())) {
      List<Value> items = listed(term);
      List<Value> longer = new ArrayList<>();
      for (Value row : rows) {
        for (Value item : items) {
          longer.add(new Value.List(flattened(List.of(row, item))));
        }
      }
      rows = longer;
    }
    List<Value> flat = new ArrayList<>();
    for (Value row : rows) {
      flat.add(new Value.List(flattened(Iteration.list(row))));
    }
    return flat;
  }

  static List<Value> together(List<Value> terms) {
    if (terms.isEmpty()) {
      throw EvaluationException.filterError(
          "with_together requires at least one element in each list");
    }
    List<List<Value>> lists = terms.stream().map(LoopItems::listed).toList();
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    List<Value> rows = new ArrayList<>();
    for (Value row : Iteration.list(CombinationFilters.rows(lists, longest, Value.NONE))) {
      rows.add(new Value.List(flattened(Iteration.list(row))));
    }
    return rows;
  }

  static List<Value> indexed(List<Value> terms) {
    List<Value> rows = new ArrayList<>();
    for (Value item : flattened(terms)) {
      rows.add(new Value.Tuple(List.of(Value.of(rows.size()), item)));
    }
    return rows;
  }

  private static EvaluationException wrong(String message) {
    return EvaluationException.filterError("subelements lookup: " + message);
  }

  static List<Value> subelements(List<Value> terms) {
    if (terms.size() < 2 || terms.size() > 3) {
      throw wrong("expects a list of two or three items");
    }
    Value first =
        terms.getFirst() instanceof Value.Dict dict
            ? dict
            : new Value.List(listed(terms.getFirst()));
    if (!(terms.get(1) instanceof Value.Str path)) {
      throw wrong("the second item is a text that names the subkey");
    }
    boolean skipMissing =
        terms.size() == 3
            && terms.get(2) instanceof Value.Dict flags
            && flags.get("skip_missing").flatMap(ContentTests::asBoolean).orElse(false);
    if (first instanceof Value.Dict dict && isSkipped(dict)) {
      return List.of();
    }
    List<Value> elements =
        first instanceof Value.Dict dict
            ? List.copyOf(dict.entries().values())
            : Iteration.list(first);
    List<Value> pairs = new ArrayList<>();
    for (Value element : elements) {
      if (!(element instanceof Value.Dict dict)) {
        throw wrong("expects a dictionary");
      }
      if (!isSkipped(dict)) {
        pairs(dict, path.text().split("\\.", -1), skipMissing, pairs);
      }
    }
    return pairs;
  }

  private static boolean isSkipped(Value.Dict dict) {
    return !(dict.get("skipped").orElse(Value.FALSE) instanceof Value.Bool(boolean skipped))
        || skipped;
  }

  private static void pairs(
      Value.Dict element, String[] path, boolean skipMissing, List<Value> pairs) {
    Value.Dict holder = element;
    List<Value> items = List.of();
    Value shown = element;
    for (int i = 0; i < path.length; i++) {
      Value found = holder.entries().get(Value.of(path[i]));
      boolean last = path[i].equals(path[path.length - 1]);
      if (found == null) {
        if (!skipMissing) {
          throw wrong("could not find '%s' key in iterated item".formatted(path[i]));
        }
      } else if (last) {
        if (!(found instanceof Value.List list)) {
          throw wrong("the key %s should point to a list".formatted(path[i]));
        }
        items = list.items();
        shown = without(element, path, 0, i);
      } else if (found instanceof Value.Dict dict) {
        holder = dict;
      } else if (!skipMissing) {
        throw wrong("the key %s should point to a dictionary".formatted(path[i]));
      }
    }
    for (Value item : items) {
      Meter.make(2);
      pairs.add(new Value.Tuple(List.of(shown, item)));
    }
  }

  /// The element without the list that is visited, as Ansible shows it in `item.0`.
  private static Value without(Value.Dict element, String[] path, int at, int last) {
    Map<Value, Value> entries = new LinkedHashMap<>(element.entries());
    Value key = Value.of(path[at]);
    if (at == last) {
      entries.remove(key);
    } else if (entries.get(key) instanceof Value.Dict inner) {
      entries.put(key, without(inner, path, at + 1, last));
    }
    return new Value.Dict(entries);
  }
}
