package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Expr;

/// `[x] + [y] -> [x, y]`.
final class JoinLists implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    if (expression
            instanceof
            Expr.Binary(
                _,
                Expr.BinaryOperator operator,
                Expr.ListLiteral left,
                Expr.ListLiteral right)
        && operator == Expr.BinaryOperator.ADD) {
      List<Expr> items = new ArrayList<>(left.items());
      items.addAll(right.items());
      return Optional.of(new Expr.ListLiteral(expression.span(), items));
    }
    return Optional.empty();
  }
}
