package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Python's `x[start:stop:step]`.
final class Slicing {
  private Slicing() {}

  static Value slice(
      Value value, Optional<Value> start, Optional<Value> stop, Optional<Value> step) {
    return switch (value) {
      case Value.Undefined undefined when undefined.strict() -> undefined;
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value.Str text -> {
        int length = CodePoints.length(text.text());
        Bounds bounds = Bounds.of(length, start, stop, step);
        yield new Value.Str(cut(text.text(), bounds), Markup.kept(text.kind()));
      }
      case Value.List list -> new Value.List(cut(list.items(), start, stop, step));
      case Value.Tuple tuple -> new Value.Tuple(cut(tuple.items(), start, stop, step));
      case Value.Range range -> cut(range, Bounds.of(length(range), start, stop, step));
      case Value.Dict _ -> throw EvaluationException.typeError("unhashable type: 'slice'");
      case Value.Unknown _, Value.Omit _, Value.Instance _ ->
          throw EvaluationException.unsupported("a slice of " + Types.name(value));
      case Value other ->
          throw Types.wrong(other, "'%s' object is not subscriptable".formatted(Types.name(value)));
    };
  }

  private static int length(Value.Range range) {
    BigInteger length = Iteration.length(range);
    if (length.bitLength() > 30) {
      throw new EvaluationException.TooLarge("a range of more than a billion numbers");
    }
    return length.intValue();
  }

  private static String cut(String text, Bounds bounds) {
    if (bounds.step == 1) {
      return CodePoints.slice(text, bounds.start, Math.max(bounds.start, bounds.stop));
    }
    int[] points = text.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (long i = bounds.start; bounds.holds(i); i += bounds.step) {
      out.appendCodePoint(points[(int) i]);
    }
    return out.toString();
  }

  private static List<Value> cut(
      List<Value> items, Optional<Value> start, Optional<Value> stop, Optional<Value> step) {
    Bounds bounds = Bounds.of(items.size(), start, stop, step);
    List<Value> part = new ArrayList<>();
    for (long i = bounds.start; bounds.holds(i); i += bounds.step) {
      part.add(items.get((int) i));
    }
    Meter.make(part.size());
    return part;
  }

  private static Value cut(Value.Range range, Bounds bounds) {
    BigInteger step = range.step().multiply(BigInteger.valueOf(bounds.step));
    return new Value.Range(
        range.start().add(range.step().multiply(BigInteger.valueOf(bounds.start))),
        range.start().add(range.step().multiply(BigInteger.valueOf(bounds.stop))),
        step);
  }

  /// Where a slice starts and ends, within a sequence of some length.
  private record Bounds(int start, int stop, int step) {
    boolean holds(long index) {
      return step > 0 ? index < stop : index > stop;
    }

    static Bounds of(
        int length, Optional<Value> start, Optional<Value> stop, Optional<Value> step) {
      int by = step.filter(Bounds::given).map(Bounds::index).orElse(1);
      if (by == 0) {
        throw EvaluationException.valueError("slice step cannot be zero");
      }
      return new Bounds(
          start
              .filter(Bounds::given)
              .map(each -> within(index(each), length, by))
              .orElse(by > 0 ? 0 : length - 1),
          stop.filter(Bounds::given)
              .map(each -> within(index(each), length, by))
              .orElse(by > 0 ? length : -1),
          by);
    }

    private static boolean given(Value value) {
      return !(value instanceof Value.None);
    }

    private static int index(Value value) {
      if (value instanceof Value.Undefined || Numbers.isInteger(Types.known(value))) {
        if (value instanceof Value.Undefined) {
          throw EvaluationException.typeError(
              "slice indices must be integers or None or have an __index__ method");
        }
        return Numbers.small(value);
      }
      throw EvaluationException.typeError(
          "slice indices must be integers or None or have an __index__ method");
    }

    private static int within(int index, int length, int step) {
      int least = step > 0 ? 0 : -1;
      int most = step > 0 ? length : length - 1;
      long counted = index < 0 ? (long) index + length : index;
      return (int) Math.max(least, Math.min(most, counted));
    }
  }
}
