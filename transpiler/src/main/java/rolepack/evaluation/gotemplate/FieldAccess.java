package rolepack.evaluation.gotemplate;

import java.util.List;
import java.util.Optional;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoSyntax;

/// Evaluates `.field`: a method, a field of a struct, or an entry of a map.
final class FieldAccess {
  private final ExecutionState state;
  private final PipelineEvaluator pipelines;

  FieldAccess(ExecutionState state, PipelineEvaluator pipelines) {
    this.state = state;
    this.pipelines = pipelines;
  }

  /// `.a.b.c argument …`: the arguments are for the last one.
  Operand chain(
      Operand dot,
      Operand start,
      GoSyntax syntax,
      List<String> names,
      List<GoExpr> operands,
      Operand last) {
    Operand receiver = start;
    for (String name : names.subList(0, names.size() - 1)) {
      receiver = field(dot, name, syntax, List.of(), Operand.ABSENT, receiver);
    }
    return field(dot, names.getLast(), syntax, operands, last, receiver);
  }

  private Operand field(
      Operand dot,
      String name,
      GoSyntax syntax,
      List<GoExpr> operands,
      Operand last,
      Operand receiver) {
    if (!receiver.isValid()) {
      if (state.executor().missingKey() == MissingKey.ERROR) {
        throw state.failure("nil data; no entry for key " + quoted(name));
      }
      return Operand.INVALID;
    }
    Operand target = indirect(receiver);
    if (target.isNilInterface()) {
      throw state.failure("nil pointer evaluating " + receiver.type() + "." + name);
    }
    Optional<GoFunction> method = target.value().type().method(name);
    if (method.isPresent()) {
      Callee callee = Callee.of(method.get(), target.value());
      return pipelines.call(dot, callee, syntax, name, operands, last);
    }
    boolean hasArguments = operands.size() > 1 || last != Operand.ABSENT;
    return switch (target.value()) {
      case GoValue.Struct struct -> structField(struct, name, hasArguments, receiver);
      case GoValue.Dictionary dictionary -> entry(dictionary, name, hasArguments, receiver);
      case GoValue.Pointer pointer -> throw nilPointer(pointer, name, receiver);
      case GoValue _ -> throw unknown(name, receiver);
    };
  }

  private Operand structField(
      GoValue.Struct struct, String name, boolean hasArguments, Operand receiver) {
    if (struct.type().underlying() instanceof GoType.Struct type) {
      int index = type.indexOf(name);
      if (index >= 0) {
        if (!Character.isUpperCase(name.codePointAt(0))) {
          throw state.failure(name + " is an unexported field of struct type " + receiver.type());
        }
        if (hasArguments) {
          throw state.failure(name + " has arguments but cannot be invoked as function");
        }
        return Operand.of(struct.fields().get(index), type.fields().get(index).type());
      }
    }
    throw unknown(name, receiver);
  }

  private Operand entry(
      GoValue.Dictionary dictionary, String name, boolean hasArguments, Operand receiver) {
    GoType key = dictionary.keyType();
    if (key != GoType.Basic.STRING && !key.isInterface()) {
      throw unknown(name, receiver);
    }
    if (hasArguments) {
      throw state.failure(name + " is not a method but has arguments");
    }
    Optional<GoValue> found = dictionary.get(name);
    if (found.isPresent()) {
      return Operand.of(found.get(), dictionary.valueType());
    }
    return switch (state.executor().missingKey()) {
      case DEFAULT -> Operand.INVALID;
      case ZERO -> Operand.of(ZeroValues.of(dictionary.valueType()), dictionary.valueType());
      case ERROR -> throw state.failure("map has no entry for key " + quoted(name));
    };
  }

  /// Only nil pointers are not followed.
  private ExecutionFailure nilPointer(GoValue.Pointer pointer, String name, Operand receiver) {
    boolean known =
        !(pointer.type().underlying() instanceof GoType.Pointer(GoType to)
            && to.underlying() instanceof GoType.Struct struct
            && struct.indexOf(name) < 0);
    return known
        ? state.failure("nil pointer evaluating " + receiver.type() + "." + name)
        : unknown(name, receiver);
  }

  private ExecutionFailure unknown(String name, Operand receiver) {
    return state.failure("can't evaluate field " + name + " in type " + receiver.type());
  }

  private static String quoted(String name) {
    return Printf.sprintf("%q", List.of(GoValue.of(name)));
  }

  /// What pointers and interfaces lead to: a nil one itself, if one is on the way.
  static Operand indirect(Operand operand) {
    Operand target = operand;
    while (!target.isNilInterface()) {
      if (target.inInterface()) {
        target = target.concrete();
      } else if (target.value() instanceof GoValue.Pointer pointer
          && pointer.target().isPresent()) {
        target = Operand.of(pointer.target().get());
      } else {
        return target;
      }
    }
    return target;
  }
}
