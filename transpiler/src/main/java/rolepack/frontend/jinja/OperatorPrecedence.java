package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Expr.BinaryOperator;
import rolepack.ir.jinja.Expr.CompareOperator;
import rolepack.ir.jinja.Expr.LogicalOperator;

/// Makes a tree of a row of operands and operators, by Jinja2's precedence: `or`, `and`, `not`,
/// comparisons, `+ -`, `~`, `* / // %`, `**`, from loose to tight. All of them group to the left;
/// comparisons and `~` take any number of operands.
final class OperatorPrecedence {
  private static final int NOT_LEVEL = 3;
  private static final int COMPARE_LEVEL = 4;
  private static final int CONCAT_LEVEL = 6;

  /// `not in`, as a type of its own.
  static final int NOT_IN = -NOT;

  /// A value and the range of the text that it covers, its parentheses included.
  record Operand(Expr expression, int start, int end) {}

  /// An operator that waits for what stands right of it; the range starts where a prefix stands.
  private record Operator(int type, int level, int start) {}

  private final SourceText source;
  private final List<Operand> operands = new ArrayList<>();
  private final List<Operator> operators = new ArrayList<>();

  OperatorPrecedence(SourceText source) {
    this.source = source;
  }

  /// Reads a prefix `not`.
  void not(Token token) {
    operators.add(new Operator(NOT, NOT_LEVEL, token.getStartIndex()));
  }

  /// Reads an operand.
  void operand(Operand operand) {
    operands.add(operand);
  }

  /// Reads an operator between two operands.
  void operator(int type) {
    int level = level(type);
    boolean many = level == COMPARE_LEVEL || level == CONCAT_LEVEL;
    while (!operators.isEmpty()) {
      int top = operators.getLast().level();
      if (top < level || (top == level && many)) {
        break;
      }
      reduce();
    }
    operators.add(new Operator(type, level, 0));
  }

  /// The tree of everything read.
  Operand result() {
    while (!operators.isEmpty()) {
      reduce();
    }
    return operands.getFirst();
  }

  private void reduce() {
    Operator operator = operators.removeLast();
    Operand right = operands.removeLast();
    switch (operator.level()) {
      case NOT_LEVEL -> {
        var span = source.span(operator.start(), right.end());
        operands.add(
            new Operand(new Expr.Not(span, right.expression()), operator.start(), right.end()));
      }
      case COMPARE_LEVEL, CONCAT_LEVEL -> reduceMany(operator, right);
      default -> {
        Operand left = operands.removeLast();
        operands.add(binary(operator.type(), left, right));
      }
    }
  }

  private void reduceMany(Operator last, Operand right) {
    List<Operator> row = new ArrayList<>();
    List<Operand> values = new ArrayList<>();
    row.addFirst(last);
    values.addFirst(right);
    while (!operators.isEmpty() && operators.getLast().level() == last.level()) {
      row.add(operators.removeLast());
      values.add(operands.removeLast());
    }
    Operand first = operands.removeLast();
    var span = source.span(first.start(), right.end());
    Expr made;
    if (last.level() == CONCAT_LEVEL) {
      values.add(first);
      made = new Expr.Concat(span, values.reversed().stream().map(Operand::expression).toList());
    } else {
      List<Expr.Comparison> comparisons = new ArrayList<>(row.size());
      for (int each = row.size() - 1; each >= 0; each--) {
        comparisons.add(
            new Expr.Comparison(compare(row.get(each).type()), values.get(each).expression()));
      }
      made = new Expr.Compare(span, first.expression(), comparisons);
    }
    operands.add(new Operand(made, first.start(), right.end()));
  }

  private Operand binary(int type, Operand left, Operand right) {
    var span = source.span(left.start(), right.end());
    Expr made =
        type == AND || type == OR
            ? new Expr.Logical(
                span,
                type == AND ? LogicalOperator.AND : LogicalOperator.OR,
                left.expression(),
                right.expression())
            : new Expr.Binary(span, arithmetic(type), left.expression(), right.expression());
    return new Operand(made, left.start(), right.end());
  }

  private static int level(int type) {
    return switch (type) {
      case OR -> 1;
      case AND -> 2;
      case EQ, NE, LT, LE, GT, GE, IN, NOT_IN -> COMPARE_LEVEL;
      case ADD, SUB -> 5;
      case TILDE -> CONCAT_LEVEL;
      case MUL, DIV, FLOORDIV, MOD -> 7;
      case POW -> 8;
      default -> throw new IllegalArgumentException("no operator: " + type);
    };
  }

  private static CompareOperator compare(int type) {
    return switch (type) {
      case EQ -> CompareOperator.EQUAL;
      case NE -> CompareOperator.NOT_EQUAL;
      case LT -> CompareOperator.LESS;
      case LE -> CompareOperator.LESS_OR_EQUAL;
      case GT -> CompareOperator.GREATER;
      case GE -> CompareOperator.GREATER_OR_EQUAL;
      case IN -> CompareOperator.IN;
      default -> CompareOperator.NOT_IN;
    };
  }

  private static BinaryOperator arithmetic(int type) {
    return switch (type) {
      case ADD -> BinaryOperator.ADD;
      case SUB -> BinaryOperator.SUBTRACT;
      case MUL -> BinaryOperator.MULTIPLY;
      case DIV -> BinaryOperator.DIVIDE;
      case FLOORDIV -> BinaryOperator.FLOOR_DIVIDE;
      case MOD -> BinaryOperator.MODULO;
      default -> BinaryOperator.POWER;
    };
  }
}
