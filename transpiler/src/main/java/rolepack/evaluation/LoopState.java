package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The variable `loop`, and the items that the loop has still to visit.
final class LoopState implements Value.Members {
  private final Value iterable;
  private final Iterator<Value> items;
  private final int depth;
  private final Optional<UnaryOperator<Value>> recursion;
  private int index = -1;
  private Optional<Value> previous = Optional.empty();
  private Optional<Value> current = Optional.empty();
  private Optional<Value> next = Optional.empty();
  private Optional<List<Value>> changed = Optional.empty();

  /// @param depth how many loops are around this one of a recursive loop
  /// @param recursion what `loop(items)` does, for a recursive loop
  LoopState(Value iterable, int depth, Optional<UnaryOperator<Value>> recursion) {
    this.iterable = iterable;
    this.items = Iteration.of(iterable);
    this.depth = depth;
    this.recursion = recursion;
  }

  /// Goes to the next item, if there is one.
  boolean advance() {
    Optional<Value> following = peek();
    if (following.isEmpty()) {
      return false;
    }
    index++;
    previous = current;
    current = following;
    next = Optional.empty();
    return true;
  }

  Value current() {
    return current.orElseThrow();
  }

  private Optional<Value> peek() {
    if (next.isEmpty() && items.hasNext()) {
      next = Optional.of(items.next());
    }
    return next;
  }

  @Override
  public String description() {
    return "LoopContext";
  }

  @Override
  public Optional<Value> attribute(String name) {
    return switch (name) {
      case "index" -> Optional.of(Value.of(index + 1));
      case "index0" -> Optional.of(Value.of(index));
      case "first" -> Optional.of(Value.of(index == 0));
      case "last" -> Optional.of(Value.of(peek().isEmpty()));
      case "length" -> Optional.of(Value.of(length()));
      case "revindex" -> Optional.of(Value.of(length() - index));
      case "revindex0" -> Optional.of(Value.of(length() - index - 1));
      case "depth" -> Optional.of(Value.of(depth + 1));
      case "depth0" -> Optional.of(Value.of(depth));
      case "previtem" ->
          Optional.of(
              index == 0
                  ? new Value.Undefined("there is no previous item", true)
                  : previous.orElseThrow());
      case "nextitem" ->
          Optional.of(peek().orElseGet(() -> new Value.Undefined("there is no next item", true)));
      case "cycle" -> Optional.of(new Value.Function("loop.cycle", this::cycle));
      case "changed" -> Optional.of(new Value.Function("loop.changed", this::changed));
      default -> Optional.empty();
    };
  }

  @Override
  public int length() {
    BigInteger length = Truth.length(iterable);
    return length.bitLength() < 32 ? length.intValue() : Integer.MAX_VALUE;
  }

  @Override
  public Optional<Value.Callable> call() {
    return Optional.of(
        inputs -> {
          Value items = inputs.bind("loop", "iterable").at(0);
          return recursion
              .orElseThrow(
                  () ->
                      EvaluationException.typeError(
                          "The loop must have the 'recursive' marker to be called recursively."))
              .apply(items);
        });
  }

  private Value cycle(Inputs inputs) {
    List<Value> values = inputs.positional();
    if (values.isEmpty()) {
      throw EvaluationException.typeError("no items for cycling given");
    }
    return values.get(index % values.size());
  }

  private Value changed(Inputs inputs) {
    boolean same = changed.isPresent() && Equality.sameItems(changed.get(), inputs.positional());
    changed = Optional.of(inputs.positional());
    return Value.of(!same);
  }
}
