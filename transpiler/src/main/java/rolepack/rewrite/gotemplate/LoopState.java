package rolepack.rewrite.gotemplate;

import java.util.Optional;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// What `loop` stands for inside a loop.
final class LoopState {
  private final Lowering lowering;
  private final Sequence sequence;
  private final Optional<Node.For> loop;
  private Optional<Cell> counter = Optional.empty();
  private Optional<String> place = Optional.empty();
  private boolean indexed;

  /// @param loop the statement; empty where a filter goes over the items
  LoopState(Sequence sequence, Optional<Node.For> loop, Lowering lowering) {
    this.lowering = lowering;
    this.sequence = sequence;
    this.loop = loop;
    if (sequence.isWhole()) {
      place = Optional.of(lowering.prologue().fresh("i"));
    }
  }

  Sequence sequence() {
    return sequence;
  }

  /// The statement; empty where a filter goes over the items.
  Optional<Node.For> loop() {
    return loop;
  }

  /// Go's index, from 0, of an item of the Go list.
  GoExpr place() {
    indexed = true;
    if (place.isEmpty()) {
      place = Optional.of(lowering.prologue().fresh("i"));
    }
    return GoExpr.variable(place.get());
  }

  /// How many items came before; the loop then has to count where some are left out.
  GoExpr index(String construct, Expr at) {
    if (sequence.isWhole()) {
      return place();
    }
    Cell.require(
        lowering.profile(),
        construct,
        at,
        "consul-template %s cannot count the items of which some are left out");
    if (counter.isEmpty()) {
      counter = Optional.of(Cell.of("n", lowering));
    }
    return counter.get().value();
  }

  /// Whether an item came before.
  GoExpr started(String construct, Expr at) {
    Optional<Integer> first = sequence.first();
    if (first.isEmpty()) {
      return index(construct, at);
    }
    return first.get() == 0 ? place() : GoExpr.call("ne", place(), GoExpr.integer(first.get()));
  }

  /// Whether no item came before.
  GoExpr isFirst(String construct, Expr at) {
    Optional<Integer> first = sequence.first();
    return first.isEmpty()
        ? GoExpr.call("eq", index(construct, at), GoExpr.integer(0))
        : GoExpr.call("eq", place(), GoExpr.integer(first.get()));
  }

  /// The variable of Go's index, where the loop needs it.
  Optional<String> indexVariable() {
    return indexed ? place : Optional.empty();
  }

  /// Ends the scope of Go's index.
  void release() {
    place.ifPresent(lowering.prologue()::release);
  }

  /// What counts the items, where that is needed.
  Optional<Cell> counter() {
    return counter;
  }
}
