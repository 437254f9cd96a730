package rolepack.rewrite.rule;

import java.util.List;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Inputs;
import rolepack.evaluation.PythonError;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// The `loop` of a loop whose items are known: `loop.index -> 1`.
final class UnrolledLoop implements PartialMembers {
  private final List<Partial> items;
  private final int depth;
  private final Recursion recursion;
  private final Value changed = new Value.Function("loop.changed", this::changed);
  private Optional<Value> last = Optional.empty();
  private int index = -1;

  /// What `loop(items)` does.
  @FunctionalInterface
  interface Recursion {
    Optional<Partial> call(Partial items, SourceSpan span, boolean printed);
  }

  /// @param depth how many loops are around this one of a recursive loop
  UnrolledLoop(List<Partial> items, int depth, Recursion recursion) {
    this.items = List.copyOf(items);
    this.depth = depth;
    this.recursion = recursion;
  }

  /// The function that remembers what it was called with.
  Value memory() {
    return changed;
  }

  Partial next() {
    index++;
    return items.get(index);
  }

  @Override
  public String description() {
    return "LoopContext";
  }

  @Override
  public int length() {
    return items.size();
  }

  @Override
  public Optional<Partial> member(String name) {
    return switch (name) {
      case "index" -> number(index + 1);
      case "index0" -> number(index);
      case "first" -> known(Value.of(index == 0));
      case "last" -> known(Value.of(index == items.size() - 1));
      case "length" -> number(items.size());
      case "revindex" -> number(items.size() - index);
      case "revindex0" -> number(items.size() - index - 1);
      case "depth" -> number(depth + 1);
      case "depth0" -> number(depth);
      case "previtem" ->
          index == 0
              ? known(new Value.Undefined("there is no previous item", true))
              : Optional.of(items.get(index - 1));
      case "nextitem" ->
          index == items.size() - 1
              ? known(new Value.Undefined("there is no next item", true))
              : Optional.of(items.get(index + 1));
      case "cycle" -> known(new Value.Function("loop.cycle", this::cycle));
      case "changed" -> known(changed);
      default -> Optional.empty();
    };
  }

  private static Optional<Partial> number(int value) {
    return known(Value.of(value));
  }

  private static Optional<Partial> known(Value value) {
    return Optional.of(new Partial.Static(value));
  }

  private Value cycle(Inputs inputs) {
    if (inputs.positional().isEmpty()) {
      throw new EvaluationException.Failed(PythonError.TYPE, "no items for cycling given");
    }
    return inputs.positional().get(index % inputs.positional().size());
  }

  private Value changed(Inputs inputs) {
    Value now = new Value.List(inputs.positional());
    boolean same = last.isPresent() && Steps.equal(last.get(), now);
    last = Optional.of(now);
    return Value.of(!same);
  }

  /// What a call of the loop gives: its body again, for other items.
  Optional<Partial> call(
      ExpressionReducer reducer, Expr.Call call, PartialFrame frame, boolean printed) {
    List<Partial> given = reducer.parts(Operands.of(call.arguments()), frame);
    if (given.size() != 1 || call.arguments().positional().size() != 1) {
      return Optional.of(CallReducer.failing(call.span()));
    }
    return recursion.call(given.getFirst(), call.span(), printed);
  }
}
