package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Expr.CompareOperator;
import rolepack.rewrite.scope.Shape;

/// `x is defined` and the other tests.
final class LowerTests {
  /// Tests that what is undefined does not pass; others fail for it.
  private static final Set<String> OF_TYPES =
      Set.of("string", "boolean", "integer", "float", "number", "mapping", "none", "sequence");

  private final Lowering lowering;

  LowerTests(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision test(Expr.Test test) {
    String name = Words.plain(test.name());
    return switch (name) {
      case "defined" -> defined(test.operand());
      case "undefined" -> lowering.conditions().not(defined(test.operand()));
      default -> lowering.conditions().merge(value(name, test));
    };
  }

  /// Whether a value is not undefined.
  Decision defined(Expr operand) {
    return lowering
        .conditions()
        .merge(
            lowering
                .expressions()
                .checked(operand)
                .then(each -> Decision.truth(!(each instanceof Lowered.Undefined))));
  }

  private Decision value(String name, Expr.Test test) {
    if (OF_TYPES.contains(name)) {
      return lowering
          .expressions()
          .checked(test.operand())
          .then(
              value ->
                  value instanceof Lowered.Undefined
                      ? Decision.truth(false)
                      : apply(name, value, test));
    }
    return lowering
        .value(test.operand())
        .then(
            value ->
                value instanceof Lowered.Undefined ? Decision.of(value) : apply(name, value, test));
  }

  Decision apply(String name, Lowered value, Expr.Test test) {
    if (value instanceof Lowered.Code code
        && code.form() == Lowered.Form.DATA
        && code.shape() instanceof Shape.Mixed) {
      Optional<GoExpr> asked = ofData(name, code.expr(), test);
      if (asked.isPresent()) {
        return Decision.truth(asked.get());
      }
    }
    List<Expr> arguments = test.arguments().positional();
    return switch (name) {
      case "none" -> lowering.comparisons().equal(value, new Lowered.Constant(Value.NONE), test);
      case "string" -> Decision.truth(shape(value, test) instanceof Shape.Text);
      case "boolean" -> Decision.truth(shape(value, test) instanceof Shape.Bool);
      case "integer" -> Decision.truth(shape(value, test) instanceof Shape.Int);
      case "float" -> Decision.truth(shape(value, test) instanceof Shape.Float);
      case "number" -> {
        Shape shape = shape(value, test);
        yield Decision.truth(
            shape instanceof Shape.Int
                || shape instanceof Shape.Float
                || shape instanceof Shape.Bool);
      }
      case "mapping" -> Decision.truth(shape(value, test) instanceof Shape.MapOf);
      case "iterable", "sequence" -> {
        Shape shape = shape(value, test);
        yield Decision.truth(
            shape instanceof Shape.Text
                || shape instanceof Shape.ListOf
                || shape instanceof Shape.MapOf);
      }
      case "even" -> remainder(value, 2, 0, test);
      case "odd" -> remainder(value, 2, 1, test);
      case "divisibleby" -> remainder(value, divisor(arguments, test), 0, test);
      case "eq", "equalto", "==" -> compare(CompareOperator.EQUAL, value, test);
      case "ne", "!=" -> compare(CompareOperator.NOT_EQUAL, value, test);
      case "lt", "lessthan", "<" -> compare(CompareOperator.LESS, value, test);
      case "le", "<=" -> compare(CompareOperator.LESS_OR_EQUAL, value, test);
      case "gt", "greaterthan", ">" -> compare(CompareOperator.GREATER, value, test);
      case "ge", ">=" -> compare(CompareOperator.GREATER_OR_EQUAL, value, test);
      case "in" -> compare(CompareOperator.IN, value, test);
      case "truthy" -> lowering.truths().of(value, test);
      case "falsy" -> lowering.conditions().not(lowering.truths().of(value, test));
      case "lower" -> same(value, "toLower", test);
      case "upper" -> same(value, "toUpper", test);
      case "version", "version_compare" -> version(value, test.arguments(), test);
      case "sameas" -> same(value, test);
      case "true", "false" -> {
        if (!(shape(value, test) instanceof Shape.Bool)) {
          yield Decision.truth(false);
        }
        Decision truth = lowering.truths().of(value, test);
        yield name.equals("true") ? truth : lowering.conditions().not(truth);
      }
      case "contains" -> {
        if (arguments.size() != 1) {
          throw new UntranslatableException(
              "test " + test.name(), test.span(), "it has no argument");
        }
        yield lowering
            .value(arguments.getFirst())
            .then(
                item ->
                    item instanceof Lowered.Undefined
                        ? Decision.of(item)
                        : lowering.comparisons().in(item, value, test));
      }
      case "match", "search", "regex" ->
          lowering.textFilters().matches(value, test, name.equals("match"));
      default -> throw UntranslatableException.unknown(test);
    };
  }

  /// What Go knows of a value's type that parseJSON has made.
  private static Optional<GoExpr> ofData(String name, GoExpr value, Expr.Test test) {
    return switch (name) {
      case "string" -> Optional.of(Texts.isOf("string", value));
      case "boolean" -> Optional.of(Texts.isOf("bool", value));
      case "number" ->
          Optional.of(
              GoExpr.call(
                  "regexMatch",
                  GoExpr.text("^(bool|float64)$"),
                  GoExpr.call("printf", GoExpr.text("%T"), value)));
      case "mapping" -> Optional.of(Texts.isOf("map[string]interface {}", value));
      case "true", "false" -> Optional.of(isBoolean(value, name.equals("true")));
      case "sameas" ->
          test.arguments().positional().size() == 1
                  && test.arguments().positional().getFirst() instanceof Expr.Bool bool
              ? Optional.of(isBoolean(value, bool.value()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static GoExpr isBoolean(GoExpr value, boolean which) {
    return GoExpr.call(
        "eq",
        GoExpr.call("printf", GoExpr.text("%T %v"), value, value),
        GoExpr.text("bool " + which));
  }

  private static Shape shape(Lowered value, Expr.Test test) {
    Shape shape =
        switch (value) {
          case Lowered.Constant(Value known) -> Constants.shape(known);
          case Lowered.Code code -> code.shape();
          case Lowered.Printed _ -> Shape.TEXT;
          case Lowered.Listed _, Lowered.Made _ -> new Shape.ListOf(Shape.UNKNOWN);
          case Lowered.Mapped _,
              Lowered.Groups _,
              Lowered.HostVariables _,
              Lowered.ThisHost _,
              Lowered.Namespace _,
              Lowered.NamedHost _ ->
              new Shape.MapOf(java.util.Map.of(), Shape.UNKNOWN);
          case Lowered.View _, Lowered.Undefined _ -> Shape.UNKNOWN;
        };
    if (shape instanceof Shape.Unknown || shape instanceof Shape.Mixed) {
      throw UntranslatableException.untyped(
          "test " + test.name(), test.span(), "the type of its operand is not known");
    }
    return shape;
  }

  private Decision compare(CompareOperator operator, Lowered value, Expr.Test test) {
    if (test.arguments().positional().isEmpty()) {
      throw new UntranslatableException("test " + test.name(), test.span(), "it has no argument");
    }
    return lowering
        .value(test.arguments().positional().getFirst())
        .then(other -> lowering.comparisons().compare(operator, value, other, test));
  }

  /// `x is version('1.2', '>=')`.
  Decision version(Lowered value, Arguments arguments, Expr place) {
    Optional<String> other =
        LowerFilters.argument(arguments, 0, "version").flatMap(lowering.texts()::known);
    String operator =
        LowerFilters.argument(arguments, 1, "operator")
            .map(each -> lowering.texts().known(each).orElse(""))
            .orElse("eq");
    Optional<VersionRegex> regex = other.flatMap(VersionRegex::of);
    if (regex.isEmpty()
        || arguments.positional().size() > 2
        || arguments.named().stream().anyMatch(each -> !each.name().endsWith("or"))) {
      throw new UntranslatableException(
          Words.of(place),
          place.span(),
          "what it compares with is not known to be numbers and dots");
    }
    String equal = regex.get().equal();
    String greater = regex.get().greater();
    return switch (operator) {
      case "==", "=", "eq" -> matches(value, equal, true, place);
      case "!=", "<>", "ne" -> matches(value, equal, false, place);
      case ">", "gt" -> matches(value, greater, true, place);
      case "<=", "le" -> matches(value, greater, false, place);
      case ">=", "ge" -> matches(value, equal + "|" + greater, true, place);
      case "<", "lt" -> matches(value, equal + "|" + greater, false, place);
      default ->
          throw new UntranslatableException(
              Words.of(place), place.span(), "its operator is not known");
    };
  }

  private Decision matches(Lowered value, String pattern, boolean wanted, Expr place) {
    Decision found = lowering.textFilters().matches(Decision.of(value), pattern, place);
    return wanted ? found : lowering.conditions().not(found);
  }

  /// `x is sameas true`: two booleans are the same if they are equal.
  private Decision same(Lowered value, Expr.Test test) {
    if (!(shape(value, test) instanceof Shape.Bool)
        || !(test.arguments().positional().getFirst() instanceof Expr.Bool)) {
      throw UntranslatableException.untyped(
          "test sameas", test.span(), "its operands are not known to be booleans");
    }
    return compare(CompareOperator.EQUAL, value, test);
  }

  private int divisor(List<Expr> arguments, Expr.Test test) {
    if (!arguments.isEmpty()
        && lowering.value(arguments.getFirst()).only().orElse(null)
            instanceof Lowered.Constant(Value.Int(var number))
        && number.bitLength() < 31
        && number.signum() > 0) {
      return number.intValue();
    }
    throw new UntranslatableException(
        "test " + test.name(), test.span(), "its argument is not known to be positive");
  }

  private Decision remainder(Lowered value, int divisor, int wanted, Expr.Test test) {
    GoExpr number = lowering.arithmetic().integer(value, test);
    GoExpr multiple =
        GoExpr.call(
            "multiply",
            GoExpr.integer(divisor),
            GoExpr.call("divide", GoExpr.integer(divisor), number));
    return Decision.truth(GoExpr.call(wanted == 0 ? "eq" : "ne", number, multiple));
  }

  private Decision same(Lowered value, String function, Expr.Test test) {
    GoExpr text = Texts.string(value, test);
    if (function.equals("toLower")) {
      return Decision.truth(
          GoCode.and(
              GoExpr.call("eq", text, GoExpr.call("toLower", text)),
              GoExpr.call("ne", text, GoExpr.call("toUpper", text))));
    }
    return Decision.truth(
        GoCode.and(
            GoExpr.call("eq", text, GoExpr.call("toUpper", text)),
            GoExpr.call("ne", text, GoExpr.call("toLower", text))));
  }
}
