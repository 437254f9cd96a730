package rolepack.evaluation.gotemplate;

import java.util.List;
import java.util.Optional;
import rolepack.ir.gotemplate.ExpressionText;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.NumberLiteral;

/// Evaluates the arguments of functions for the types of their parameters.
final class Arguments {
  private final ExecutionState state;
  private final PipelineEvaluator pipelines;

  Arguments(ExecutionState state, PipelineEvaluator pipelines) {
    this.state = state;
    this.pipelines = pipelines;
  }

  /// The value of an argument.
  ///
  /// @param type the parameter's type; empty where any value will do
  Operand evaluate(Operand dot, Optional<GoType> type, GoExpr argument) {
    state.at(argument);
    return switch (argument) {
      case GoExpr.Dot _ -> validate(dot, type);
      case GoExpr.Nil _ -> {
        if (type.isPresent() && !canBeNil(type.get())) {
          throw state.failure("cannot assign nil to " + type.get());
        }
        yield type.isEmpty() ? Operand.INVALID : nil(type.get());
      }
      case GoExpr.Field field ->
          validate(pipelines.field(dot, field, List.of(argument), Operand.ABSENT), type);
      case GoExpr.Variable variable ->
          validate(pipelines.variable(dot, variable, List.of(), Operand.ABSENT), type);
      case GoExpr.Parenthesised inner -> validate(pipelines.evaluate(dot, inner.pipeline()), type);
      case GoExpr.Function function ->
          validate(pipelines.function(dot, function, function, List.of(), Operand.ABSENT), type);
      case GoExpr.Chain chain ->
          validate(pipelines.chain(dot, chain, List.of(), Operand.ABSENT), type);
      case GoExpr.Bool bool -> literal(type, bool);
      case GoExpr.Number number -> literal(type, number);
      case GoExpr.Text text -> literal(type, text);
    };
  }

  private static Operand nil(GoType type) {
    return type == Builtins.REFLECT ? Operand.INVALID : Operand.of(ZeroValues.of(type), type);
  }

  private Operand literal(Optional<GoType> parameter, GoExpr argument) {
    if (parameter.isEmpty()
        || parameter.get().isInterface()
        || parameter.get() == Builtins.REFLECT) {
      return switch (argument) {
        case GoExpr.Bool bool -> Operand.of(GoValue.of(bool.value()));
        case GoExpr.Text text -> Operand.of(GoValue.of(text.value()));
        case GoExpr.Number number -> pipelines.constant(number);
        case GoExpr other -> throw cannotHandle(other, parameter);
      };
    }
    GoType type = parameter.get();
    return switch (type.underlying()) {
      case GoType.Basic basic -> literal(type, basic, argument);
      case GoType _ -> throw cannotHandle(argument, parameter);
    };
  }

  private ExecutionFailure cannotHandle(GoExpr argument, Optional<GoType> type) {
    return state.failure(
        "can't handle "
            + ExpressionText.inMessage(argument)
            + " for arg of type "
            + type.map(GoType::toString).orElse(""));
  }

  private Operand literal(GoType type, GoType.Basic basic, GoExpr argument) {
    return switch (basic) {
      case BOOL -> {
        if (argument instanceof GoExpr.Bool bool) {
          yield Operand.of(GoValue.of(bool.value()));
        }
        throw expected("bool", argument);
      }
      case STRING -> {
        if (argument instanceof GoExpr.Text text) {
          yield Operand.of(new GoValue.Text(type, text.value()));
        }
        throw expected("string", argument);
      }
      case INT, INT8, INT16, INT32, INT64 ->
          Operand.of(ZeroValues.whole(type, number(argument, "integer").integer()));
      case UINT, UINT8, UINT16, UINT32, UINT64 ->
          Operand.of(ZeroValues.whole(type, number(argument, "unsigned integer").unsigned()));
      case FLOAT32, FLOAT64 ->
          Operand.of(new GoValue.Float(type, number(argument, "float").real()));
      case COMPLEX128 -> {
        NumberLiteral literal = number(argument, "complex");
        yield Operand.of(new GoValue.Complex(literal.real(), literal.imaginary()));
      }
      case INTERFACE -> throw cannotHandle(argument, Optional.of(type));
    };
  }

  private NumberLiteral number(GoExpr argument, String kind) {
    if (argument instanceof GoExpr.Number number) {
      NumberLiteral literal = NumberLiteral.read(number.text());
      boolean fits =
          switch (kind) {
            case "integer" -> literal.isInt();
            case "unsigned integer" -> literal.isUint();
            case "float" -> literal.isFloat();
            default -> literal.isComplex();
          };
      if (fits) {
        return literal;
      }
    }
    throw expected(kind, argument);
  }

  private ExecutionFailure expected(String kind, GoExpr argument) {
    return state.failure("expected " + kind + "; found " + ExpressionText.inMessage(argument));
  }

  /// Checks that a value can be given for a parameter, and takes it out of its interface or behind
  /// its pointer for that.
  Operand validate(Operand value, Optional<GoType> parameter) {
    if (parameter.isEmpty() || parameter.get() == Builtins.REFLECT) {
      return value;
    }
    GoType type = parameter.get();
    if (!value.isValid()) {
      if (canBeNil(type)) {
        return nil(type);
      }
      throw state.failure("invalid value; expected " + type);
    }
    if (type.isInterface() || isAssignable(value.type(), type)) {
      return value;
    }
    Operand inner = value.isNilInterface() ? value : value.concrete();
    if (value.inInterface() && isAssignable(inner.type(), type)) {
      return inner;
    }
    if (inner.value() instanceof GoValue.Pointer(GoType pointer, Optional<GoValue> target)
        && pointer instanceof GoType.Pointer(GoType to)
        && isAssignable(to, type)) {
      if (target.isEmpty()) {
        throw state.failure("dereference of nil pointer of type " + type);
      }
      return Operand.of(target.get());
    }
    throw state.failure("wrong type for value; expected " + type + "; got " + inner.type());
  }

  /// Whether a value of one type can be given where the other one is wanted.
  static boolean isAssignable(GoType type, GoType wanted) {
    if (wanted.isInterface() || type.equals(wanted)) {
      return true;
    }
    boolean unnamed = isUnnamed(type) || isUnnamed(wanted);
    return unnamed && type.underlying().equals(wanted.underlying());
  }

  private static boolean isUnnamed(GoType type) {
    return !(type instanceof GoType.Basic) && !(type instanceof GoType.Named);
  }

  static boolean canBeNil(GoType type) {
    return type == Builtins.REFLECT
        || switch (type.underlying()) {
          case GoType.Basic basic -> basic == GoType.Basic.INTERFACE;
          case GoType.Slice _ -> true;
          case GoType.Mapping _ -> true;
          case GoType.Channel _ -> true;
          case GoType.Pointer _ -> true;
          case GoType.Struct _ -> false;
          case GoType.Named _ -> false;
        };
  }
}
