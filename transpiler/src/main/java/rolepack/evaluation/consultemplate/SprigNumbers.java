package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.ANY;
import static rolepack.evaluation.consultemplate.SprigTable.INT;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions on numbers; what is no number counts as 0.
final class SprigNumbers {
  private static final GoType LONG = Basic.INT64;
  private static final GoType REAL = Basic.FLOAT64;
  private static final int MAX_ITEMS = 1_000_000;
  private static final int DIVISION_DIGITS = 16;

  private SprigNumbers() {}

  private interface OfLongs {
    long apply(long left, long right) throws GoFunctionError;
  }

  static void addTo(SprigTable table) {
    List<GoType> one = List.of(ANY);
    List<GoType> two = List.of(ANY, ANY);
    table.add("int", INT, one, a -> GoValue.ofInt(Casting.integer(a.get(0))));
    table.add("int64", LONG, one, a -> GoValue.ofInt64(Casting.integer(a.get(0))));
    table.add("float64", REAL, one, a -> GoValue.of(Casting.real(a.get(0))));
    table.add("atoi", INT, List.of(TEXT), a -> GoValue.ofInt(atoi(Arguments.text(a, 0))));
    table.add("toDecimal", LONG, one, a -> GoValue.ofInt64(octal(Printing.print(a.get(0)))));
    table.add("add1", LONG, one, a -> GoValue.ofInt64(Casting.integer(a.get(0)) + 1));
    table.addVariadic("add", LONG, one, a -> folded(a, 0, 0, (x, y) -> x + y));
    table.add("sub", LONG, two, a -> pair(a, (x, y) -> x - y));
    table.add("div", LONG, two, a -> pair(a, (x, y) -> x / nonZero(y)));
    table.add("mod", LONG, two, a -> pair(a, (x, y) -> x % nonZero(y)));
    table.addVariadic(
        "mul", LONG, two, a -> folded(a, Casting.integer(a.get(0)), 1, (x, y) -> x * y));
    for (String name : List.of("max", "biggest")) {
      table.addVariadic(name, LONG, two, a -> folded(a, Casting.integer(a.get(0)), 1, Math::max));
    }
    table.addVariadic("min", LONG, two, a -> folded(a, Casting.integer(a.get(0)), 1, Math::min));
    table.addVariadic("maxf", REAL, two, a -> extreme(a, true));
    table.addVariadic("minf", REAL, two, a -> extreme(a, false));
    table.add("floor", REAL, one, a -> GoValue.of(Math.floor(Casting.real(a.get(0)))));
    table.add("ceil", REAL, one, a -> GoValue.of(Math.ceil(Casting.real(a.get(0)))));
    table.addVariadic("round", REAL, List.of(ANY, INT, REAL), SprigNumbers::round);
    table.add(
        "add1f", REAL, one, a -> decimal(a.get(0), List.of(GoValue.ofInt(1)), BigDecimal::add));
    table.addVariadic("addf", REAL, one, a -> decimal(GoValue.of(0.0), a, BigDecimal::add));
    table.addVariadic("subf", REAL, two, a -> decimal(a.get(0), rest(a), BigDecimal::subtract));
    table.addVariadic("mulf", REAL, two, a -> decimal(a.get(0), rest(a), BigDecimal::multiply));
    table.addVariadic("divf", REAL, two, SprigNumbers::divide);
    table.addVariadic("seq", TEXT, List.of(INT), SprigNumbers::sequence);
  }

  private static List<GoValue> rest(List<GoValue> arguments) {
    return arguments.subList(1, arguments.size());
  }

  private static long atoi(String text) {
    try {
      return GoNumbers.parseInt(text, 10, "Atoi");
    } catch (GoFunctionError notWhole) {
      return 0;
    }
  }

  private static long octal(String text) {
    try {
      return GoNumbers.parseInt(text, 8, "ParseInt");
    } catch (GoFunctionError notOctal) {
      return 0;
    }
  }

  private static long nonZero(long divisor) throws GoFunctionError {
    if (divisor == 0) {
      throw new GoFunctionError("runtime error: integer divide by zero");
    }
    return divisor;
  }

  private static GoValue pair(List<GoValue> arguments, OfLongs operation) throws GoFunctionError {
    return GoValue.ofInt64(
        operation.apply(Casting.integer(arguments.get(0)), Casting.integer(arguments.get(1))));
  }

