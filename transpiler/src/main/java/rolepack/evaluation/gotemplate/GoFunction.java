package rolepack.evaluation.gotemplate;

import java.util.List;

/// A function that a Go template can call, or a method of a value.
///
/// The executor checks and converts the arguments by the signature, as Go does: an argument of an
/// `INTERFACE` parameter can be any value, [GoValue.Nil] too; an argument of another parameter has
/// exactly the parameter's type. The arguments of a variadic parameter follow the others one by
/// one.
public record GoFunction(Signature signature, Body body) {
  /// What a function takes and gives.
  ///
  /// @param parameters for a variadic function the last one is the type of one element
  /// @param result `INTERFACE` where the Go function returns an interface
  public record Signature(List<GoType> parameters, boolean variadic, GoType result) {
    public Signature {
      parameters = List.copyOf(parameters);
    }
  }

  /// What a function does.
  @FunctionalInterface
  public interface Body {
    /// @throws GoFunctionError with the error that the Go function returns; the executor adds where
    GoValue call(List<GoValue> arguments) throws GoFunctionError;
  }

  /// A function with a fixed number of parameters.
  public static GoFunction of(GoType result, List<GoType> parameters, Body body) {
    return new GoFunction(new Signature(parameters, false, result), body);
  }

  /// A function that takes any number of values for its last parameter.
  public static GoFunction variadic(GoType result, List<GoType> parameters, Body body) {
    return new GoFunction(new Signature(parameters, true, result), body);
  }
}
