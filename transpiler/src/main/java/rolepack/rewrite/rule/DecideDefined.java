package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// `[x] is defined -> true`, `[x] is undefined -> false`, where the operand cannot fail and is
/// never undefined.
final class DecideDefined implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    if (expression instanceof Expr.Test(_, Expr operand, String name, Arguments arguments)
        && (name.equals("defined") || name.equals("undefined"))
        && Operands.of(arguments).isEmpty()
        && Failures.isDefined(operand)
        && !Failures.mayFail(operand)) {
      return Optional.of(new Expr.Bool(expression.span(), name.equals("defined")));
    }
    return Optional.empty();
  }
}
