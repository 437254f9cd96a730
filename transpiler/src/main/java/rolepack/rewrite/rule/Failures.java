package rolepack.rewrite.rule;

import java.util.List;
import rolepack.ir.jinja.Expr;

/// Whether evaluating an expression may be an error; a "no" is certain, a "yes" is not.
///
/// To read a variable that is not defined is none, nor is an attribute of it: that is only an
/// undefined value, whose use is one.
final class Failures {
  private Failures() {}

  static boolean mayFail(Expr expression) {
    return switch (expression) {
      case Expr.Name _, Expr.Text _, Expr.Int _, Expr.Float _, Expr.Bool _, Expr.None _ -> false;
      case Expr.ListLiteral list -> any(list.items());
      case Expr.TupleLiteral tuple -> any(tuple.items());
      case Expr.DictLiteral dict ->
          dict.entries().stream()
              .anyMatch(each -> !(each.key() instanceof Expr.Text) || mayFail(each.value()));
      case Expr.Attribute attribute ->
          attribute.name().startsWith("__") || mayFail(attribute.operand());
      case Expr.Index(_, Expr operand, Expr.Text key) ->
          key.value().startsWith("__") || mayFail(operand);
      case Expr.Index(_, Expr operand, Expr.Int _) -> mayFail(operand);
      case Expr.Test test ->
          !(test.name().equals("defined") || test.name().equals("undefined"))
              || !test.arguments().positional().isEmpty()
              || !test.arguments().named().isEmpty()
              || mayFail(test.operand());
      case Expr.Not not -> truthMayFail(not.operand());
      case Expr.Logical logical -> truthMayFail(logical.left()) || mayFail(logical.right());
      case Expr.Conditional conditional ->
          truthMayFail(conditional.condition())
              || mayFail(conditional.then())
              || conditional.otherwise().map(Failures::mayFail).orElse(false);
      case Expr.Index _,
          Expr.Slice _,
          Expr.Call _,
          Expr.Filter _,
          Expr.Sign _,
          Expr.Binary _,
          Expr.Concat _,
          Expr.Compare _ ->
          true;
    };
  }

  private static boolean any(List<Expr> items) {
    for (Expr item : items) {
      if (mayFail(item)) {
        return true;
      }
    }
    return false;
  }

  /// Whether asking for the truth of an expression may be an error.
  static boolean truthMayFail(Expr expression) {
    return switch (expression) {
      case Expr.Text _, Expr.Int _, Expr.Float _, Expr.Bool _, Expr.None _ -> false;
      case Expr.ListLiteral _, Expr.TupleLiteral _, Expr.DictLiteral _, Expr.Test _, Expr.Not _ ->
          mayFail(expression);
      case Expr.Logical logical -> truthMayFail(logical.left()) || truthMayFail(logical.right());
      case Expr.Conditional conditional ->
          truthMayFail(conditional.condition())
              || truthMayFail(conditional.then())
              || conditional.otherwise().map(Failures::truthMayFail).orElse(false);
      case Expr.Name _,
          Expr.Attribute _,
          Expr.Index _,
          Expr.Slice _,
          Expr.Call _,
          Expr.Filter _,
          Expr.Sign _,
          Expr.Binary _,
          Expr.Concat _,
          Expr.Compare _ ->
          true;
    };
  }

  /// Whether the value is never undefined, should there be one.
  static boolean isDefined(Expr expression) {
    return switch (expression) {
      case Expr.Text _,
          Expr.Int _,
          Expr.Float _,
          Expr.Bool _,
          Expr.None _,
          Expr.ListLiteral _,
          Expr.TupleLiteral _,
          Expr.DictLiteral _,
          Expr.Test _,
          Expr.Not _,
          Expr.Sign _,
          Expr.Binary _,
          Expr.Concat _,
          Expr.Compare _ ->
          true;
      case Expr.Logical logical -> isDefined(logical.left()) && isDefined(logical.right());
      case Expr.Conditional conditional ->
          isDefined(conditional.then())
              && conditional.otherwise().map(Failures::isDefined).orElse(false);
      case Expr.Name _, Expr.Attribute _, Expr.Index _, Expr.Slice _, Expr.Call _, Expr.Filter _ ->
          false;
    };
  }
}
