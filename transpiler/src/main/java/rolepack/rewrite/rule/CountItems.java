package rolepack.rewrite.rule;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// `[x, y]|length -> 2`, where no item can fail.
final class CountItems implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    if (!(expression instanceof Expr.Filter(_, Expr operand, String name, Arguments arguments))
        || !(name.equals("length") || name.equals("count"))
        || !Operands.of(arguments).isEmpty()
        || Failures.mayFail(operand)) {
      return Optional.empty();
    }
    return switch (operand) {
      case Expr.ListLiteral list -> count(expression, list.items());
      case Expr.TupleLiteral tuple -> count(expression, tuple.items());
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> count(Expr expression, List<Expr> items) {
    return Optional.of(new Expr.Int(expression.span(), BigInteger.valueOf(items.size())));
  }
}
