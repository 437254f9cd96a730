package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.rewrite.scope.Shape;

/// A list whose items are made of those of a Go list, each by itself, some left out.
///
/// @param over what Go's `range` goes over, never an error to evaluate
/// @param length how many items `over` has
/// @param item what an item is, from Go's
/// @param kept of Go's item: an item is left out where one of them does not hold
/// @param shape the type of an item
/// @param order the keys that the items are ordered by
record Sequence(
    GoExpr over,
    GoExpr length,
    Function<GoExpr, Decision> item,
    List<Kept> kept,
    Shape shape,
    Optional<Order> order) {
  Sequence {
    kept = List.copyOf(kept);
  }

  Sequence(GoExpr over, Function<GoExpr, Decision> item, Shape shape) {
    this(over, GoCode.len(over), item, List.of(), shape, Optional.empty());
  }

  /// Which items are kept.
  ///
  /// @param condition of Go's item, and of its place from 0
  /// @param first the place of the first item that is kept, where that is the same for any list
  ///   that has such an item
  /// @param certain whether the item at that place is kept wherever Go's list has it
  /// @param ofValue whether equal items are kept alike
  /// @param repeated whether what is left out is what has been there before
  record Kept(
      Condition condition,
      Optional<Integer> first,
      boolean certain,
      boolean ofValue,
      boolean repeated) {}

  /// Whether an item is kept.
  interface Condition {
    Decision of(GoExpr item, Supplier<GoExpr> index);
  }

  /// An outer loop, in each of whose turns the items of one key come.
  ///
  /// @param keys what it goes over
  /// @param variables what it declares
  record Order(GoExpr keys, List<String> variables) {
    Order {
      variables = List.copyOf(variables);
    }
  }

  /// A list that Go has as it is.
  static Sequence of(GoExpr over, Shape shape) {
    return new Sequence(
        over, each -> Decision.of(new Lowered.Code(each, Lowered.Form.DATA, shape)), shape);
  }

  /// What is true where Go's list has items: the list itself, unless it is what `loop` counts.
  GoExpr some() {
    return isCounted() ? GoExpr.call("gt", length, GoExpr.integer(0)) : over;
  }

  /// The item at a place of the Go list, which has to be there.
  Decision at(GoExpr place) {
    if (!isCounted()) {
      return item.apply(GoCode.index(over, place));
    }
    GoExpr first = GoCode.arguments("loop", over).getFirst();
    return item.apply(first.equals(GoExpr.integer(0)) ? place : GoCode.plus(first, place));
  }

  private boolean isCounted() {
    return !GoCode.arguments("loop", over).isEmpty();
  }

  /// Whether the items are those of the Go list, all of them, in their order.
  boolean isWhole() {
    return kept.isEmpty() && order.isEmpty();
  }

  /// The place of the first item that is there, where it is the same for any list that has one.
  Optional<Integer> first() {
    if (order.isPresent()) {
      return Optional.empty();
    }
    return kept.isEmpty()
        ? Optional.of(0)
        : kept.size() == 1 ? kept.getFirst().first() : Optional.empty();
  }

  /// The same list with what has been there before, where nothing else is left out.
  Optional<Sequence> repeating() {
    return order.isEmpty() && kept.stream().allMatch(Kept::repeated)
        ? Optional.of(new Sequence(over, length, item, List.of(), shape, order))
        : Optional.empty();
  }

  /// Whether there is an item wherever the Go list has one.
  boolean isEmptyAsGos() {
    return kept.isEmpty()
        || kept.size() == 1
            && kept.getFirst().certain()
            && kept.getFirst().first().equals(Optional.of(0));
  }

  Sequence where(Function<GoExpr, Decision> condition) {
    return where(
        new Kept((each, _) -> condition.apply(each), Optional.empty(), false, true, false));
  }

  Sequence where(Kept condition) {
    List<Kept> all = new ArrayList<>(kept);
    all.add(condition);
    return new Sequence(over, length, item, all, shape, order);
  }

  Sequence map(Function<Lowered, Decision> function, Shape made) {
    return new Sequence(over, length, each -> item.apply(each).then(function), kept, made, order);
  }
}
