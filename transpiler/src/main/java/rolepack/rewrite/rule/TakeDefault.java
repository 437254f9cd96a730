package rolepack.rewrite.rule;

import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;

/// `nothing|default(x) -> x`, `'a'|default(x) -> 'a'`, `''|default(x, true) -> x`, where the
/// operand is known and what is dropped cannot fail.
final class TakeDefault {
  private TakeDefault() {}

  /// @param parts the operand and the arguments
  static Optional<Partial> of(Expr.Filter filter, List<Partial> parts) {
    int given = filter.arguments().positional().size();
    if (!(filter.name().equals("default") || filter.name().equals("d"))
        || given == 0
        || given > 2
        || parts.size() != given + 1
        || !(parts.getFirst() instanceof Partial.Static(Value value, _))
        || value instanceof Value.Unknown) {
      return Optional.empty();
    }
    boolean absent = value instanceof Value.Undefined;
    if (given == 2) {
      if (!(parts.get(2) instanceof Partial.Static(Value.Bool falsy, _))) {
        return Optional.empty();
      }
      absent |= falsy.value() && !absent && !Steps.truth(value);
    }
    Partial otherwise = parts.get(1);
    if (absent) {
      return Optional.of(otherwise);
    }
    return otherwise instanceof Partial.Residual(Expr dropped) && Failures.mayFail(dropped)
        ? Optional.empty()
        : Optional.of(parts.getFirst());
  }
}
