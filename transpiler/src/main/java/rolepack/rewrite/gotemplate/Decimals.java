package rolepack.rewrite.gotemplate;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Floats: what makes them, and what Python prints for them.
final class Decimals {
  /// What Python's `float` takes; anything else is 0.0, as the empty text is for Go.
  private static final String NUMBER =
      "(?s)^\\s*([+-]?(?:[0-9]{1,99}\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?)\\s*$|^.*$";

  private Decimals() {}

  /// Whether a value is a float, or a part of a computation with floats.
  static boolean isFloat(Lowered value) {
    return value instanceof Lowered.Constant(Value.Float _)
        || value instanceof Lowered.Code code && code.shape() instanceof Shape.Float;
  }

  /// Whether what is computed with a value is a float, whatever the site stores: where a float is
  /// expected there may be an integer.
  static boolean isCertain(Lowered value) {
    return value instanceof Lowered.Constant(Value.Float _)
        || value instanceof Lowered.Code code && code.form() == Lowered.Form.DECIMAL;
  }

  /// Go's float64.
  static Decision of(GoExpr expression) {
    return Decision.of(new Lowered.Code(expression, Lowered.Form.DECIMAL, Shape.FLOAT));
  }

  /// A Go number for one of Python's, a float where it is one.
  static GoExpr number(Lowered value, LowerArithmetic arithmetic, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.Float(double number)) -> literal(number);
      case Lowered.Code code when code.shape() instanceof Shape.Float ->
          code.form() == Lowered.Form.STRING ? GoCode.pipe(code.expr(), "parseFloat") : code.expr();
      case Lowered other -> arithmetic.integer(other, place);
    };
  }

  /// The same as a float in any case.
  static GoExpr real(Lowered value, LowerArithmetic arithmetic, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.Int(BigInteger number)) -> literal(number.doubleValue());
      case Lowered other when isFloat(other) -> number(other, arithmetic, place);
      case Lowered other -> GoExpr.call("multiply", literal(1), arithmetic.integer(other, place));
    };
  }

  private static GoExpr literal(double value) {
    return new GoExpr.Number(Position.NONE, Constants.text(new Value.Float(value)).orElseThrow());
  }

  /// `a / b`. Dividing by 0 is an error of the original, which may not end the rendering.
  static Decision quotient(Lowered a, Lowered b, LowerArithmetic arithmetic, Expr.Binary place) {
    double divisor =
        switch (b) {
          case Lowered.Constant(Value.Int(BigInteger number)) -> number.doubleValue();
          case Lowered.Constant(Value.Float(double number)) -> number;
          case Lowered _ -> 0;
        };
    if (divisor == 0 || !Double.isFinite(divisor)) {
      throw new UntranslatableException(
          Words.of(place),
          place.span(),
          "its right operand is not known to be other than 0, which would end the rendering");
    }
    return of(GoExpr.call("divide", literal(divisor), number(a, arithmetic, place)));
  }

  /// `repr(x)`: Go prints 1.0 as 1, and turns to exponents at other places.
  static Decision text(GoExpr value) {
    GoExpr json = GoCode.pipe(value, "toJSON");
    return Decision.choose(
        Decision.truth(GoExpr.call("regexMatch", GoExpr.text("^-?(0\\.0000|[0-9]{17})|e"), json)),
        () -> string(GoExpr.call("printf", GoExpr.text("%v"), value)),
        () -> string(LowerTextFilters.replace(json, "^(-?[0-9]+)$", "${1}.0")));
  }

  private static Decision string(GoExpr text) {
    return Decision.of(new Lowered.Code(text, Lowered.Form.STRING, Shape.TEXT));
  }

  /// `int(x)`: what is behind the point is cut off.
  static Decision whole(GoExpr value) {
    List<GoExpr> rounded = GoCode.arguments("printf", GoCode.piped(value, "parseFloat"));
    if (rounded.size() == 2 && rounded.getFirst().equals(GoExpr.text("%.0f"))) {
      return LowerArithmetic.number(GoCode.pipe(GoCode.call("printf", rounded), "parseInt"));
    }
    GoExpr digits = GoExpr.call("printf", GoExpr.text("%.20f"), value);
    return LowerArithmetic.number(
        GoCode.pipe(LowerTextFilters.replace(digits, "^(-?[0-9]{1,18}).*$", "${1}"), "parseInt"));
  }

  /// `x|round(digits)`, half to even.
  static Decision rounded(Lowered value, Expr.Filter filter, Lowering lowering) {
    Optional<Expr> method = LowerFilters.argument(filter.arguments(), 1, "method");
    if (method.isPresent() && !lowering.texts().known(method.get()).equals(Optional.of("common"))) {
      throw failure(filter, "it rounds up or down");
    }
    int digits = 0;
    Optional<Expr> precision = LowerFilters.argument(filter.arguments(), 0, "precision");
    if (precision.isPresent()) {
      if (!(lowering.value(precision.get()).only().orElse(null)
              instanceof Lowered.Constant(Value.Int(BigInteger number)))
          || number.signum() < 0
          || number.bitLength() > 4) {
        throw failure(filter, "its precision is not a known number up to 15");
      }
      digits = number.intValue();
    }
    if (isFloat(value) && !isCertain(value)) {
      throw failure(filter, "it may be given an integer, which stays one; put |float before it");
    }
    if (!isFloat(value)) {
      return LowerArithmetic.number(lowering.arithmetic().integer(value, filter));
    }
    GoExpr number = number(value, lowering.arithmetic(), filter);
    return of(
        GoCode.pipe(GoExpr.call("printf", GoExpr.text("%." + digits + "f"), number), "parseFloat"));
  }

  /// `x|float`.
  static Decision decimal(Lowered value, Expr.Filter filter, Lowering lowering) {
    if (!filter.arguments().positional().isEmpty() || !filter.arguments().named().isEmpty()) {
      throw failure(filter, "it has arguments");
    }
    return switch (value) {
      case Lowered.Code code when code.shape() instanceof Shape.Text ->
          of(GoCode.pipe(LowerTextFilters.replace(code.expr(), NUMBER, "${1}"), "parseFloat"));
      case Lowered.Code code
          when code.form() == Lowered.Form.STRING && code.shape() instanceof Shape.Int ->
          of(GoCode.pipe(code.expr(), "parseFloat"));
      case Lowered other -> of(real(other, lowering.arithmetic(), filter));
    };
  }

  private static UntranslatableException failure(Expr.Filter filter, String message) {
    return new UntranslatableException("filter " + filter.name(), filter.span(), message);
  }
}
