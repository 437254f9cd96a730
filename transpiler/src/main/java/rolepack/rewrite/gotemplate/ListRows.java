package rolepack.rewrite.gotemplate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `zip`, `product`, `batch`, `slice`: lists of rows. Go makes no lists, so that the rows are
/// counted, and each knows where its items are in the lists that Go has.
final class ListRows {
  private final Lowering lowering;
  private final Expr.Filter filter;

  ListRows(Lowering lowering, Expr.Filter filter) {
    this.lowering = lowering;
    this.filter = filter;
  }

  Decision of(Lowered value) {
    return switch (Words.plain(filter.name())) {
      case "zip" -> lists(value, this::zip);
      case "product" -> lists(value, this::product);
      case "batch" -> filled(value, this::batch);
      default -> filled(value, this::slice);
    };
  }

  private UntranslatableException refuse(String message) {
    return LowerListFilters.refuse(filter, message);
  }

  private static GoExpr number(int value) {
    return GoExpr.integer(value);
  }

  /// The operand and the lists that are arguments.
  private Decision lists(Lowered first, Function<List<Sequence>, Sequence> rows) {
    if (!filter.arguments().named().isEmpty() || filter.arguments().rest().isPresent()) {
      throw refuse("it has arguments with names");
    }
    return lists(first, filter.arguments().positional(), List.of(), each -> made(rows.apply(each)));
  }

  private Decision lists(
      Lowered value,
      List<Expr> rest,
      List<Sequence> before,
      Function<List<Sequence>, Decision> rows) {
    return list(
        value,
        sequence -> {
          List<Sequence> all = new ArrayList<>(before);
          all.add(sequence);
          return rest.isEmpty()
              ? rows.apply(all)
              : lowering
                  .value(rest.getFirst())
                  .then(next -> lists(next, rest.subList(1, rest.size()), all, rows));
        });
  }

  /// A list all of whose items Go has.
  private Decision list(Lowered value, Function<Sequence, Decision> make) {
    if (value instanceof Lowered.Listed listed
        && listed.items().stream().anyMatch(ListRows::mayBeMissing)) {
      throw refuse("whether an item of a list is there depends on a condition");
    }
    return new ListJson(lowering)
        .code(value, filter, each -> make.apply(lowering.slices().whole(each, filter)));
  }

  /// A row has an item that is not there, as long as nothing asks what it is.
  private static boolean mayBeMissing(Decision item) {
    return switch (item) {
      case Decision.Branch(var _, Decision yes, Decision no) ->
          mayBeMissing(yes) || mayBeMissing(no);
      case Decision.Leaf(Lowered value) -> value instanceof Lowered.Undefined;
    };
  }

  private static Decision made(Sequence sequence) {
    return Decision.of(new Lowered.Made(sequence));
  }

  /// So many rows, counted from 0.
  private static Sequence rows(GoExpr count, Function<GoExpr, Decision> row, Shape shape) {
    return counted(number(0), count, count, row, shape);
  }

  /// What `loop` counts; it takes no `int`, which `len` gives.
  private static Sequence counted(
      GoExpr from, GoExpr to, GoExpr length, Function<GoExpr, Decision> item, Shape shape) {
    GoExpr end = to instanceof GoExpr.Number ? to : GoCode.plus(to, number(0));
    return new Sequence(
        GoExpr.call("loop", from, end), length, item, List.of(), shape, Optional.empty());
  }

  /// The lesser of two numbers, of which the first one is not 0.
  private static GoExpr lesser(GoExpr one, GoExpr other) {
    return GoExpr.call("or", GoCode.and(GoExpr.call("lt", one, other), one), other);
  }

  private Sequence zip(List<Sequence> lists) {
    GoExpr length = lists.stream().map(Sequence::length).reduce(this::least).orElseThrow();
    return rows(length, row -> tuple(lists, (list, _) -> list.at(row)), Shape.UNKNOWN);
  }

  private GoExpr least(GoExpr one, GoExpr other) {
    if (one.equals(other)) {
      return one;
    }
    return lowering.profile().has("minimum")
        ? GoExpr.call("minimum", one, other)
        : GoExpr.call("and", one, lesser(one, other));
  }

