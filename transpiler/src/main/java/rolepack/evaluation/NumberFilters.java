package rolepack.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import rolepack.ir.jinja.Expr.BinaryOperator;

/// Filters on numbers.
final class NumberFilters {
  private NumberFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "int" -> Optional.of(NumberFilters::integer);
      case "float" -> Optional.of(NumberFilters::real);
      case "abs" -> Optional.of(NumberFilters::absolute);
      case "round" -> Optional.of(NumberFilters::round);
      case "log" -> Optional.of(NumberFilters::logarithm);
      case "pow" -> Optional.of(NumberFilters::power);
      case "root" -> Optional.of(NumberFilters::root);
      case "filesizeformat" -> Optional.of(ByteSizes::format);
      case "human_readable" -> Optional.of(ByteSizes::readable);
      case "human_to_bytes" -> Optional.of(ByteSizes::bytes);
      default -> Optional.empty();
    };
  }

  private static Value integer(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("int", "default?", "base?");
    Value otherwise = bound.or(0, Value.of(0));
    return switch (Types.known(operand)) {
      case Value.Str text -> {
        int base = bound.small(1, 10);
        if (base != 0 && (base < 2 || base > 36)) {
          yield real(text).map(NumberFilters::truncated).orElse(otherwise);
        }
        Optional<BigInteger> parsed = Numbers.parseInteger(text.text(), base);
        yield parsed.isPresent()
            ? new Value.Int(parsed.get())
            : real(text).map(NumberFilters::truncated).orElse(otherwise);
      }
      case Value.Float number when Double.isNaN(number.value()) -> otherwise;
      case Value.Float number -> truncated(number.value());
      case Value.Int number -> number;
      case Value.Bool bool -> new Value.Int(bool.number());
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value _ -> otherwise;
    };
  }

  private static Optional<Double> real(Value.Str text) {
    return Numbers.parseFloat(text.text()).filter(each -> !Double.isNaN(each));
  }

  private static Value truncated(double number) {
    return new Value.Int(Numbers.truncate(number));
  }

  private static Value real(Value operand, Inputs inputs) {
    Value otherwise = inputs.bind("float", "default?").or(0, new Value.Float(0));
    return switch (Types.known(operand)) {
      case Value.Str text ->
          Numbers.parseFloat(text.text())
              .map(each -> (Value) new Value.Float(each))
              .orElse(otherwise);
      case Value.Float number -> number;
      case Value.Int _, Value.Bool _ -> new Value.Float(Numbers.real(operand));
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value _ -> otherwise;
    };
  }

  private static Value absolute(Value operand, Inputs inputs) {
    inputs.bind("abs");
    return switch (Types.known(operand)) {
      case Value.Float number -> new Value.Float(Math.abs(number.value()));
      case Value.Int _, Value.Bool _ -> new Value.Int(Numbers.integer(operand).abs());
      case Value other ->
          throw Types.wrong(
              other, "bad operand type for abs(): '%s'".formatted(Types.name(operand)));
    };
  }

  private static Value round(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("round", "precision?", "method?");
    Value precision = bound.or(0, Value.of(0));
    return switch (bound.text(1, "method", "common")) {
      case "common" -> common(operand, precision);
      case "ceil" -> directed(operand, precision, RoundingMode.CEILING);
      case "floor" -> directed(operand, precision, RoundingMode.FLOOR);
      default ->
          throw new EvaluationException.Failed(
              PythonError.TEMPLATE, "method must be common, ceil or floor");
    };
  }

  private static Value common(Value operand, Value precision) {
    if (precision instanceof Value.None) {
      throw EvaluationException.unsupported("a precision of None");
    }
    int digits = Numbers.small(precision);
    return switch (Types.known(operand)) {
      case Value.Float number when !Double.isFinite(number.value()) || digits > 330 -> number;
      case Value.Float number -> {
        double rounded =
            digits < -330
                ? 0
                : new BigDecimal(number.value())
                    .setScale(digits, RoundingMode.HALF_EVEN)
                    .doubleValue();
        yield new Value.Float(Math.copySign(rounded, number.value()));
      }
      case Value.Int _, Value.Bool _ -> {
        BigInteger number = Numbers.integer(operand);
        yield new Value.Int(
            digits >= 0
                ? number
                : digits < -Numbers.MAX_DIGITS
                    ? BigInteger.ZERO
                    : new BigDecimal(number)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .toBigInteger());
      }
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value other ->
          throw Types.wrong(
              other, "type %s doesn't define __round__ method".formatted(Types.name(operand)));
    };
  }

  /// `math.ceil(value * 10**precision) / 10**precision`.
  private static Value directed(Value operand, Value precision, RoundingMode mode) {
    Value scale = Arithmetic.apply(BinaryOperator.POWER, Value.of(10), precision);
    Value scaled = Arithmetic.apply(BinaryOperator.MULTIPLY, Types.known(operand), scale);
    BigInteger whole =
        switch (scaled) {
          case Value.Float number -> {
            Numbers.truncate(number.value());
            yield new BigDecimal(number.value()).setScale(0, mode).toBigInteger();
          }
          case Value.Int number -> number.value();
          case Value other ->
              throw Types.wrong(other, "must be real number, not " + Types.name(scaled));
        };
    return Arithmetic.apply(BinaryOperator.DIVIDE, new Value.Int(whole), scale);
  }

  private static Value logarithm(Value operand, Inputs inputs) {
    Optional<Value> base = inputs.bind("log", "base?").get(0);
    double number = number(operand, "log");
    if (number <= 0) {
      throw EvaluationException.valueError("math domain error");
    }
    if (base.isEmpty()) {
      return new Value.Float(Math.log(number) / Math.log(Math.E));
    }
    double radix = number(base.get(), "log");
    if (radix == 10) {
      return new Value.Float(Math.log10(number));
    }
    if (radix <= 0) {
      throw EvaluationException.valueError("math domain error");
    }
    if (radix == 1) {
      throw new EvaluationException.Failed(PythonError.ZERO_DIVISION, "float division by zero");
    }
    return new Value.Float(Math.log(number) / Math.log(radix));
  }

  private static double number(Value value, String filter) {
    if (Numbers.isNumber(Types.known(value))) {
      return Numbers.real(value);
    }
    if (value instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    throw EvaluationException.filterError(filter + "() can only be used on numbers");
  }

  private static Value power(Value operand, Inputs inputs) {
    Value exponent = inputs.bind("pow", "y").at(0);
    return new Value.Float(power(number(operand, "pow"), number(exponent, "pow")));
  }

  /// Python's `math.pow`.
  private static double power(double base, double exponent) {
    if (base < 0 && Double.isFinite(exponent) && exponent != Math.rint(exponent)
        || base == 0 && exponent < 0) {
      throw EvaluationException.valueError("math domain error");
    }
    return Arithmetic.power(base, exponent);
  }

  private static Value root(Value operand, Inputs inputs) {
    Value base = inputs.bind("root", "base?").or(0, Value.of(2));
    double number = number(operand, "root");
    if (Equality.equal(base, Value.of(2))) {
      if (number < 0) {
        throw EvaluationException.filterError("root() can only be used on numbers");
      }
      return new Value.Float(Math.sqrt(number));
    }
    double degree =
        base instanceof Value.Str text
            ? Numbers.parseFloat(text.text())
                .orElseThrow(
                    () -> EvaluationException.filterError("root() can only be used on numbers"))
            : number(base, "root");
    if (degree == 0) {
      throw new EvaluationException.Failed(PythonError.ZERO_DIVISION, "float division by zero");
    }
    return new Value.Float(power(number, 1.0 / degree));
  }
}
