package rolepack.analysis;

import java.util.Optional;
import java.util.function.Function;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;

/// Decides conditions whose variables are not all known: `a and false`, and `"zk://{{ x }}" != ""`,
/// whatever x is.
///
/// @param truth what the whole of an expression gives, where that is known
/// @param value the value of an expression, where that is known
record PartialCondition(
    BuildEvaluator task,
    Function<Expr, Optional<Boolean>> truth,
    Function<Expr, Optional<Value>> value) {
  Optional<Boolean> holds(Expr condition) {
    Optional<Boolean> known = truth.apply(condition);
    if (known.isPresent()) {
      return known;
    }
    return switch (condition) {
      case Expr.Not not -> holds(not.operand()).map(each -> !each);
      case Expr.Logical(var _, Expr.LogicalOperator operator, Expr left, Expr right) -> {
        boolean deciding = operator == Expr.LogicalOperator.OR;
        Optional<Boolean> first = holds(left);
        Optional<Boolean> second = holds(right);
        yield first.equals(Optional.of(deciding)) || second.equals(Optional.of(deciding))
            ? Optional.of(deciding)
            : first.isPresent() && second.isPresent() ? Optional.of(!deciding) : Optional.empty();
      }
      case Expr.Compare compare when compare.comparisons().size() == 1 ->
          compared(
              compare.first(),
              compare.comparisons().getFirst().operator(),
              compare.comparisons().getFirst().operand());
      case Expr.Attribute _, Expr.Index _, Expr.Concat _ -> {
        KnownText text = KnownText.of(condition, task);
        yield text.staysText() ? Optional.of(true) : Optional.empty();
      }
      case Expr _ -> Optional.empty();
    };
  }

  private Optional<Boolean> compared(Expr left, Expr.CompareOperator operator, Expr right) {
    boolean equal = operator == Expr.CompareOperator.EQUAL;
    if (equal || operator == Expr.CompareOperator.NOT_EQUAL) {
      boolean different = differ(left, right) || differ(right, left);
      return different ? Optional.of(!equal) : Optional.empty();
    }
    return Optional.empty();
  }

  private boolean differ(Expr known, Expr other) {
    return value.apply(known).orElse(null) instanceof Value.Str(String text, var _)
        && KnownText.of(other, task).differs(text);
  }
}
