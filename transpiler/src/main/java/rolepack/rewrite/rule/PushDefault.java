package rolepack.rewrite.rule;

import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// `(x or y)|default(z) -> x or y|default(z)`, `(x if c else y)|default(z) -> x|default(z) if c
/// else y|default(z)`, where `z` cannot fail: what is true is defined.
final class PushDefault implements Rule {
  private final Rule drop = new DropDefault();

  @Override
  public Optional<Expr> apply(Expr expression) {
    if (!(expression instanceof Expr.Filter filter)
        || !(filter.name().equals("default") || filter.name().equals("d"))
        || !cannotFail(filter.arguments())) {
      return Optional.empty();
    }
    return switch (filter.operand()) {
      case Expr.Logical(var span, Expr.LogicalOperator operator, Expr left, Expr right)
          when operator == Expr.LogicalOperator.OR ->
          Optional.of(new Expr.Logical(span, operator, left, inner(filter, right)));
      case Expr.Conditional(var span, Expr condition, Expr then, Optional<Expr> otherwise)
          when otherwise.isPresent() ->
          Optional.of(
              new Expr.Conditional(
                  span,
                  condition,
                  inner(filter, then),
                  Optional.of(inner(filter, otherwise.get()))));
      default -> Optional.empty();
    };
  }

  private static boolean cannotFail(Arguments arguments) {
    List<Expr> all = Operands.of(arguments);
    return all.size() == arguments.positional().size() && all.stream().noneMatch(Failures::mayFail);
  }

  private Expr inner(Expr.Filter filter, Expr operand) {
    Expr inner = new Expr.Filter(filter.span(), operand, filter.name(), filter.arguments());
    return drop.apply(inner).or(() -> apply(inner)).orElse(inner);
  }
}
