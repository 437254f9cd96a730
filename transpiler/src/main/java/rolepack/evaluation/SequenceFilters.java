package rolepack.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import rolepack.ir.jinja.Expr.BinaryOperator;

/// Filters on lists and what can be read as one.
final class SequenceFilters {
  private SequenceFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "length", "count" -> Optional.of(SequenceFilters::length);
      case "list" -> Optional.of(SequenceFilters::list);
      case "first" -> Optional.of(SequenceFilters::first);
      case "last" -> Optional.of(SequenceFilters::last);
      case "join" -> Optional.of(SequenceFilters::join);
      case "reverse" -> Optional.of(SequenceFilters::reverse);
      case "sort" -> Optional.of(SequenceFilters::sort);
      case "min", "max" -> Optional.of((value, in) -> extreme(name, value, in));
      case "sum" -> Optional.of(SequenceFilters::sum);
      case "batch" -> Optional.of(SequenceFilters::batch);
      case "slice" -> Optional.of(SequenceFilters::slice);
      case "groupby" -> Optional.of(SequenceFilters::groupBy);
      case "unique" -> Optional.of(SequenceFilters::unique);
      case "flatten" -> Optional.of(SequenceFilters::flatten);
      case "random", "shuffle" ->
          Optional.of(
              (_, _) -> {
                throw EvaluationException.unsupported(
                    "the filter " + name + " is a matter of chance");
              });
      default -> Optional.empty();
    };
  }

  private static Value length(Value operand, Inputs inputs) {
    inputs.bind("len");
    return new Value.Int(Truth.length(operand));
  }

  private static Value list(Value operand, Inputs inputs) {
    inputs.bind("list");
    return new Value.List(Iteration.list(operand));
  }

  private static Value first(Value operand, Inputs inputs) {
    inputs.bind("first");
    Iterator<Value> items = Iteration.of(operand);
    return items.hasNext()
        ? items.next()
        : new Value.Undefined("No first item, sequence was empty.", true);
  }

  private static Value last(Value operand, Inputs inputs) {
    inputs.bind("last");
    return switch (Types.known(operand)) {
      case Value.Set _ -> throw EvaluationException.typeError("'set' object is not reversible");
      case Value.Undefined _ -> none();
      case Value.Str text when text.text().isEmpty() -> none();
      case Value.Range _, Value.List _, Value.Tuple _, Value.Str _ -> {
        Value found = Access.subscript(operand, Value.of(-1));
        yield found instanceof Value.Undefined ? none() : found;
      }
      case Value.Dict _, Value.View _ -> {
        List<Value> items = Iteration.list(operand);
        yield items.isEmpty() ? none() : items.getLast();
      }
      case Value.Omit _, Value.Instance _ ->
          throw EvaluationException.unsupported("the last of " + Types.name(operand));
      case Value other ->
          throw Types.wrong(other, "'%s' object is not reversible".formatted(Types.name(operand)));
    };
  }

  private static Value none() {
    return new Value.Undefined("No last item, sequence was empty.", true);
  }

  private static Value join(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("join", "d?", "attribute?");
    String separator = Representation.str(Types.known(bound.or(0, Value.of(""))));
    List<Value> path = Attributes.parts(bound.get(1));
    StringBuilder out = new StringBuilder();
    Iterator<Value> items = Iteration.of(operand);
    for (boolean first = true; items.hasNext(); first = false) {
      String part = Representation.str(Types.known(Attributes.get(items.next(), path)));
      Meter.make((long) part.length() + separator.length());
      out.append(first ? "" : separator).append(part);
    }
    return Value.of(out.toString());
  }

  private static Value reverse(Value operand, Inputs inputs) {
    inputs.bind("reverse");
    if (operand instanceof Value.Str text) {
      StringBuilder reversed = new StringBuilder(text.text()).reverse();
      return TextMethods.like(text, reversed.toString());
    }
    if (!Iteration.isIterable(operand)) {
      throw new EvaluationException.Failed(PythonError.TEMPLATE, "argument must be iterable");
    }
    List<Value> items = Iteration.list(operand);
    Collections.reverse(items);
    return new Value.List(items);
  }

  private static UnaryOperator<Value> casing(boolean caseSensitive) {
    return caseSensitive ? UnaryOperator.identity() : Attributes::ignoreCase;
  }

  private static Value sort(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("sort", "reverse?", "case_sensitive?", "attribute?");
    UnaryOperator<Value> casing = casing(bound.truth(1));
    List<List<Value>> paths = new ArrayList<>();
    if (bound.some(2).orElse(Value.NONE) instanceof Value.Str several) {
      for (String path : several.text().split(",", -1)) {
        paths.add(Attributes.parts(Optional.of(Value.of(path))));
      }
    } else {
      paths.add(Attributes.parts(bound.some(2)));
    }
    List<Value> items = Iteration.list(operand);
    return new Value.List(
        new ArrayList<>(
            Ordering.sorted(
                items,
                item -> {
                  List<Value> keys = new ArrayList<>(paths.size());
                  paths.forEach(path -> keys.add(casing.apply(Attributes.get(item, path))));
                  return new Value.List(keys);
                },
                bound.truth(0))));
  }

  private static Value extreme(String name, Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind(name, "case_sensitive?", "attribute?");
    UnaryOperator<Value> casing = casing(bound.truth(0));
    List<Value> path = Attributes.parts(bound.get(1));
    Ordering.Operator better =
        name.equals("min") ? Ordering.Operator.LESS : Ordering.Operator.GREATER;
    Iterator<Value> items = Iteration.of(operand);
    if (!items.hasNext()) {
      return new Value.Undefined("No aggregated item, sequence was empty.", true);
    }
    Value best = items.next();
    Value bestKey = casing.apply(Attributes.get(best, path));
    while (items.hasNext()) {
      Value item = items.next();
      Value key = casing.apply(Attributes.get(item, path));
      if (Ordering.holds(better, key, bestKey)) {
        best = item;
        bestKey = key;
      }
    }
    return best;
  }

  private static Value sum(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("sum", "attribute?", "start?");
    List<Value> path = Attributes.parts(bound.get(0));
    Value total = bound.or(1, Value.of(0));
    if (total instanceof Value.Str) {
      throw EvaluationException.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    Iterator<Value> items = Iteration.of(operand);
    while (items.hasNext()) {
      total = Arithmetic.apply(BinaryOperator.ADD, total, Attributes.get(items.next(), path));
    }
    return total;
  }

  private static Value batch(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("batch", "linecount", "fill_with?");
    Value size = bound.at(0);
    Optional<Value> fill = bound.some(1);
    List<Value> rows = new ArrayList<>();
    List<Value> row = new ArrayList<>();
    Iterator<Value> items = Iteration.of(operand);
    while (items.hasNext()) {
      if (Equality.equal(Value.of(row.size()), size)) {
        rows.add(new Value.List(row));
        row = new ArrayList<>();
      }
      Meter.make(1);
      row.add(items.next());
    }
    if (!row.isEmpty()) {
      if (fill.isPresent() && Ordering.holds(Ordering.Operator.LESS, Value.of(row.size()), size)) {
        int missing = Numbers.small(size) - row.size();
        Meter.make(missing);
        row.addAll(Collections.nCopies(missing, fill.get()));
      }
      rows.add(new Value.List(row));
    }
    return new Value.List(rows);
  }

  private static Value slice(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("slice", "slices", "fill_with?");
    List<Value> items = Iteration.list(operand);
    int slices = Numbers.small(bound.at(0));
    if (slices == 0) {
      throw new EvaluationException.Failed(
          PythonError.ZERO_DIVISION, "integer division or modulo by zero");
    }
    Meter.make(Math.max(0, slices));
    List<Value> columns = new ArrayList<>();
    int size = Math.floorDiv(items.size(), slices);
    int larger = Math.floorMod(items.size(), slices);
    int start = 0;
    for (int i = 0; i < slices; i++) {
      int end = start + size + (i < larger ? 1 : 0);
      List<Value> column = new ArrayList<>(items.subList(start, end));
      if (i >= larger) {
        bound.some(1).ifPresent(column::add);
      }
      columns.add(new Value.List(column));
      start = end;
    }
    return new Value.List(columns);
  }

  private static Value groupBy(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("groupby", "attribute", "default?", "case_sensitive?");
    List<Value> path = Attributes.parts(bound.get(0));
    Optional<Value> otherwise = bound.some(1);
    UnaryOperator<Value> casing = casing(bound.truth(2));
    List<Value> sorted =
        Ordering.sorted(
            Iteration.list(operand),
            item -> casing.apply(Attributes.get(item, path, otherwise)),
            false);
    List<Value> groups = new ArrayList<>();
    List<Value> group = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      group.add(sorted.get(i));
      boolean last =
          i + 1 == sorted.size()
              || !Equality.same(
                  casing.apply(Attributes.get(sorted.get(i), path, otherwise)),
                  casing.apply(Attributes.get(sorted.get(i + 1), path, otherwise)));
      if (last) {
        Value key = Attributes.get(group.getFirst(), path, otherwise);
        groups.add(
            new Value.Tuple(List.of(key, new Value.List(group)), List.of("grouper", "list")));
        group = new ArrayList<>();
      }
    }
    return new Value.List(groups);
  }

  static Value unique(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("unique", "case_sensitive?", "attribute?");
    boolean strict =
        bound.get(0).orElse(Value.NONE) instanceof Value.Bool choice && !choice.value()
            || bound.some(1).filter(Truth::of).isPresent();
    UnaryOperator<Value> casing = casing(bound.truth(0));
    List<Value> path = Attributes.parts(bound.get(1));
    List<Value> items = Iteration.list(operand);
    try {
      Set<Value> seen = new HashSet<>();
      List<Value> unique = new ArrayList<>();
      for (Value item : items) {
        if (seen.add(Equality.hashable(casing.apply(Attributes.get(item, path))))) {
          unique.add(item);
        }
      }
      return new Value.List(unique);
    } catch (EvaluationException.Failed | EvaluationException.Undefined failure) {
      if (strict) {
        throw failure;
      }
      return new Value.List(distinct(items));
    }
  }

  /// Keeps the first of equal items, whether or not they can be keys.
  static List<Value> distinct(List<Value> items) {
    List<Value> distinct = new ArrayList<>();
    for (Value item : items) {
      if (!holds(distinct, item)) {
        distinct.add(item);
      }
    }
    return distinct;
  }

  static boolean holds(List<Value> items, Value wanted) {
    for (Value item : items) {
      if (Equality.same(item, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static Value flatten(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("flatten", "levels?", "skip_nulls?");
    List<Value> flat = new ArrayList<>();
    flatten(
        operand,
        bound.some(0).map(Numbers::small).orElse(Integer.MAX_VALUE),
        bound.get(1).map(Truth::of).orElse(true),
        flat);
    return new Value.List(flat);
  }

  static void flatten(Value value, int levels, boolean skipNulls, List<Value> flat) {
    Meter.enter();
    try {
      Iterator<Value> items = Iteration.of(value);
      while (items.hasNext()) {
        Value item = items.next();
        if (skipNulls && isNull(item)) {
          continue;
        }
        if (Types.isSequence(item) && levels >= 1) {
          flatten(item, levels - 1, skipNulls, flat);
        } else {
          Meter.make(1);
          flat.add(item);
        }
      }
    } finally {
      Meter.leave();
    }
  }

  private static boolean isNull(Value value) {
    Types.known(value);
    return value instanceof Value.None
        || value instanceof Value.Str text
            && (text.text().equals("None") || text.text().equals("null"));
  }

  /// The pairs of a dict, as `sort` and its like see them.
  static List<Value> pairs(Map<Value, Value> entries) {
    List<Value> pairs = new ArrayList<>(entries.size());
    entries.forEach((key, value) -> pairs.add(new Value.Tuple(List.of(key, value))));
    return pairs;
  }
}
