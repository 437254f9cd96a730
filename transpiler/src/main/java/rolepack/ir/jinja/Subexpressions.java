package rolepack.ir.jinja;

import java.util.function.Consumer;

/// Walks over the parts of expressions.
public final class Subexpressions {
  private Subexpressions() {}

  /// Gives the direct parts of an expression, in the order of the text but for an inline `if`,
  /// whose condition comes first, as it does when it is evaluated.
  public static void each(Expr expression, Consumer<Expr> action) {
    switch (expression) {
      case Expr.Name _, Expr.Text _, Expr.Int _, Expr.Float _, Expr.Bool _, Expr.None _ -> {}
      case Expr.ListLiteral list -> list.items().forEach(action);
      case Expr.TupleLiteral tuple -> tuple.items().forEach(action);
      case Expr.DictLiteral dict -> {
        for (Expr.DictEntry entry : dict.entries()) {
          action.accept(entry.key());
          action.accept(entry.value());
        }
      }
      case Expr.Attribute attribute -> action.accept(attribute.operand());
      case Expr.Index index -> {
        action.accept(index.operand());
        action.accept(index.index());
      }
      case Expr.Slice slice -> {
        action.accept(slice.operand());
        slice.start().ifPresent(action);
        slice.stop().ifPresent(action);
        slice.step().ifPresent(action);
      }
      case Expr.Call call -> {
        action.accept(call.operand());
        each(call.arguments(), action);
      }
      case Expr.Filter filter -> {
        action.accept(filter.operand());
        each(filter.arguments(), action);
      }
      case Expr.Test test -> {
        action.accept(test.operand());
        each(test.arguments(), action);
      }
      case Expr.Not not -> action.accept(not.operand());
      case Expr.Sign sign -> action.accept(sign.operand());
      case Expr.Binary binary -> {
        action.accept(binary.left());
        action.accept(binary.right());
      }
      case Expr.Logical logical -> {
        action.accept(logical.left());
        action.accept(logical.right());
      }
      case Expr.Concat concat -> concat.operands().forEach(action);
      case Expr.Compare compare -> {
        action.accept(compare.first());
        compare.comparisons().forEach(each -> action.accept(each.operand()));
      }
      case Expr.Conditional conditional -> {
        action.accept(conditional.condition());
        action.accept(conditional.then());
        conditional.otherwise().ifPresent(action);
      }
    }
  }

  /// Gives the arguments of a call, a filter or a test.
  public static void each(Arguments arguments, Consumer<Expr> action) {
    arguments.positional().forEach(action);
    arguments.named().forEach(named -> action.accept(named.value()));
    arguments.rest().ifPresent(action);
    arguments.namedRest().ifPresent(action);
  }

  /// Gives every name that an expression reads, as often as it does.
  public static void names(Expr expression, Consumer<String> action) {
    if (expression instanceof Expr.Name name) {
      action.accept(name.name());
    } else {
      each(expression, part -> names(part, action));
    }
  }
}
