package rolepack.plan;

import java.util.List;
import rolepack.ir.Condition;
import rolepack.ir.jinja.Expr;

/// Finds tasks of which never both run: one has a condition that is the opposite of one of the
/// other.
final class Exclusion {
  private Exclusion() {}

  static boolean exclude(List<Condition> one, List<Condition> other) {
    return one.stream().anyMatch(left -> other.stream().anyMatch(right -> opposite(left, right)));
  }

  private static boolean opposite(Condition left, Condition right) {
    return left instanceof Condition.Expression one
        && right instanceof Condition.Expression other
        && opposite(one.expression(), other.expression());
  }

  private static boolean opposite(Expr left, Expr right) {
    return normal(left, false).equals(normal(right, true))
        || differ(left, right)
        || branches(left, right)
        || branches(right, left);
  }

  /// `a or b` is the opposite of what both are the opposite of, `a and b` of what one of them is.
  private static boolean branches(Expr left, Expr right) {
    if (!(left instanceof Expr.Logical logical)) {
      return false;
    }
    boolean first = opposite(logical.left(), right);
    return switch (logical.operator()) {
      case AND -> first || opposite(logical.right(), right);
      case OR -> first && opposite(logical.right(), right);
    };
  }

  /// The text of an expression or of its negation, with the negations moved inwards, so that `not
  /// (a or b)` and `not a and not b` are the same.
  private static String normal(Expr expression, boolean negated) {
    return switch (expression) {
      case Expr.Not not -> normal(not.operand(), !negated);
      case Expr.Logical logical -> {
        boolean and = logical.operator() == Expr.LogicalOperator.AND;
        yield "(%s %s %s)"
            .formatted(
                normal(logical.left(), negated),
                and == negated ? "or" : "and",
                normal(logical.right(), negated));
      }
      case Expr other -> (negated ? "not " : "") + other.span().text().replaceAll("\\s+", "");
    };
  }

  /// `x == "a"` and `x == "b"`, `x == "a"` and `x != "a"`.
  private static boolean differ(Expr left, Expr right) {
    if (!(left instanceof Expr.Compare one)
        || !(right instanceof Expr.Compare other)
        || one.comparisons().size() != 1
        || other.comparisons().size() != 1
        || !same(one.first(), other.first())) {
      return false;
    }
    Expr.Comparison first = one.comparisons().getFirst();
    Expr.Comparison second = other.comparisons().getFirst();
    boolean equal = same(first.operand(), second.operand());
    return switch (first.operator()) {
      case EQUAL ->
          second.operator() == Expr.CompareOperator.EQUAL
                  && first.operand() instanceof Expr.Text
                  && second.operand() instanceof Expr.Text
                  && !equal
              || second.operator() == Expr.CompareOperator.NOT_EQUAL && equal;
      case NOT_EQUAL -> second.operator() == Expr.CompareOperator.EQUAL && equal;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN -> false;
    };
  }

  private static boolean same(Expr left, Expr right) {
    return left.getClass() == right.getClass()
        && left.span()
            .text()
            .replaceAll("\\s+", "")
            .equals(right.span().text().replaceAll("\\s+", ""));
  }
}
