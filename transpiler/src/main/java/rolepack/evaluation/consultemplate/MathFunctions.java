package rolepack.evaluation.consultemplate;

import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// `add`, `subtract`, `multiply`, `divide`, `modulo`, `minimum`, `maximum`: two numbers of any
/// type, the second operand first. Two unsigned numbers give an unsigned one, two whole ones an
/// `int64`, and a float makes it a float.
final class MathFunctions {
  private static final List<GoType> TWO = List.of(Basic.INTERFACE, Basic.INTERFACE);
  private static final String BY_ZERO = "runtime error: integer divide by zero";

  private MathFunctions() {}

  private interface OfLongs {
    long apply(long left, long right) throws GoFunctionError;
  }

  private interface OfDoubles {
    double apply(double left, double right);
  }

  static void addTo(Map<String, GoFunction> functions) {
    functions.put("add", of("add", (a, b) -> a + b, (a, b) -> a + b, (a, b) -> a + b));
    functions.put("subtract", of("subtract", (a, b) -> a - b, (a, b) -> a - b, (a, b) -> a - b));
    functions.put("multiply", of("multiply", (a, b) -> a * b, (a, b) -> a * b, (a, b) -> a * b));
    functions.put(
        "divide",
        of(
            "divide",
            (a, b) -> a / divisor(b),
            (a, b) -> Long.divideUnsigned(a, divisor(b)),
            (a, b) -> a / b));
    functions.put("modulo", GoFunction.of(Basic.INTERFACE, TWO, MathFunctions::modulo));
    functions.put("minimum", extreme("minimum", -1));
    functions.put("maximum", extreme("maximum", 1));
  }

  private static long divisor(long value) throws GoFunctionError {
    if (value == 0) {
      throw new GoFunctionError(BY_ZERO);
    }
    return value;
  }

  private static GoFunction of(String name, OfLongs signed, OfLongs unsigned, OfDoubles floats) {
    return GoFunction.of(
        Basic.INTERFACE,
        TWO,
        arguments -> {
          GoValue left = number(name, arguments.get(1));
          GoValue right = number(name, arguments.get(0));
          if (left instanceof GoValue.Float || right instanceof GoValue.Float) {
            return GoValue.of(floats.apply(real(left), real(right)));
          }
          return left instanceof GoValue.Uint && right instanceof GoValue.Uint
              ? GoValue.ofUint64(unsigned.apply(whole(left), whole(right)))
              : GoValue.ofInt64(signed.apply(whole(left), whole(right)));
        });
  }

  private static GoValue modulo(List<GoValue> arguments) throws GoFunctionError {
    GoValue left = wholeNumber(arguments.get(1));
    GoValue right = wholeNumber(arguments.get(0));
    long divisor = divisor(whole(right));
    return left instanceof GoValue.Uint && right instanceof GoValue.Uint
        ? GoValue.ofUint64(Long.remainderUnsigned(whole(left), divisor))
        : GoValue.ofInt64(whole(left) % divisor);
  }

  /// @param sign of the comparison of the first with the second when the first is taken
  private static GoFunction extreme(String name, int sign) {
    return GoFunction.of(
        Basic.INTERFACE,
        TWO,
        arguments -> {
          GoValue left = number(name, arguments.get(1));
          GoValue right = number(name, arguments.get(0));
          int order;
          if (left instanceof GoValue.Float || right instanceof GoValue.Float) {
            double one = real(left);
            double other = real(right);
            order = one < other ? -1 : one > other ? 1 : 0;
          } else if (left instanceof GoValue.Uint && right instanceof GoValue.Uint) {
            order = Long.compareUnsigned(whole(left), whole(right));
          } else {
            order = Long.compare(whole(left), whole(right));
          }
          return widest(order == sign ? left : right);
        });
  }

  private static GoValue widest(GoValue number) {
    return switch (number) {
      case GoValue.Int whole -> GoValue.ofInt64(whole.value());
      case GoValue.Uint whole -> GoValue.ofUint64(whole.value());
      case GoValue.Float real -> GoValue.of(real.value());
      case GoValue other -> other;
    };
  }

  private static GoValue number(String function, GoValue value) throws GoFunctionError {
    return switch (value) {
      case GoValue.Int _, GoValue.Uint _, GoValue.Float _ -> value;
      case GoValue other -> throw wrong(function, other);
    };
  }

  private static GoValue wholeNumber(GoValue value) throws GoFunctionError {
    return switch (value) {
      case GoValue.Int _, GoValue.Uint _ -> value;
      case GoValue other -> throw wrong("modulo", other);
    };
  }

  private static GoFunctionError wrong(String function, GoValue value) {
    String shown = value == GoValue.NIL ? "<invalid reflect.Value>" : Printing.quoted(value);
    return new GoFunctionError(
        "%s: unknown type for %s (%s)".formatted(function, shown, Printing.type(value)));
  }

  private static long whole(GoValue number) {
    return switch (number) {
      case GoValue.Int whole -> whole.value();
      case GoValue.Uint whole -> whole.value();
      case GoValue other -> 0;
    };
  }

  private static double real(GoValue number) {
    return switch (number) {
      case GoValue.Float real -> real.value();
      case GoValue.Uint whole when whole.value() < 0 ->
          new java.math.BigInteger(Long.toUnsignedString(whole.value())).doubleValue();
      case GoValue other -> whole(other);
    };
  }
}