  private static GoValue folded(List<GoValue> arguments, long first, int start, OfLongs operation)
      throws GoFunctionError {
    long result = first;
    for (GoValue each : arguments.subList(start, arguments.size())) {
      result = operation.apply(result, Casting.integer(each));
    }
    return GoValue.ofInt64(result);
  }

  private static GoValue extreme(List<GoValue> arguments, boolean largest) {
    double result = Casting.real(arguments.get(0));
    for (GoValue each : rest(arguments)) {
      double other = Casting.real(each);
      result = largest ? Math.max(result, other) : Math.min(result, other);
    }
    return GoValue.of(result);
  }

  private static GoValue round(List<GoValue> arguments) {
    double limit =
        arguments.size() > 2 && arguments.get(2) instanceof GoValue.Float given
            ? given.value()
            : 0.5;
    double power = Math.pow(10, Arguments.integer(arguments, 1));
    double digits = power * Casting.real(arguments.get(0));
    double fraction = digits - (digits < 0 ? Math.ceil(digits) : Math.floor(digits));
    return GoValue.of((fraction >= limit ? Math.ceil(digits) : Math.floor(digits)) / power);
  }

  private static GoValue decimal(
      GoValue first, List<GoValue> others, BinaryOperator<BigDecimal> operation)
      throws GoFunctionError {
    BigDecimal result = decimal(first);
    for (GoValue each : others) {
      result = operation.apply(result, decimal(each));
    }
    return GoValue.of(result.doubleValue());
  }

  private static BigDecimal decimal(GoValue value) throws GoFunctionError {
    double number = Casting.real(value);
    if (!Double.isFinite(number)) {
      throw new GoFunctionError(
          "Cannot create a Decimal from " + Printing.print(GoValue.of(number)));
    }
    return new BigDecimal(Double.toString(number));
  }

  private static GoValue divide(List<GoValue> arguments) throws GoFunctionError {
    for (GoValue each : rest(arguments)) {
      if (Casting.real(each) == 0) {
        throw new GoFunctionError("decimal division by 0");
      }
    }
    return decimal(
        arguments.get(0),
        rest(arguments),
        (one, other) -> one.divide(other, DIVISION_DIGITS, RoundingMode.HALF_UP));
  }

  static GoValue until(List<GoValue> arguments) throws GoFunctionError {
    long end = Arguments.integer(arguments, 0);
    return steps(0, end, end < 0 ? -1 : 1);
  }

  static GoValue untilStep(List<GoValue> arguments) throws GoFunctionError {
    return steps(
        Arguments.integer(arguments, 0),
        Arguments.integer(arguments, 1),
        Arguments.integer(arguments, 2));
  }

  private static GoValue.Items steps(long start, long end, long step) throws GoFunctionError {
    List<GoValue> numbers = new ArrayList<>();
    boolean down = end < start;
    if (down ? step < 0 : step > 0) {
      if (Math.abs(end - start) / Math.abs(step) > MAX_ITEMS) {
        throw new GoFunctionError("more than " + MAX_ITEMS + " numbers");
      }
      for (long at = start; down ? at > end : at < end; at += step) {
        numbers.add(GoValue.ofInt(at));
      }
    }
    return new GoValue.Items(new GoType.Slice(INT), numbers);
  }

  private static GoValue sequence(List<GoValue> arguments) throws GoFunctionError {
    long first = arguments.isEmpty() ? 0 : Arguments.integer(arguments, 0);
    return switch (arguments.size()) {
      case 1 -> sequence(1, first < 1 ? -1 : 1, first);
      case 2 -> {
        long end = Arguments.integer(arguments, 1);
        yield sequence(first, end < first ? -1 : 1, end);
      }
      case 3 -> {
        long step = Arguments.integer(arguments, 1);
        long end = Arguments.integer(arguments, 2);
        yield end < first && step > 0 ? GoValue.of("") : sequence(first, step, end);
      }
      default -> GoValue.of("");
    };
  }

  private static GoValue sequence(long start, long step, long end) throws GoFunctionError {
    List<String> numbers = new ArrayList<>();
    for (GoValue each : steps(start, end + (end < start ? -1 : 1), step).elements()) {
      numbers.add(Printing.print(each));
    }
    return GoValue.of(String.join(" ", numbers));
  }
}
