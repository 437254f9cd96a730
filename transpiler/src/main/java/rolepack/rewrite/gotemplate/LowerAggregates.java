package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;

/// `sum`, `min` and `max` of integers.
final class LowerAggregates {
  private final Lowering lowering;
  private final Expr.Filter filter;
  private final String name;
  private final Optional<Expr> attribute;

  LowerAggregates(Lowering lowering, Expr.Filter filter) {
    this.lowering = lowering;
    this.filter = filter;
    this.name = Words.plain(filter.name());
    this.attribute =
        LowerFilters.argument(filter.arguments(), name.equals("sum") ? 0 : 1, "attribute");
  }

  Decision of(Lowered given) {
    if (name.equals("sum")) {
      Optional<Expr> start = LowerFilters.argument(filter.arguments(), 1, "start");
      if (start.isPresent() && isEmptyList(start.get())) {
        return new FlatLists(lowering, filter).sum(given);
      }
      if (start.isPresent()) {
        throw LowerListFilters.refuse(filter, "it starts with a number");
      }
    }
    Lowered value = ListJson.written(given);
    if (value instanceof Lowered.Listed(List<Decision> items, var _, var _)) {
      return listed(items);
    }
    Sequence sequence = lowering.listFilters().sequence(value, filter);
    Decision all =
        LowerArithmetic.number(
            lowering
                .madeLists()
                .accumulated(
                    name,
                    sequence,
                    filter,
                    (cell, item, state) -> step(cell, member(item), state)));
    return name.equals("sum")
        ? all
        : Decision.choose(
            lowering.truths().of(new Lowered.Made(sequence), filter),
            () -> all,
            () -> Decision.undefined(name));
  }

  private boolean isEmptyList(Expr start) {
    return attribute.isEmpty()
        && lowering.value(start).only().map(ListJson::written).orElse(null)
            instanceof Lowered.Listed(List<Decision> items, var _, var _)
        && items.isEmpty();
  }

  private Decision member(Decision item) {
    return lowering.listFilters().member(item, attribute, filter);
  }

  private GoExpr integer(Lowered value) {
    return lowering.arithmetic().integer(value, filter);
  }

  private GoExpr isBetter(GoExpr one, GoExpr other) {
    return GoExpr.call(name.equals("min") ? "lt" : "gt", one, other);
  }

  private List<GoNode> step(Cell cell, Decision item, LoopState state) {
    return switch (item) {
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(test, () -> step(cell, yes, state), () -> step(cell, no, state));
      case Decision.Leaf(Lowered.Undefined _) -> List.of();
      case Decision.Leaf(Lowered value) when name.equals("sum") ->
          List.of(cell.set(GoCode.plus(cell.value(), integer(value))));
      case Decision.Leaf(Lowered value) -> {
        GoExpr number = integer(value);
        List<GoNode> set = List.of(cell.set(number));
        yield Conditions.ifNode(
            new Decision.Test(state.started(name, filter)),
            () ->
                Conditions.ifNode(
                    new Decision.Test(isBetter(number, cell.value())), () -> set, List::of),
            () -> set);
      }
    };
  }

  /// Of items that are written out.
  private Decision listed(List<Decision> items) {
    List<Decision> numbers = new ArrayList<>();
    items.forEach(
        each ->
            numbers.add(
                member(each)
                    .then(
                        it ->
                            it instanceof Lowered.Undefined
                                ? Decision.of(it)
                                : LowerArithmetic.number(integer(it)))));
    BinaryOperator<Decision> both =
        (a, b) ->
            a.then(
                x ->
                    x instanceof Lowered.Undefined
                        ? Decision.of(x)
                        : b.then(
                            y -> y instanceof Lowered.Undefined ? Decision.of(y) : both(x, y)));
    return numbers.stream()
        .reduce(both)
        .orElseGet(
            () -> name.equals("sum") ? Decision.constant(Value.of(0)) : Decision.undefined(name));
  }

  private Decision both(Lowered one, Lowered other) {
    GoExpr a = ((Lowered.Code) one).expr();
    GoExpr b = ((Lowered.Code) other).expr();
    return name.equals("sum")
        ? LowerArithmetic.number(GoCode.plus(a, b))
        : Decision.choose(
            Decision.truth(isBetter(b, a)), () -> Decision.of(other), () -> Decision.of(one));
  }
}
