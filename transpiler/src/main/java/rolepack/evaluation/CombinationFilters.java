package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Expr.BinaryOperator;

/// Filters on several lists, as sets, in step, or each with each.
final class CombinationFilters {
  private CombinationFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "union", "intersect", "difference", "symmetric_difference" ->
          Optional.of((value, in) -> combine(name, value, in.bind(name, "b").at(0)));
      case "zip" -> Optional.of(CombinationFilters::zip);
      case "zip_longest" -> Optional.of(CombinationFilters::zipLongest);
      case "product" -> Optional.of(CombinationFilters::product);
      case "permutations" -> Optional.of(CombinationFilters::permutations);
      case "combinations" -> Optional.of(CombinationFilters::combinations);
      default -> Optional.empty();
    };
  }

  private static Value combine(String name, Value a, Value b) {
    if (isHashable(a) && isHashable(b)) {
      return new Value.Set(sets(name, set(a), set(b)));
    }
    return switch (name) {
      case "union" -> unique(Iteration.list(Arithmetic.apply(BinaryOperator.ADD, a, b)));
      case "intersect" -> unique(filtered(a, b, true));
      case "difference" -> unique(filtered(a, b, false));
      default ->
          new Value.List(filtered(combine("union", a, b), combine("intersect", a, b), false));
    };
  }

  /// In the eyes of Python's `Hashable`, which does not look into tuples.
  private static boolean isHashable(Value value) {
    return value instanceof Value.Tuple || Equality.isHashable(Types.known(value));
  }

  private static java.util.Set<Value> set(Value value) {
    java.util.Set<Value> set = new LinkedHashSet<>();
    Iteration.list(value).forEach(each -> set.add(Equality.hashable(each)));
    return set;
  }

  private static java.util.Set<Value> sets(
      String name, java.util.Set<Value> a, java.util.Set<Value> b) {
    java.util.Set<Value> result = new LinkedHashSet<>(a);
    switch (name) {
      case "union" -> result.addAll(b);
      case "intersect" -> result.retainAll(b);
      case "difference" -> result.removeAll(b);
      default -> {
        result.addAll(b);
        java.util.Set<Value> common = new LinkedHashSet<>(a);
        common.retainAll(b);
        result.removeAll(common);
      }
    }
    return result;
  }

  private static List<Value> filtered(Value a, Value b, boolean wanted) {
    List<Value> kept = new ArrayList<>();
    for (Value each : Iteration.list(a)) {
      if (Equality.contains(b, each) == wanted) {
        kept.add(each);
      }
    }
    return kept;
  }

  private static Value unique(List<Value> items) {
    return SequenceFilters.unique(new Value.List(items), Inputs.of(Value.TRUE));
  }

  private static List<List<Value>> lists(Value operand, Inputs inputs) {
    List<List<Value>> lists = new ArrayList<>();
    lists.add(Iteration.list(operand));
    inputs.positional().forEach(each -> lists.add(Iteration.list(each)));
    return lists;
  }

  private static Value zip(Value operand, Inputs inputs) {
    boolean strict = new Inputs(List.of(), inputs.named()).bind("zip", "strict?").truth(0);
    List<List<Value>> lists = lists(operand, inputs);
    int shortest = lists.stream().mapToInt(List::size).min().orElse(0);
    if (strict && lists.stream().anyMatch(each -> each.size() > shortest)) {
      throw EvaluationException.valueError("zip() arguments differ in length");
    }
    return rows(lists, shortest, Value.NONE);
  }

  private static Value zipLongest(Value operand, Inputs inputs) {
    Value fill =
        new Inputs(List.of(), inputs.named()).bind("zip_longest", "fillvalue?").or(0, Value.NONE);
    List<List<Value>> lists = lists(operand, inputs);
    return rows(lists, lists.stream().mapToInt(List::size).max().orElse(0), fill);
  }

  static Value rows(List<List<Value>> lists, int count, Value fill) {
    Meter.make((long) count * lists.size());
    List<Value> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<Value> row = new ArrayList<>(lists.size());
      for (List<Value> list : lists) {
        row.add(i < list.size() ? list.get(i) : fill);
      }
      rows.add(new Value.Tuple(row));
    }
    return new Value.List(rows);
  }

  private static Value product(Value operand, Inputs inputs) {
    int repeat = new Inputs(List.of(), inputs.named()).bind("product", "repeat?").small(0, 1);
    if (repeat < 0) {
      throw EvaluationException.valueError("repeat argument cannot be negative");
    }
    Meter.make(repeat);
    List<List<Value>> lists = lists(operand, inputs);
    List<List<Value>> rows = List.of(List.of());
    for (int round = 0; round < repeat; round++) {
      for (List<Value> list : lists) {
        rows = extended(rows, list);
      }
    }
    return tuples(rows);
  }

  private static List<List<Value>> extended(List<List<Value>> rows, List<Value> items) {
    List<List<Value>> longer = new ArrayList<>();
    for (List<Value> row : rows) {
      for (Value item : items) {
        Meter.make(row.size() + 1L);
        List<Value> next = new ArrayList<>(row);
        next.add(item);
        longer.add(next);
      }
    }
    return longer;
  }

  private static Value tuples(List<List<Value>> rows) {
    List<Value> tuples = new ArrayList<>(rows.size());
    rows.forEach(each -> tuples.add(new Value.Tuple(each)));
    return new Value.List(tuples);
  }

  private static Value permutations(Value operand, Inputs inputs) {
    List<Value> items = Iteration.list(operand);
    int length = inputs.bind("permutations", "r?").some(0).map(Numbers::small).orElse(items.size());
    return chosen(items, length, false);
  }

  private static Value combinations(Value operand, Inputs inputs) {
    int length = Numbers.small(inputs.bind("combinations", "r").at(0));
    return chosen(Iteration.list(operand), length, true);
  }

  private static Value chosen(List<Value> items, int length, boolean ascending) {
    if (length < 0) {
      throw EvaluationException.valueError("r must be non-negative");
    }
    List<List<Value>> rows = new ArrayList<>();
    if (length <= items.size()) {
      Meter.enter();
      try {
        choose(items, length, ascending, new ArrayList<>(), rows);
      } finally {
        Meter.leave();
      }
    }
    return tuples(rows);
  }

  private static void choose(
      List<Value> items,
      int length,
      boolean ascending,
      List<Integer> chosen,
      List<List<Value>> rows) {
    Meter.step();
    if (chosen.size() == length) {
      Meter.make(length + 1L);
      rows.add(chosen.stream().map(items::get).toList());
      return;
    }
    Meter.enter();
    try {
      int first = ascending && !chosen.isEmpty() ? chosen.getLast() + 1 : 0;
      for (int i = first; i < items.size(); i++) {
        if (!chosen.contains(i)) {
          chosen.add(i);
          choose(items, length, ascending, chosen, rows);
          chosen.removeLast();
        }
      }
    } finally {
      Meter.leave();
    }
  }
}
