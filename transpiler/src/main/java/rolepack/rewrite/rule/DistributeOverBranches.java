package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;

/// `(1 if c else 2) + 3 -> 4 if c else 5`, where everything but the condition is known.
final class DistributeOverBranches implements Rule {
  private static final int MOST_LEAVES = 16;

  private final Scope scope;

  DistributeOverBranches(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Expr> apply(Expr expression) {
    if (!isOperation(expression)) {
      return Optional.empty();
    }
    List<Expr> parts = Operands.of(expression);
    int choice = -1;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Expr.Conditional && choice < 0) {
        choice = i;
      } else if (Lift.literal(parts.get(i)).isEmpty() && !Lift.isUndefined(parts.get(i))) {
        return Optional.empty();
      }
    }
    return choice < 0 || leaves(parts.get(choice)) > MOST_LEAVES
        ? Optional.empty()
        : distribute(expression, parts, choice, parts.get(choice));
  }

  private static boolean isOperation(Expr expression) {
    return switch (expression) {
      case Expr.Attribute _,
          Expr.Index _,
          Expr.Slice _,
          Expr.Filter _,
          Expr.Test _,
          Expr.Not _,
          Expr.Sign _,
          Expr.Binary _,
          Expr.Concat _,
          Expr.Compare _ ->
          true;
      case Expr.Name _,
          Expr.Text _,
          Expr.Int _,
          Expr.Float _,
          Expr.Bool _,
          Expr.None _,
          Expr.ListLiteral _,
          Expr.TupleLiteral _,
          Expr.DictLiteral _,
          Expr.Call _,
          Expr.Logical _,
          Expr.Conditional _ ->
          false;
    };
  }

  private static int leaves(Expr expression) {
    return expression instanceof Expr.Conditional conditional
        ? leaves(conditional.then()) + conditional.otherwise().map(each -> leaves(each)).orElse(1)
        : 1;
  }

  private Optional<Expr> distribute(Expr whole, List<Expr> parts, int choice, Expr branch) {
    if (branch instanceof Expr.Conditional conditional) {
      if (conditional.otherwise().isEmpty()) {
        return Optional.empty();
      }
      Optional<Expr> then = distribute(whole, parts, choice, conditional.then());
      Optional<Expr> otherwise =
          then.flatMap(_ -> distribute(whole, parts, choice, conditional.otherwise().get()));
      return otherwise.map(
          each ->
              new Expr.Conditional(
                  conditional.span(), conditional.condition(), then.get(), Optional.of(each)));
    }
    if (Lift.literal(branch).isEmpty() && !Lift.isUndefined(branch)) {
      return Optional.empty();
    }
    List<Expr> others = new ArrayList<>(parts);
    others.set(choice, branch);
    try {
      Value value = Steps.compute(Operands.with(whole, others), Map.of(), scope);
      return Lift.of(value, whole.span());
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }
}
