package rolepack.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Python's `==`, `in` and `hash`.
final class Equality {
  private Equality() {}

  static boolean equal(Value left, Value right) {
    Meter.step();
    if (left == right && left instanceof Value.Undefined undefined && undefined.strict()) {
      Types.known(left);
    }
    Types.known(left);
    Types.known(right);
    return switch (left) {
      case Value.Bool _, Value.Int _, Value.Float _ -> sameNumber(left, right);
      case Value.List list ->
          right instanceof Value.List that && sameItems(list.items(), that.items());
      case Value.Tuple tuple ->
          right instanceof Value.Tuple that && sameItems(tuple.items(), that.items());
      case Value.Dict dict -> right instanceof Value.Dict that && sameEntries(dict, that);
      case Value.Range range ->
          right instanceof Value.Range that
              && sameItems(Iteration.list(range), Iteration.list(that));
      case Value.View view -> right instanceof Value.View that && sameView(view, that);
      case Value.Undefined _ -> right instanceof Value.Undefined;
      case Value.None _,
          Value.Str _,
          Value.Set _,
          Value.Unknown _,
          Value.Omit _,
          Value.Timestamp _,
          Value.Function _,
          Value.Instance _ ->
          left.equals(right);
    };
  }

  /// Python's shortcut in containers: the same object is equal to itself, whatever it says.
  static boolean same(Value left, Value right) {
    return left == right || equal(left, right);
  }

  static boolean sameItems(List<Value> left, List<Value> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Meter.enter();
    try {
      for (int i = 0; i < left.size(); i++) {
        if (!same(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    } finally {
      Meter.leave();
    }
  }

  private static boolean sameEntries(Value.Dict left, Value.Dict right) {
    if (left.entries().size() != right.entries().size()) {
      return false;
    }
    Meter.enter();
    try {
      for (Map.Entry<Value, Value> entry : left.entries().entrySet()) {
        Value other = right.entries().get(entry.getKey());
        if (other == null || !same(entry.getValue(), other)) {
          return false;
        }
      }
      return true;
    } finally {
      Meter.leave();
    }
  }

  private static boolean sameView(Value.View left, Value.View right) {
    if (left.kind() != right.kind() || left.kind() == Value.View.Kind.VALUES) {
      return left.equals(right);
    }
    return left.kind() == Value.View.Kind.KEYS
        ? left.dict().entries().keySet().equals(right.dict().entries().keySet())
        : sameEntries(left.dict(), right.dict());
  }

  /// Whether two values are numbers, and the same one.
  static boolean sameNumber(Value left, Value right) {
    if (left instanceof Value.Float a && right instanceof Value.Float b) {
      return a.value() == b.value();
    }
    if (left instanceof Value.Float a) {
      return Numbers.isInteger(right) && sameNumber(a.value(), Numbers.integer(right));
    }
    if (right instanceof Value.Float b) {
      return Numbers.isInteger(left) && sameNumber(b.value(), Numbers.integer(left));
    }
    return Numbers.isInteger(left)
        && Numbers.isInteger(right)
        && Numbers.integer(left).equals(Numbers.integer(right));
  }

  private static boolean sameNumber(double real, BigInteger integer) {
    return Double.isFinite(real)
        && real == Math.rint(real)
        && new BigDecimal(real).toBigInteger().equals(integer);
  }

  static int numberHash(double value) {
    return Double.isFinite(value) && value == Math.rint(value)
        ? new BigDecimal(value).toBigInteger().hashCode()
        : Double.hashCode(value);
  }

  /// Python's `needle in container`.
  static boolean contains(Value container, Value needle) {
    return switch (Types.known(container)) {
      case Value.Str text -> {
        if (Types.known(needle) instanceof Value.Str part) {
          yield text.text().contains(part.text());
        }
        throw EvaluationException.typeError(
            "'in <string>' requires string as left operand, not " + Types.name(needle));
      }
      case Value.Dict dict -> dict.entries().containsKey(hashable(needle));
      case Value.Set set -> set.elements().contains(hashable(needle));
      case Value.View view when view.kind() == Value.View.Kind.KEYS ->
          view.dict().entries().containsKey(hashable(needle));
      case Value.Range range when Numbers.isInteger(needle) ->
          Iteration.contains(range, Numbers.integer(needle));
      case Value _ -> {
        Iterator<Value> items = Iteration.of(container, "argument of type '%s' is not iterable");
        while (items.hasNext()) {
          if (same(items.next(), needle)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  /// The value, if it can be a key.
  static Value hashable(Value value) {
    switch (Types.known(value)) {
      case Value.List _, Value.Dict _, Value.Set _ ->
          throw EvaluationException.typeError("unhashable type: '%s'".formatted(Types.name(value)));
      case Value.Tuple tuple -> tuple.items().forEach(Equality::hashable);
      case Value.View _ ->
          throw EvaluationException.typeError("unhashable type: '%s'".formatted(Types.name(value)));
      case Value _ -> {}
    }
    return value;
  }

  static boolean isHashable(Value value) {
    return switch (value) {
      case Value.List _, Value.Dict _, Value.Set _, Value.View _ -> false;
      case Value.Tuple tuple -> tuple.items().stream().allMatch(Equality::isHashable);
      case Value _ -> true;
    };
  }
}
