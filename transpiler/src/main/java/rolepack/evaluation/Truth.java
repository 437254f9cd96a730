package rolepack.evaluation;

import java.math.BigInteger;

/// Python's `bool(x)` and `len(x)`.
final class Truth {
  private Truth() {}

  static boolean of(Value value) {
    return switch (Types.known(value)) {
      case Value.None _, Value.Undefined _ -> false;
      case Value.Bool bool -> bool.value();
      case Value.Int number -> number.value().signum() != 0;
      case Value.Float number -> number.value() != 0;
      case Value.Str text -> !text.text().isEmpty();
      case Value.List list -> !list.items().isEmpty();
      case Value.Tuple tuple -> !tuple.items().isEmpty();
      case Value.Dict dict -> !dict.entries().isEmpty();
      case Value.Set set -> !set.elements().isEmpty();
      case Value.Range range -> Iteration.length(range).signum() != 0;
      case Value.View view -> !view.dict().entries().isEmpty();
      case Value.Omit _, Value.Timestamp _, Value.Function _ -> true;
      case Value.Instance instance -> instance.members().truth();
      case Value.Unknown _ -> throw new AssertionError();
    };
  }

  /// Python's `len`.
  static BigInteger length(Value value) {
    return switch (Types.known(value)) {
      case Value.Str text -> BigInteger.valueOf(CodePoints.length(text.text()));
      case Value.List list -> BigInteger.valueOf(list.items().size());
      case Value.Tuple tuple -> BigInteger.valueOf(tuple.items().size());
      case Value.Dict dict -> BigInteger.valueOf(dict.entries().size());
      case Value.Set set -> BigInteger.valueOf(set.elements().size());
      case Value.Range range -> Iteration.length(range);
      case Value.View view -> BigInteger.valueOf(view.dict().entries().size());
      case Value.Undefined _ -> BigInteger.ZERO;
      case Value.Omit _ -> throw EvaluationException.unsupported("omit has no known length");
      case Value.Instance instance -> BigInteger.valueOf(instance.members().length());
      case Value.None _,
          Value.Bool _,
          Value.Int _,
          Value.Float _,
          Value.Timestamp _,
          Value.Function _ ->
          throw EvaluationException.typeError(
              "object of type '%s' has no len()".formatted(Types.name(value)));
      case Value.Unknown _ -> throw new AssertionError();
    };
  }
}
