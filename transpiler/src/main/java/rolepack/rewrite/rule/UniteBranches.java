package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.ir.jinja.Expr;

/// `x if c else x -> x`, where `c` cannot fail.
final class UniteBranches implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    if (expression instanceof Expr.Conditional conditional
        && conditional.otherwise().isPresent()
        && !Failures.truthMayFail(conditional.condition())
        && Sameness.of(conditional.then(), conditional.otherwise().get())) {
      return Optional.of(conditional.then());
    }
    return Optional.empty();
  }
}
