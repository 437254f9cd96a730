package rolepack.evaluation;

import java.util.Optional;

/// Filters on any value.
final class ValueFilters {
  private ValueFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "default", "d" -> Optional.of(ValueFilters::orElse);
      case "mandatory" -> Optional.of(ValueFilters::mandatory);
      case "ternary" -> Optional.of(ValueFilters::ternary);
      case "bool" -> Optional.of(ValueFilters::bool);
      case "type_debug" -> Optional.of(ValueFilters::type);
      case "password_hash",
          "vault",
          "unvault",
          "fileglob",
          "strftime",
          "to_datetime",
          "expanduser",
          "expandvars",
          "realpath",
          "urlize" ->
          Optional.of(
              (_, _) -> {
                throw EvaluationException.unsupported(
                    "what the filter %s gives depends on more than its input".formatted(name));
              });
      default -> Optional.empty();
    };
  }

  private static Value orElse(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("default", "default_value?", "boolean?");
    boolean missing = operand instanceof Value.Undefined || bound.truth(1) && !Truth.of(operand);
    return missing ? bound.or(0, Value.of("")) : operand;
  }

  private static Value mandatory(Value operand, Inputs inputs) {
    Optional<Value> message = inputs.bind("mandatory", "msg?").some(0);
    if (operand instanceof Value.Undefined undefined) {
      throw EvaluationException.filterError(
          message
              .map(Representation::str)
              .orElse("Mandatory variable not defined: " + undefined.message()));
    }
    return operand;
  }

  private static Value ternary(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("ternary", "true_val", "false_val", "none_val?");
    if (operand instanceof Value.None && bound.some(2).isPresent()) {
      return bound.at(2);
    }
    return Truth.of(operand) ? bound.at(0) : bound.at(1);
  }

  private static Value bool(Value operand, Inputs inputs) {
    inputs.bind("bool");
    return switch (Types.known(operand)) {
      case Value.None none -> none;
      case Value.Bool bool -> bool;
      case Value.Str text ->
          switch (TextCases.lower(text.text())) {
            case "yes", "on", "1", "true" -> Value.TRUE;
            default -> Value.FALSE;
          };
      case Value other -> Value.of(Equality.equal(other, Value.of(1)));
    };
  }

  private static Value type(Value operand, Inputs inputs) {
    inputs.bind("type_debug");
    if (operand instanceof Value.Str text && text.kind() == Value.Str.Kind.PLAIN
        || operand instanceof Value.Omit) {
      throw EvaluationException.unsupported(
          "whether a text is a str or an AnsibleUnicode depends on where it comes from");
    }
    return Value.of(Types.name(operand));
  }
}
