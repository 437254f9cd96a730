package rolepack.rewrite.rule;

import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// `[x]|default(y) -> [x]`, where the operand is never undefined and `y` cannot fail.
final class DropDefault implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    if (expression instanceof Expr.Filter(_, Expr operand, String name, Arguments arguments)
        && (name.equals("default") || name.equals("d"))
        && arguments.positional().size() <= 1
        && arguments.named().isEmpty()
        && isPlain(arguments)
        && Failures.isDefined(operand)) {
      return Optional.of(operand);
    }
    return Optional.empty();
  }

  private static boolean isPlain(Arguments arguments) {
    List<Expr> all = Operands.of(arguments);
    return all.size() == arguments.positional().size() && all.stream().noneMatch(Failures::mayFail);
  }
}
