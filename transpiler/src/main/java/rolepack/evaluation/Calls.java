package rolepack.evaluation;

/// Calls what can be called.
final class Calls {
  private Calls() {}

  static Value call(Value callee, Inputs inputs) {
    return switch (Types.known(callee)) {
      case Value.Function function -> function.callable().call(inputs);
      case Value.Instance instance ->
          instance
              .members()
              .call()
              .orElseThrow(
                  () ->
                      EvaluationException.typeError(
                          "'%s' object is not callable".formatted(Types.name(callee))))
              .call(inputs);
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value other ->
          throw Types.wrong(other, "'%s' object is not callable".formatted(Types.name(callee)));
    };
  }
}
