package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.List;

/// What a command calls.
///
/// @param parameters of a variadic one the last is the type of one element
record Callee(List<GoType> parameters, boolean variadic, Body body) {
  Callee {
    parameters = List.copyOf(parameters);
  }

  interface Body {
    Operand call(List<Operand> arguments) throws GoFunctionError;
  }

  static Callee of(GoFunction function) {
    return of(function, List.of());
  }

  /// A method with its receiver.
  static Callee of(GoFunction method, GoValue receiver) {
    return of(method, List.of(receiver));
  }

  private static Callee of(GoFunction function, List<GoValue> first) {
    GoFunction.Signature signature = function.signature();
    return new Callee(
        signature.parameters(),
        signature.variadic(),
        arguments -> {
          GoValue result = function.body().call(values(arguments, first));
          if (new ValueSize().exceeds(result)) {
            throw new GoFunctionError("the value is too large");
          }
          return Operand.of(result, signature.result());
        });
  }

  private static List<GoValue> values(List<Operand> arguments, List<GoValue> first) {
    List<GoValue> values = new ArrayList<>(first);
    for (Operand argument : arguments) {
      values.add(argument.value());
    }
    return values;
  }
}
