package rolepack.evaluation.gotemplate;

import java.util.List;

/// `eq`, `lt` and the others.
final class Comparison {
  private static final String BAD_TYPE = "invalid type for comparison";
  private static final String MISMATCH = "incompatible types for comparison";

  private Comparison() {}

  /// The kinds that Go compares; whole numbers with and without a sign mix.
  private enum Kind {
    NONE,
    BOOL,
    COMPLEX,
    INT,
    FLOAT,
    STRING,
    UINT
  }

  private static Kind kind(Operand operand) {
    return switch (operand.value()) {
      case GoValue.Bool _ -> Kind.BOOL;
      case GoValue.Complex _ -> Kind.COMPLEX;
      case GoValue.Int _ -> Kind.INT;
      case GoValue.Float _ -> Kind.FLOAT;
      case GoValue.Text _ -> Kind.STRING;
      case GoValue.Uint _ -> Kind.UINT;
      case GoValue _ -> Kind.NONE;
    };
  }

  static Operand eq(List<Operand> arguments) throws GoFunctionError {
    if (arguments.size() < 2) {
      throw new GoFunctionError("missing argument for comparison");
    }
    for (Operand other : arguments.subList(1, arguments.size())) {
      if (equal(arguments.getFirst(), other)) {
        return Operand.of(GoValue.TRUE);
      }
    }
    return Operand.of(GoValue.FALSE);
  }

  static boolean notEqual(Operand left, Operand right) throws GoFunctionError {
    return !equal(left, right);
  }

  private static boolean equal(Operand first, Operand second) throws GoFunctionError {
    Operand left = first.concrete();
    Operand right = second.concrete();
    Kind leftKind = kind(left);
    Kind rightKind = kind(right);
    if (leftKind == Kind.NONE && rightKind == Kind.NONE) {
      return equalParts(left, right);
    }
    if (leftKind == rightKind) {
      return equalBasics(left.value(), right.value());
    }
    if (mixesSigns(leftKind, rightKind)) {
      return !isNegative(left) && !isNegative(right) && bits(left) == bits(right);
    }
    if (left.isValid() && right.isValid()) {
      throw new GoFunctionError(MISMATCH);
    }
    return false;
  }

  private static boolean equalBasics(GoValue left, GoValue right) {
    return switch (left) {
      case GoValue.Float(GoType _, double value) ->
          right instanceof GoValue.Float(GoType _, double other) && value == other;
      case GoValue.Complex(double real, double imaginary) ->
          right instanceof GoValue.Complex other
              && real == other.real()
              && imaginary == other.imaginary();
      case GoValue.Text(GoType _, String text) ->
          right instanceof GoValue.Text(GoType _, String other) && text.equals(other);
      case GoValue.Bool(boolean value) ->
          right instanceof GoValue.Bool(boolean other) && value == other;
      case GoValue _ -> bits(Operand.of(left)) == bits(Operand.of(right));
    };
  }

  private static boolean equalParts(Operand left, Operand right) throws GoFunctionError {
    if (!left.isValid() || !right.isValid()) {
      return isNil(left) == isNil(right);
    }
    if (left.value().getClass() != right.value().getClass()) {
      throw new GoFunctionError(
          Printf.sprintf(
              "non-comparable types %s: %v, %s: %v",
              List.of(
                  left.value(),
                  GoValue.of(left.type().toString()),
                  GoValue.of(right.type().toString()),
                  right.value())));
    }
    if (isNil(left) || isNil(right)) {
      return isNil(left) == isNil(right);
    }
    return switch (right.value()) {
      case GoValue.Items _ -> throw notComparable(right);
      case GoValue.Dictionary _ -> throw notComparable(right);
      case GoValue.Pointer(GoType _, var target) ->
          left.value() instanceof GoValue.Pointer(GoType _, var other)
              && target.orElseThrow() == other.orElseThrow();
      case GoValue value -> value.equals(left.value());
    };
  }

  private static GoFunctionError notComparable(Operand operand) {
    return new GoFunctionError(
        Printf.sprintf(
            "non-comparable type %s: %v",
            List.of(operand.value(), GoValue.of(operand.type().toString()))));
  }

  private static boolean isNil(Operand operand) {
    return switch (operand.value()) {
      case GoValue.Nil _ -> true;
      case GoValue.Items items -> items.isNil();
      case GoValue.Pointer pointer -> pointer.target().isEmpty();
      case GoValue _ -> false;
    };
  }

  private static boolean mixesSigns(Kind left, Kind right) {
    return (left == Kind.INT && right == Kind.UINT) || (left == Kind.UINT && right == Kind.INT);
  }

  private static boolean isNegative(Operand operand) {
    return operand.value() instanceof GoValue.Int(GoType _, long value) && value < 0;
  }

  private static long bits(Operand operand) {
    return switch (operand.value()) {
      case GoValue.Int(GoType _, long value) -> value;
      case GoValue.Uint(GoType _, long value) -> value;
      case GoValue _ -> 0;
    };
  }

  static boolean less(Operand first, Operand second) throws GoFunctionError {
    Operand left = first.concrete();
    Operand right = second.concrete();
    Kind leftKind = kind(left);
    Kind rightKind = kind(right);
    if (leftKind == Kind.NONE || rightKind == Kind.NONE) {
      throw new GoFunctionError(BAD_TYPE);
    }
    if (leftKind != rightKind) {
      if (!mixesSigns(leftKind, rightKind)) {
        throw new GoFunctionError(MISMATCH);
      }
      return isNegative(left)
          || (!isNegative(right) && Long.compareUnsigned(bits(left), bits(right)) < 0);
    }
    return switch (leftKind) {
      case BOOL, COMPLEX, NONE -> throw new GoFunctionError(BAD_TYPE);
      case INT -> bits(left) < bits(right);
      case UINT -> Long.compareUnsigned(bits(left), bits(right)) < 0;
      case FLOAT ->
          left.value() instanceof GoValue.Float(GoType _, double value)
              && right.value() instanceof GoValue.Float(GoType _, double other)
              && value < other;
      case STRING ->
          left.value() instanceof GoValue.Text(GoType _, String text)
              && right.value() instanceof GoValue.Text(GoType _, String other)
              && GoText.compare(text, other) < 0;
    };
  }

  static boolean lessOrEqual(Operand left, Operand right) throws GoFunctionError {
    return less(left, right) || equal(left, right);
  }
}
