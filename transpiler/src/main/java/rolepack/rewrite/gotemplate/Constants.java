package rolepack.rewrite.gotemplate;

import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Subexpressions;
import rolepack.rewrite.scope.Shape;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// What Python makes of values that are known.
final class Constants {
  private static final SourceSpan NOWHERE = new SourceSpan(new SourceFile("", ""), 0, 0);

  private Constants() {}

  /// What Python prints for a value; empty where that is an error.
  static Optional<String> text(Value value) {
    if (value instanceof Value.Str text) {
      return Optional.of(text.text());
    }
    return evaluate("string", value).map(each -> ((Value.Str) each).text());
  }

  /// The text that a filter without arguments makes of a value; empty where that is an error.
  static Optional<String> filtered(String filter, Value value) {
    return evaluate(filter, value).flatMap(Constants::text);
  }

  /// What a filter makes of a value that is known; empty where its arguments are not, or where that
  /// is an error.
  static Optional<Value> applied(Expr.Filter filter, Value value) {
    boolean[] names = {false};
    Subexpressions.each(
        filter.arguments(), each -> Subexpressions.names(each, _ -> names[0] = true));
    return names[0] ? Optional.empty() : evaluate(filter.name(), filter.arguments(), value);
  }

  static boolean truth(Value value) {
    return switch (value) {
      case Value.Bool bool -> bool.value();
      case Value.Str text -> !text.text().isEmpty();
      case Value.None _ -> false;
      default -> evaluate("bool", value).isPresent() && truthOf(value);
    };
  }

  private static boolean truthOf(Value value) {
    return switch (value) {
      case Value.Int number -> number.value().signum() != 0;
      case Value.Float number -> number.value() != 0;
      case Value.List list -> !list.items().isEmpty();
      case Value.Tuple tuple -> !tuple.items().isEmpty();
      case Value.Dict dict -> !dict.entries().isEmpty();
      case Value.Undefined _ -> false;
      default -> true;
    };
  }

  private static Optional<Value> evaluate(String filter, Value value) {
    return evaluate(filter, Arguments.NONE, value);
  }

  private static Optional<Value> evaluate(String filter, Arguments arguments, Value value) {
    return evaluate(
        new Expr.Filter(NOWHERE, new Expr.Name(NOWHERE, "it"), filter, arguments),
        Map.of("it", value));
  }

  /// What an operator makes of values that are known; empty where that is an error.
  static Optional<Value> computed(Expr.BinaryOperator operator, Value left, Value right) {
    return evaluate(
        new Expr.Binary(
            NOWHERE, operator, new Expr.Name(NOWHERE, "left"), new Expr.Name(NOWHERE, "right")),
        Map.of("left", left, "right", right));
  }

  private static Optional<Value> evaluate(Expr expression, Map<String, Value> values) {
    try {
      Value made = Evaluator.evaluate(expression, Scope.of(values));
      return made instanceof Value.Undefined || made instanceof Value.Function
          ? Optional.empty()
          : Optional.of(made);
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }

  /// The value as Go's own constant, to compare or compute with; empty where Go has none.
  static Optional<GoExpr> go(Value value) {
    return switch (value) {
      case Value.Str text -> Optional.of(GoExpr.text(text.text()));
      case Value.Int number ->
          Optional.of(
              new GoExpr.Number(rolepack.ir.gotemplate.Position.NONE, number.value().toString()));
      case Value.Bool bool ->
          Optional.of(new GoExpr.Bool(rolepack.ir.gotemplate.Position.NONE, bool.value()));
      default -> Optional.empty();
    };
  }

  /// The type of a known value.
  static Shape shape(Value value) {
    return switch (value) {
      case Value.Str _, Value.Timestamp _ -> Shape.TEXT;
      case Value.Bool _ -> Shape.BOOL;
      case Value.Int _ -> Shape.INT;
      case Value.Float _ -> Shape.FLOAT;
      case Value.List list ->
          new Shape.ListOf(Shapes.join(list.items().stream().map(Constants::shape).toList()));
      case Value.Tuple tuple ->
          new Shape.ListOf(Shapes.join(tuple.items().stream().map(Constants::shape).toList()));
      case Value.Dict dict -> {
        java.util.LinkedHashMap<String, Shape> members = new java.util.LinkedHashMap<>();
        dict.entries()
            .forEach((key, each) -> text(key).ifPresent(name -> members.put(name, shape(each))));
        yield new Shape.MapOf(members, Shapes.join(java.util.List.copyOf(members.values())));
      }
      default -> Shape.UNKNOWN;
    };
  }
}
