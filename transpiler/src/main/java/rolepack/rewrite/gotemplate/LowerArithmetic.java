package rolepack.rewrite.gotemplate;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `a + b`, `a // b`, `-a`: of numbers, and `+` and `%` of texts.
final class LowerArithmetic {
  private final Lowering lowering;

  LowerArithmetic(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision sign(Expr.Sign sign) {
    return lowering
        .value(sign.operand())
        .then(value -> value instanceof Lowered.Undefined ? Decision.of(value) : sign(value, sign));
  }

  private Decision sign(Lowered value, Expr.Sign sign) {
    if (Decimals.isCertain(value)) {
      GoExpr number = Decimals.number(value, this, sign);
      return Decimals.of(
          sign.negative() ? GoExpr.call("multiply", GoExpr.integer(-1), number) : number);
    }
    GoExpr number = integer(value, sign);
    return number(sign.negative() ? GoCode.minus(GoExpr.integer(0), number) : number);
  }

  Decision binary(Expr.Binary binary) {
    if (binary.operator() == Expr.BinaryOperator.MODULO
        && lowering.texts().known(binary.left()).isPresent()) {
      return lowering.textFilters().percent(binary);
    }
    Decision left = lowering.value(binary.left());
    Decision right = lowering.value(binary.right());
    return left.then(a -> right.then(b -> binary(a, b, binary)));
  }

  private Decision binary(Lowered a, Lowered b, Expr.Binary binary) {
    if (a instanceof Lowered.Undefined || b instanceof Lowered.Undefined) {
      return Decision.of(a instanceof Lowered.Undefined ? a : b);
    }
    if (a instanceof Lowered.Constant(Value left) && b instanceof Lowered.Constant(Value right)) {
      Optional<Value> known = Constants.computed(binary.operator(), left, right);
      if (known.isPresent()) {
        return Decision.constant(known.get());
      }
    }
    return switch (binary.operator()) {
      case ADD -> add(a, b, binary);
      case SUBTRACT -> computed("subtract", a, b, binary);
      case MULTIPLY -> computed("multiply", a, b, binary);
      case FLOOR_DIVIDE -> floor(integer(a, binary), divisor(b, binary));
      case MODULO -> modulo(integer(a, binary), divisor(b, binary), binary);
      case DIVIDE -> Decimals.quotient(a, b, this, binary);
      case POWER ->
          throw new UntranslatableException("operator **", binary.span(), "Go has no powers");
    };
  }

  private Decision add(Lowered a, Lowered b, Expr.Binary binary) {
    if (isText(a) || isText(b)) {
      return lowering
          .texts()
          .concat(
              List.of(
                  lowering.texts().of(a, binary.left()), lowering.texts().of(b, binary.right())),
              binary);
    }
    if (isList(a) || isList(b)) {
      return new ListJson(lowering).concat(ListJson.written(a), ListJson.written(b), binary);
    }
    return computed("add", a, b, binary);
  }

  /// consul-template's functions take their operands the other way round.
  private Decision computed(String function, Lowered a, Lowered b, Expr.Binary binary) {
    boolean floats = Decimals.isCertain(a) || Decimals.isCertain(b);
    if (!floats && (Decimals.isFloat(a) || Decimals.isFloat(b))) {
      throw new UntranslatableException(
          Words.of(binary),
          binary.span(),
          "it may be given an integer in place of a float; put |float before it");
    }
    GoExpr left = Decimals.number(a, this, binary);
    GoExpr right = Decimals.number(b, this, binary);
    GoExpr result = GoExpr.call(function, right, left);
    return floats ? Decimals.of(result) : number(result);
  }

  private static boolean isText(Lowered value) {
    return switch (value) {
      case Lowered.Constant(Value known) -> known instanceof Value.Str;
      case Lowered.Code code -> code.shape() instanceof Shape.Text;
      case Lowered.Printed _ -> true;
      default -> false;
    };
  }

  private static boolean isList(Lowered value) {
    return switch (value) {
      case Lowered.Listed _, Lowered.Made _ -> true;
      case Lowered.Constant(Value known) -> known instanceof Value.List;
      case Lowered.Code code -> code.shape() instanceof Shape.ListOf;
      default -> false;
    };
  }

  static Decision number(GoExpr expression) {
    return Decision.of(new Lowered.Code(expression, Lowered.Form.NUMBER, Shape.INT));
  }

  /// A Go integer.
  GoExpr integer(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.Int(BigInteger number)) -> literal(number);
      case Lowered.Constant(Value.Bool(boolean one)) -> GoExpr.integer(one ? 1 : 0);
      case Lowered.Code code when code.form() == Lowered.Form.NUMBER -> code.expr();
      case Lowered.Code code when code.shape() instanceof Shape.Int ->
          code.form() == Lowered.Form.STRING
              ? GoCode.pipe(code.expr(), "parseInt")
              : GoCode.pipe(digits(code.expr()), "parseInt");
      default ->
          throw UntranslatableException.untyped(
              Words.of(place), place.span(), "an operand is not known to be an integer");
    };
  }

  private GoExpr digits(GoExpr value) {
    GoExpr number =
        lowering.texts().isLate(value)
            ? GoCode.or(value, new GoExpr.Number(Position.NONE, "0.0"))
            : value;
    return GoExpr.call("printf", GoExpr.text("%.0f"), number);
  }

  static GoExpr literal(BigInteger number) {
    if (number.bitLength() > 62) {
      return new GoExpr.Number(Position.NONE, "0");
    }
    return new GoExpr.Number(Position.NONE, number.toString());
  }

  private static BigInteger divisor(Lowered value, Expr.Binary binary) {
    if (value instanceof Lowered.Constant(Value.Int(BigInteger number))
        && number.signum() > 0
        && number.bitLength() < 31) {
      return number;
    }
    throw new UntranslatableException(
        Words.of(binary),
        binary.span(),
        "its right operand is not known to be positive, and dividing by 0 ends the rendering");
  }

  /// Python rounds down, Go towards zero.
  private static Decision floor(GoExpr a, BigInteger b) {
    GoExpr quotient = GoExpr.call("divide", literal(b), a);
    if (isNatural(a)) {
      return number(quotient);
    }
    GoExpr below = GoCode.minus(a, literal(b.subtract(BigInteger.ONE)));
    return Decision.choose(
        Decision.truth(GoExpr.call("lt", a, GoExpr.integer(0))),
        () -> number(GoExpr.call("divide", literal(b), below)),
        () -> number(quotient));
  }

  private static Decision modulo(GoExpr a, BigInteger b, Expr.Binary binary) {
    return floor(a, b)
        .then(
            quotient ->
                number(
                    GoCode.minus(
                        a, GoExpr.call("multiply", literal(b), ((Lowered.Code) quotient).expr()))));
  }

  /// Whether an expression is never negative.
  private static boolean isNatural(GoExpr expression) {
    if (expression instanceof GoExpr.Number number) {
      return !number.text().startsWith("-");
    }
    if (!GoCode.arguments("len", expression).isEmpty()) {
      return true;
    }
    for (String function : List.of("add", "multiply", "divide")) {
      List<GoExpr> operands = GoCode.arguments(function, expression);
      if (!operands.isEmpty() && operands.stream().allMatch(LowerArithmetic::isNatural)) {
        return true;
      }
    }
    return false;
  }
}
