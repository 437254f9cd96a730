package rolepack.rewrite.rule;

import java.util.List;
import rolepack.evaluation.Value;
import rolepack.frontend.jinja.TemplatePrinter;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;

/// Compares what is known of values, and measures expressions.
final class Sameness {
  private Sameness() {}

  /// Whether two expressions are the same, their places aside.
  static boolean of(Expr left, Expr right) {
    return left.getClass() == right.getClass()
        && (left == right || TemplatePrinter.print(left).equals(TemplatePrinter.print(right)));
  }

  /// Whether two values are the same in every respect; a list or a dict only if it is itself.
  static boolean of(Partial left, Partial right) {
    return switch (left) {
      case Partial.Static(Value value, _) ->
          right instanceof Partial.Static(Value other, _) && of(value, other);
      case Partial.Residual(Expr expression) ->
          right instanceof Partial.Residual(Expr other) && of(expression, other);
      case Partial.Printed(DataTemplate.Text definition) ->
          right instanceof Partial.Printed(DataTemplate.Text other) && definition == other;
      case Partial.Unusable unusable -> unusable.equals(right);
    };
  }

  private static boolean of(Value left, Value right) {
    if (left == right) {
      return true;
    }
    if (left.getClass() != right.getClass()) {
      return false;
    }
    return switch (left) {
      case Value.Str text -> text.equals(right) && text.kind() == ((Value.Str) right).kind();
      case Value.Float number -> Double.compare(number.value(), ((Value.Float) right).value()) == 0;
      case Value.None _, Value.Bool _, Value.Int _, Value.Undefined _ -> left.equals(right);
      case Value.List _,
          Value.Tuple _,
          Value.Dict _,
          Value.Set _,
          Value.Range _,
          Value.View _,
          Value.Unknown _,
          Value.Omit _,
          Value.Timestamp _,
          Value.Function _,
          Value.Instance _ ->
          false;
    };
  }

  /// How many nodes an expression has.
  static int size(Expr expression) {
    int size = 1;
    List<Expr> parts = Operands.of(expression);
    for (Expr part : parts) {
      size += size(part);
    }
    return size;
  }
}
