package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.rewrite.scope.Shape;

/// A list whose items are made of those of a Go list, each by itself, some left out.
///
/// @param over what Go's `range` goes over, never an error to evaluate
/// @param length how many items `over` has
/// @param item what an item is, from Go's
/// @param conditions of Go's item: an item is left out where one of them does not hold
/// @param shape the type of an item
record Sequence(
    GoExpr over,
    GoExpr length,
    Function<GoExpr, Decision> item,
    List<Function<GoExpr, Decision>> conditions,
    Shape shape) {
  Sequence {
    conditions = List.copyOf(conditions);
  }

  Sequence(GoExpr over, Function<GoExpr, Decision> item, Shape shape) {
    this(over, GoCode.len(over), item, List.of(), shape);
  }

  /// A list that Go has as it is.
  static Sequence of(GoExpr over, Shape shape) {
    return new Sequence(
        over, each -> Decision.of(new Lowered.Code(each, Lowered.Form.DATA, shape)), shape);
  }

  Sequence where(Function<GoExpr, Decision> condition) {
    List<Function<GoExpr, Decision>> all = new ArrayList<>(conditions);
    all.add(condition);
    return new Sequence(over, length, item, all, shape);
  }

  Sequence map(Function<Lowered, Decision> function, Shape made) {
    return new Sequence(over, length, each -> item.apply(each).then(function), conditions, made);
  }

  /// The same list with another Go expression for the Go list.
  Sequence from(GoExpr variable) {
    return new Sequence(
        variable,
        length.equals(GoCode.len(over)) ? GoCode.len(variable) : length,
        item,
        conditions,
        shape);
  }
}
