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
    GoFunction.Signature signature = function.signature();
    return new Callee(
        signature.parameters(),
        signature.variadic(),
        arguments ->
            Operand.of(function.body().call(values(arguments, List.of())), signature.result()));
  }

  /// A method with its receiver.
  static Callee of(GoFunction method, GoValue receiver) {
    GoFunction.Signature signature = method.signature();
    List<GoValue> first = List.of(receiver);
    return new Callee(
        signature.parameters(),
        signature.variadic(),
        arguments -> Operand.of(method.body().call(values(arguments, first)), signature.result()));
  }

  private static List<GoValue> values(List<Operand> arguments, List<GoValue> first) {
    List<GoValue> values = new ArrayList<>(first);
    for (Operand argument : arguments) {
      values.add(argument.value());
    }
    return values;
  }
}
