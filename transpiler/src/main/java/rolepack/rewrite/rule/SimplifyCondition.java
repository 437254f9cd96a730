package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Steps;
import rolepack.ir.jinja.Expr;

/// What only the truth of an expression needs: `not not x -> x`, `x and true -> x`, `x or false ->
/// x`, `true if c else false -> c`, `false if c else true -> not c`.
final class SimplifyCondition {
  private SimplifyCondition() {}

  static Expr of(Expr condition) {
    return switch (condition) {
      case Expr.Not(_, Expr.Not(_, Expr operand)) -> of(operand);
      case Expr.Logical(var span, Expr.LogicalOperator operator, Expr left, Expr right) -> {
        Expr first = of(left);
        Expr second = of(right);
        boolean neutral = operator == Expr.LogicalOperator.AND;
        yield truth(second).filter(each -> each == neutral).isPresent()
            ? first
            : new Expr.Logical(span, operator, first, second);
      }
      case Expr.Conditional(var span, Expr choice, Expr then, Optional<Expr> otherwise) -> {
        Optional<Boolean> first = truth(then);
        Optional<Boolean> second =
            otherwise.isPresent() ? truth(otherwise.get()) : Optional.of(false);
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
          yield condition;
        }
        yield first.get() ? of(choice) : new Expr.Not(span, of(choice));
      }
      default -> condition;
    };
  }

  private static Optional<Boolean> truth(Expr expression) {
    try {
      return Lift.literal(expression).map(Steps::truth);
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }
}
