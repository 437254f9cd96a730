package rolepack.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import rolepack.ir.jinja.Expr.BinaryOperator;

/// Python's `+ - * / // % **` and the signs.
final class Arithmetic {
  private static final MathContext QUOTIENT = new MathContext(60);

  private Arithmetic() {}

  static Value apply(BinaryOperator operator, Value left, Value right) {
    if (left instanceof Value.Str text && operator == BinaryOperator.MODULO) {
      return PercentFormat.format(text, right);
    }
    Types.known(left);
    Types.known(right);
    if (left instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    if (right instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
      return integers(operator, Numbers.integer(left), Numbers.integer(right));
    }
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return new Value.Float(reals(operator, Numbers.real(left), Numbers.real(right)));
    }
    if (operator == BinaryOperator.ADD) {
      return add(left, right);
    }
    if (operator == BinaryOperator.MULTIPLY && Numbers.isInteger(right)) {
      return repeat(operator, left, right);
    }
    if (operator == BinaryOperator.MULTIPLY && Numbers.isInteger(left)) {
      return repeat(operator, right, left);
    }
    if (operator == BinaryOperator.SUBTRACT
        && left instanceof Value.Set a
        && right instanceof Value.Set b) {
      LinkedHashSet<Value> rest = new LinkedHashSet<>(a.elements());
      rest.removeAll(b.elements());
      return new Value.Set(rest);
    }
    throw unsupported(operator, left, right);
  }

  private static RuntimeException unsupported(BinaryOperator operator, Value left, Value right) {
    for (Value each : List.of(left, right)) {
      if (each instanceof Value.Partial || each instanceof Value.View) {
        return EvaluationException.unsupported(
            "%s of %s".formatted(operator.symbol(), Types.name(each)));
      }
    }
    return EvaluationException.typeError(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(operator.symbol(), Types.name(left), Types.name(right)));
  }

