package rolepack.evaluation;

import java.util.Optional;

/// Finds tests by name, and has those of Jinja2.
final class Tests {
  private Tests() {}

  static Value apply(String name, Value operand, Inputs inputs) {
    Filter test =
        find(name)
            .orElseThrow(
                () -> EvaluationException.unsupported("the test %s is not known".formatted(name)));
    return test.apply(operand, inputs);
  }

  static Optional<Filter> find(String name) {
    String plain = Filters.plain(name);
    return builtIn(plain)
        .or(() -> comparison(plain))
        .or(() -> ResultTests.find(plain))
        .or(() -> ContentTests.find(plain));
  }

  /// A test without arguments.
  interface Simple {
    boolean test(Value value);
  }

  private static Optional<Filter> simple(String name, Simple test) {
    return Optional.of(
        (value, inputs) -> {
          inputs.bind(name);
          return Value.of(test.test(value));
        });
  }

  private static Optional<Filter> builtIn(String name) {
    return switch (name) {
      case "defined" -> simple(name, value -> !(value instanceof Value.Undefined));
      case "undefined" -> simple(name, value -> value instanceof Value.Undefined);
      case "none" -> simple(name, value -> known(value) instanceof Value.None);
      case "boolean" -> simple(name, value -> known(value) instanceof Value.Bool);
      case "true" -> simple(name, value -> known(value) instanceof Value.Bool(boolean is) && is);
      case "false" -> simple(name, value -> known(value) instanceof Value.Bool(boolean is) && !is);
      case "integer" -> simple(name, value -> known(value) instanceof Value.Int);
      case "float" -> simple(name, value -> known(value) instanceof Value.Float);
      case "number" -> simple(name, value -> Numbers.isNumber(known(value)));
      case "string" ->
          simple(name, value -> known(value) instanceof Value.Str || value instanceof Value.Omit);
      case "mapping" -> simple(name, value -> known(value) instanceof Value.Dict);
      case "sequence" -> simple(name, Tests::isSequence);
      case "iterable" -> simple(name, Iteration::isIterable);
      case "callable" -> simple(name, Tests::isCallable);
      case "escaped" ->
          simple(
              name,
              value ->
                  value instanceof Value.Undefined(_, boolean strict) && strict
                      || known(value) instanceof Value.Str text
                          && text.kind() == Value.Str.Kind.MARKUP);
      case "lower" -> simple(name, value -> TextCases.isLower(text(value)));
      case "upper" -> simple(name, value -> TextCases.isUpper(text(value)));
      case "odd" -> simple(name, value -> remainder(value, Value.of(2), Value.of(1)));
      case "even" -> simple(name, value -> remainder(value, Value.of(2), Value.of(0)));
      case "divisibleby" ->
          Optional.of(
              (value, inputs) ->
                  Value.of(remainder(value, inputs.bind(name, "num").at(0), Value.of(0))));
      case "filter" -> simple(name, value -> exists("filter", Filters.find(text(value))));
      case "test" -> simple(name, value -> exists("test", find(text(value))));
      default -> Optional.empty();
    };
  }

  private static Optional<Filter> comparison(String name) {
    return switch (name) {
      case "==", "eq", "equalto" ->
          Optional.of((value, in) -> Value.of(Equality.equal(value, only(name, in))));
      case "!=", "ne" ->
          Optional.of((value, in) -> Value.of(!Equality.equal(value, only(name, in))));
      case "<", "lt", "lessthan" -> ordered(name, Ordering.Operator.LESS);
      case "<=", "le" -> ordered(name, Ordering.Operator.LESS_OR_EQUAL);
      case ">", "gt", "greaterthan" -> ordered(name, Ordering.Operator.GREATER);
      case ">=", "ge" -> ordered(name, Ordering.Operator.GREATER_OR_EQUAL);
      case "in" -> Optional.of((value, in) -> Value.of(Equality.contains(only(name, in), value)));
      case "sameas" -> Optional.of((value, in) -> Value.of(isSame(value, only(name, in))));
      default -> Optional.empty();
    };
  }

  private static Value only(String name, Inputs inputs) {
    return inputs.bind(name, "other").at(0);
  }

  private static Optional<Filter> ordered(String name, Ordering.Operator operator) {
    return Optional.of(
        (value, inputs) -> Value.of(Ordering.holds(operator, value, only(name, inputs))));
  }

  /// The value, unless its type is not known; what is undefined has a type.
  private static Value known(Value value) {
    if (value instanceof Value.Unknown unknown) {
      throw EvaluationException.unsupported(unknown.why());
    }
    return value;
  }

  private static String text(Value value) {
    return Representation.str(Types.known(value));
  }

  private static boolean exists(String kind, Optional<Filter> found) {
    if (found.isEmpty()) {
      throw EvaluationException.unsupported("whether there is such a " + kind);
    }
    return true;
  }

  private static boolean remainder(Value value, Value divisor, Value wanted) {
    return Equality.equal(
        Arithmetic.apply(rolepack.ir.jinja.Expr.BinaryOperator.MODULO, value, divisor), wanted);
  }

  private static boolean isSequence(Value value) {
    return switch (known(value)) {
      case Value.Str _, Value.List _, Value.Tuple _, Value.Dict _, Value.Range _, Value.Omit _ ->
          true;
      case Value.Undefined undefined -> !undefined.strict();
      case Value _ -> false;
    };
  }

  private static boolean isCallable(Value value) {
    return switch (known(value)) {
      case Value.Function _, Value.Undefined _ -> true;
      case Value.Instance instance -> instance.members().call().isPresent();
      case Value _ -> false;
    };
  }

  /// Python's `is`, where it is certain: small integers and short texts may or may not be shared.
  private static boolean isSame(Value left, Value right) {
    known(left);
    known(right);
    return switch (left) {
      case Value.Bool _, Value.None _ -> left.equals(right);
      case Value.Int _, Value.Str _, Value.Float _, Value.Tuple _ -> {
        if (left != right && left.getClass() == right.getClass() && left.equals(right)) {
          throw EvaluationException.unsupported("whether equal values are the same object");
        }
        yield left == right;
      }
      case Value _ -> left == right;
    };
  }
}