  private static Decision tuple(List<Sequence> lists, BiFunction<Sequence, Integer, Decision> at) {
    List<Decision> items = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      items.add(at.apply(lists.get(i), i));
    }
    return Decision.of(new Lowered.Listed(items, true));
  }

  /// The last list goes round the fastest.
  private Sequence product(List<Sequence> lists) {
    GoExpr length =
        lists.stream()
            .map(Sequence::length)
            .reduce((a, b) -> GoExpr.call("multiply", a, b))
            .orElseThrow();
    return rows(
        length,
        row ->
            tuple(
                lists,
                (list, i) -> {
                  GoExpr place = row;
                  for (Sequence behind : lists.subList(i + 1, lists.size())) {
                    place = GoExpr.call("divide", behind.length(), place);
                  }
                  return list.at(i == 0 ? place : rest(place, list.length()));
                }),
        Shape.UNKNOWN);
  }

  private GoExpr rest(GoExpr number, GoExpr divisor) {
    return lowering.profile().has("modulo")
        ? GoExpr.call("modulo", divisor, number)
        : GoCode.minus(
            number, GoExpr.call("multiply", divisor, GoExpr.call("divide", divisor, number)));
  }

  private interface Filled {
    Sequence rows(Sequence list, int count, Optional<Lowered> fill);
  }

  /// `x|batch(3, '-')`: the number, and what fills up a row.
  private Decision filled(Lowered value, Filled make) {
    String number = Words.plain(filter.name()).equals("batch") ? "linecount" : "slices";
    if (!(LowerFilters.argument(filter.arguments(), 0, number)
                .flatMap(each -> lowering.value(each).only())
                .orElse(null)
            instanceof Lowered.Constant(Value.Int(BigInteger count)))
        || count.signum() < 1
        || count.bitLength() > 10) {
      throw refuse("how many it makes is not a known number");
    }
    Optional<Expr> fill = LowerFilters.argument(filter.arguments(), 1, "fill_with");
    return list(
        value,
        list ->
            fill.isEmpty()
                ? made(make.rows(list, count.intValue(), Optional.empty()))
                : lowering
                    .expressions()
                    .conditionally(fill.get())
                    .then(
                        each ->
                            made(
                                make.rows(
                                    list,
                                    count.intValue(),
                                    Optional.of(each)
                                        .filter(
                                            it ->
                                                !(it
                                                    instanceof Lowered.Constant(Value.None _)))))));
  }

  /// Rows of so many items, but for the last one.
  private Sequence batch(Sequence list, int size, Optional<Lowered> fill) {
    GoExpr length = list.length();
    GoExpr count = GoExpr.call("divide", number(size), GoCode.plus(length, number(size - 1)));
    return rows(
        count,
        row -> {
          GoExpr from = GoExpr.call("multiply", number(size), row);
          GoExpr end = GoCode.plus(from, number(size));
          GoExpr to = fill.isPresent() ? end : lesser(end, length);
          return made(
              counted(
                  from,
                  to,
                  fill.isPresent() ? number(size) : GoCode.minus(to, from),
                  place -> item(list, place, length, fill),
                  list.shape()));
        },
        Shape.UNKNOWN);
  }

  /// So many columns, of which the first ones may have an item more.
  private Sequence slice(Sequence list, int count, Optional<Lowered> fill) {
    lowering.textFilters().need("minimum", filter);
    GoExpr size = GoExpr.call("divide", number(count), list.length());
    GoExpr longer = rest(list.length(), number(count));
    return rows(
        number(count),
        column -> {
          GoExpr from = start(column, size, longer);
          GoExpr end = start(GoCode.plus(column, number(1)), size, longer);
          GoExpr to = fill.isPresent() ? GoCode.plus(from, GoCode.plus(size, number(1))) : end;
          return made(
              counted(
                  from,
                  to,
                  GoCode.minus(to, from),
                  place -> item(list, place, end, fill),
                  list.shape()));
        },
        Shape.UNKNOWN);
  }

  /// How many items are in front of a column.
  private static GoExpr start(GoExpr column, GoExpr size, GoExpr longer) {
    return GoCode.plus(
        GoExpr.call("multiply", size, column), GoExpr.call("minimum", column, longer));
  }

  /// An item of a list, or what stands behind its end.
  private static Decision item(Sequence list, GoExpr place, GoExpr end, Optional<Lowered> fill) {
    Decision item = list.at(place);
    return fill.isEmpty()
        ? item
        : new Decision.Branch(
            new Decision.Test(GoExpr.call("lt", place, end), true, Optional.empty()),
            item,
            Decision.of(fill.get()));
  }
}
