package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/// Python's `iter(x)` and `list(x)`.
final class Iteration {
  private Iteration() {}

  static Iterator<Value> of(Value value) {
    return of(value, "'%s' object is not iterable");
  }

  /// @param complaint the message for a value that has no items, with its type
  static Iterator<Value> of(Value value, String complaint) {
    return switch (Types.known(value)) {
      case Value.Str text -> characters(text.text());
      case Value.List list -> items(list);
      case Value.Tuple tuple -> tuple.items().iterator();
      case Value.Dict dict -> keys(dict);
      case Value.Set set -> elements(set);
      case Value.Range range -> numbers(range);
      case Value.View view -> entries(view);
      case Value.Undefined _ -> List.<Value>of().iterator();
      case Value.Omit _ -> throw EvaluationException.unsupported("omit has no known characters");
      case Value.Instance _ ->
          throw EvaluationException.unsupported(
              "the items of %s are not known".formatted(Types.name(value)));
      case Value.None _,
          Value.Bool _,
          Value.Int _,
          Value.Float _,
          Value.Timestamp _,
          Value.Function _ ->
          throw EvaluationException.typeError(complaint.formatted(Types.name(value)));
      case Value.Unknown _ -> throw new AssertionError();
    };
  }

  static boolean isIterable(Value value) {
    return switch (Types.known(value)) {
      case Value.None _,
          Value.Bool _,
          Value.Int _,
          Value.Float _,
          Value.Timestamp _,
          Value.Function _ ->
          false;
      case Value.Instance instance -> instance.members().iterable();
      case Value _ -> true;
    };
  }

  /// The items in a new list.
  static List<Value> list(Value value) {
    return list(value, "'%s' object is not iterable");
  }

  static List<Value> list(Value value, String complaint) {
    List<Value> items = new ArrayList<>();
    Iterator<Value> each = of(value, complaint);
    while (each.hasNext()) {
      Meter.make(1);
      items.add(each.next());
    }
    return items;
  }

  static BigInteger length(Value.Range range) {
    BigInteger distance =
        range.step().signum() > 0
            ? range.stop().subtract(range.start())
            : range.start().subtract(range.stop());
    return distance.signum() <= 0
        ? BigInteger.ZERO
        : distance.subtract(BigInteger.ONE).divide(range.step().abs()).add(BigInteger.ONE);
  }

  static boolean contains(Value.Range range, BigInteger number) {
    BigInteger distance = number.subtract(range.start());
    return distance.mod(range.step().abs()).signum() == 0
        && distance.divide(range.step()).signum() >= 0
        && (distance.signum() == 0 || distance.signum() == range.step().signum())
        && distance.divide(range.step()).compareTo(length(range)) < 0;
  }

  private static Iterator<Value> characters(String text) {
    PrimitiveIterator.OfInt points = text.codePoints().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return points.hasNext();
      }

      @Override
      public Value next() {
        Meter.step();
        return Value.of(Character.toString(points.nextInt()));
      }
    };
  }

  /// Sees what is appended while it runs, as Python does.
  private static Iterator<Value> items(Value.List list) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < list.items().size();
      }

      @Override
      public Value next() {
        Meter.step();
        return list.items().get(next++);
      }
    };
  }

  private static Iterator<Value> keys(Value.Dict dict) {
    int size = dict.entries().size();
    Iterator<Value> keys = List.copyOf(dict.entries().keySet()).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return keys.hasNext();
      }

      @Override
      public Value next() {
        Meter.step();
        if (dict.entries().size() != size) {
          throw EvaluationException.valueError("dictionary changed size during iteration");
        }
        return keys.next();
      }
    };
  }

  private static Iterator<Value> entries(Value.View view) {
    Iterator<Value> keys = keys(view.dict());
    return switch (view.kind()) {
      case KEYS -> keys;
      case VALUES, ITEMS ->
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return keys.hasNext();
            }

            @Override
            public Value next() {
              Value key = keys.next();
              Value value = view.dict().entries().get(key);
              return view.kind() == Value.View.Kind.VALUES
                  ? value
                  : new Value.Tuple(List.of(key, value));
            }
          };
    };
  }

  private static Iterator<Value> elements(Value.Set set) {
    if (set.elements().size() > 1) {
      throw EvaluationException.unsupported("the order of a set is not known");
    }
    return List.copyOf(set.elements()).iterator();
  }

  private static Iterator<Value> numbers(Value.Range range) {
    BigInteger length = length(range);
    return new Iterator<>() {
      private BigInteger count = BigInteger.ZERO;
      private BigInteger next = range.start();

      @Override
      public boolean hasNext() {
        return count.compareTo(length) < 0;
      }

      @Override
      public Value next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Meter.step();
        Value.Int number = new Value.Int(next);
        next = next.add(range.step());
        count = count.add(BigInteger.ONE);
        return number;
      }
    };
  }
}
