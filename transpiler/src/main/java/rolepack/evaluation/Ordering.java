package rolepack.evaluation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Python's `<`, `<=`, `>`, `>=`, and the sorting that they give.
final class Ordering {
  /// A comparison, with what it says of `compareTo`.
  enum Operator {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    private boolean holds(int comparison) {
      return switch (this) {
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  private Ordering() {}

  static boolean holds(Operator operator, Value left, Value right) {
    Meter.step();
    Types.known(left);
    if (Types.known(right) instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return isNan(left) || isNan(right) ? false : operator.holds(numbers(left, right));
    }
    return switch (left) {
      case Value.Str a when right instanceof Value.Str b ->
          operator.holds(CodePoints.compare(a.text(), b.text()));
      case Value.List a when right instanceof Value.List b -> items(operator, a.items(), b.items());
      case Value.Tuple a when right instanceof Value.Tuple b ->
          items(operator, a.items(), b.items());
      case Value.Set a when right instanceof Value.Set b -> subsets(operator, a, b);
      case Value.Timestamp a
          when right instanceof Value.Timestamp b && a.text().length() == b.text().length() ->
          operator.holds(a.text().compareTo(b.text()));
      case Value.View _ ->
          throw EvaluationException.unsupported("the order of " + Types.name(left));
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value _ ->
          throw Types.wrong(
              left instanceof Value.Partial ? left : right,
              "'%s' not supported between instances of '%s' and '%s'"
                  .formatted(operator.symbol, Types.name(left), Types.name(right)));
    };
  }

  private static boolean isNan(Value value) {
    return value instanceof Value.Float real && Double.isNaN(real.value());
  }

  private static int numbers(Value left, Value right) {
    if (left instanceof Value.Float a && right instanceof Value.Float b) {
      return a.value() == b.value() ? 0 : Double.compare(a.value(), b.value());
    }
    if (left instanceof Value.Float a) {
      return compare(a.value(), right);
    }
    if (right instanceof Value.Float b) {
      return -compare(b.value(), left);
    }
    return Numbers.integer(left).compareTo(Numbers.integer(right));
  }

  private static int compare(double real, Value integer) {
    if (Double.isInfinite(real)) {
      return real > 0 ? 1 : -1;
    }
    return new BigDecimal(real).compareTo(new BigDecimal(Numbers.integer(integer)));
  }

  private static boolean items(Operator operator, List<Value> left, List<Value> right) {
    Meter.enter();
    try {
      int common = Math.min(left.size(), right.size());
      for (int i = 0; i < common; i++) {
        if (!Equality.same(left.get(i), right.get(i))) {
          return holds(operator, left.get(i), right.get(i));
        }
      }
      return operator.holds(Integer.compare(left.size(), right.size()));
    } finally {
      Meter.leave();
    }
  }

  private static boolean subsets(Operator operator, Value.Set left, Value.Set right) {
    return switch (operator) {
      case LESS -> !left.equals(right) && right.elements().containsAll(left.elements());
      case LESS_OR_EQUAL -> right.elements().containsAll(left.elements());
      case GREATER -> !left.equals(right) && left.elements().containsAll(right.elements());
      case GREATER_OR_EQUAL -> left.elements().containsAll(right.elements());
    };
  }

  /// Python's `sorted(items, key=key, reverse=reverse)`: stable, in both directions.
  static <T> List<T> sorted(List<T> items, Function<T, Value> key, boolean reverse) {
    record Keyed<T>(Value key, T item) {}
    List<Keyed<T>> keyed = items.stream().map(each -> new Keyed<>(key.apply(each), each)).toList();
    Comparator<Keyed<T>> order =
        (a, b) ->
            holds(Operator.LESS, a.key(), b.key())
                ? -1
                : holds(Operator.LESS, b.key(), a.key()) ? 1 : 0;
    try {
      return keyed.stream().sorted(reverse ? order.reversed() : order).map(Keyed::item).toList();
    } catch (IllegalArgumentException _) {
      throw EvaluationException.unsupported("the values have no order that one can sort by");
    }
  }
}