  private static Value integers(BinaryOperator operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case ADD -> new Value.Int(a.add(b));
      case SUBTRACT -> new Value.Int(a.subtract(b));
      case MULTIPLY -> {
        Meter.make((a.bitLength() + b.bitLength()) / 64);
        yield new Value.Int(a.multiply(b));
      }
      case DIVIDE -> new Value.Float(divide(a, b));
      case FLOOR_DIVIDE -> new Value.Int(floorDivide(a, nonZero(b, "integer division or modulo")));
      case MODULO -> new Value.Int(floorModulo(a, nonZero(b, "integer modulo")));
      case POWER -> power(a, b);
    };
  }

  private static BigInteger nonZero(BigInteger divisor, String what) {
    if (divisor.signum() == 0) {
      throw new EvaluationException.Failed(PythonError.ZERO_DIVISION, what + " by zero");
    }
    return divisor;
  }

  private static double divide(BigInteger a, BigInteger b) {
    nonZero(b, "division");
    if (a.bitLength() <= 53 && b.bitLength() <= 53) {
      return (double) a.longValue() / b.longValue();
    }
    if (a.signum() == 0) {
      return b.signum() < 0 ? -0.0 : 0.0;
    }
    double quotient = new BigDecimal(a).divide(new BigDecimal(b), QUOTIENT).doubleValue();
    if (Double.isInfinite(quotient)) {
      throw new EvaluationException.Failed(
          PythonError.OVERFLOW, "integer division result too large for a float");
    }
    return quotient;
  }

  static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() != 0 && parts[1].signum() != b.signum()
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0];
  }

  private static BigInteger floorModulo(BigInteger a, BigInteger b) {
    BigInteger rest = a.remainder(b);
    return rest.signum() != 0 && rest.signum() != b.signum() ? rest.add(b) : rest;
  }

  private static Value power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      return new Value.Float(power(Numbers.real(base), Numbers.real(exponent)));
    }
    if (base.abs().compareTo(BigInteger.ONE) <= 0) {
      return new Value.Int(
          exponent.signum() == 0
              ? BigInteger.ONE
              : exponent.testBit(0) ? base : base.multiply(base));
    }
    if (exponent.bitLength() > 31 || (long) base.bitLength() * exponent.intValue() > 1_000_000) {
      throw new EvaluationException.TooLarge("the power has more than a million bits");
    }
    return new Value.Int(base.pow(exponent.intValue()));
  }

  private static double reals(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / nonZero(b, "float division");
      case FLOOR_DIVIDE -> floorDivide(a, nonZero(b, "float floor division"));
      case MODULO -> floorModulo(a, nonZero(b, "float modulo"));
      case POWER -> power(a, b);
    };
  }

  private static double nonZero(double divisor, String what) {
    if (divisor == 0) {
      throw new EvaluationException.Failed(PythonError.ZERO_DIVISION, what + " by zero");
    }
    return divisor;
  }

  private static double floorModulo(double a, double b) {
    double rest = a % b;
    if (rest != 0) {
      return b < 0 != rest < 0 ? rest + b : rest;
    }
    return Math.copySign(0.0, b);
  }

  private static double floorDivide(double a, double b) {
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && b < 0 != rest < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  static double power(double base, double exponent) {
    if (base == 1 || exponent == 0) {
      return 1;
    }
    if (base == 0 && exponent < 0) {
      throw new EvaluationException.Failed(
          PythonError.ZERO_DIVISION, "0.0 cannot be raised to a negative power");
    }
    if (base < 0
        && Double.isFinite(base)
        && Double.isFinite(exponent)
        && exponent != Math.rint(exponent)) {
      throw EvaluationException.unsupported("complex numbers");
    }
    if (base == -1 && Double.isInfinite(exponent)) {
      return 1;
    }
    double result = Math.pow(base, exponent);
    if (Double.isInfinite(result) && Double.isFinite(base) && Double.isFinite(exponent)) {
      throw new EvaluationException.Failed(
          PythonError.OVERFLOW, "(34, 'Numerical result out of range')");
    }
    return result;
  }

  private static Value add(Value left, Value right) {
    return switch (left) {
      case Value.Str a when right instanceof Value.Str b -> Markup.add(a, b);
      case Value.List a when right instanceof Value.List b ->
          new Value.List(joined(a.items(), b.items()));
      case Value.Tuple a when right instanceof Value.Tuple b ->
          new Value.Tuple(joined(a.items(), b.items()));
      case Value.Str _, Value.List _, Value.Tuple _ ->
          throw Types.wrong(
              right,
              "can only concatenate %s (not \"%s\") to %s"
                  .formatted(Types.name(left), Types.name(right), Types.name(left)));
      case Value _ -> throw unsupported(BinaryOperator.ADD, left, right);
    };
  }

  private static List<Value> joined(List<Value> left, List<Value> right) {
    Meter.make((long) left.size() + right.size());
    List<Value> items = new ArrayList<>(left.size() + right.size());
    items.addAll(left);
    items.addAll(right);
    return items;
  }

  private static Value repeat(BinaryOperator operator, Value value, Value times) {
    if (Numbers.integer(times).bitLength() > 63) {
      throw new EvaluationException.Failed(
          PythonError.OVERFLOW, "cannot fit 'int' into an index-sized integer");
    }
    long count = Math.max(0, Numbers.small(times));
    return switch (value) {
      case Value.Str text -> {
        Meter.make(count * text.text().length());
        yield new Value.Str(text.text().repeat((int) count), Markup.kept(text.kind()));
      }
      case Value.List list -> new Value.List(repeat(list.items(), count));
      case Value.Tuple tuple -> new Value.Tuple(repeat(tuple.items(), count));
      case Value _ -> throw unsupported(operator, value, times);
    };
  }

  private static List<Value> repeat(List<Value> items, long count) {
    Meter.make(count * items.size());
    List<Value> repeated = new ArrayList<>((int) (count * items.size()));
    if (!items.isEmpty()) {
      for (long i = 0; i < count; i++) {
        repeated.addAll(items);
      }
    }
    return repeated;
  }

  /// `-x` and `+x`.
  static Value sign(boolean negative, Value value) {
    return switch (Types.known(value)) {
      case Value.Float number -> new Value.Float(negative ? -number.value() : number.value());
      case Value.Int number -> negative ? new Value.Int(number.value().negate()) : number;
      case Value.Bool bool -> new Value.Int(negative ? bool.number().negate() : bool.number());
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value other ->
          throw Types.wrong(
              other,
              "bad operand type for unary %s: '%s'"
                  .formatted(negative ? "-" : "+", Types.name(value)));
    };
  }
}
