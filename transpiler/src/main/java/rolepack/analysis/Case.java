package rolepack.analysis;

import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;

/// One of the values that a role's applications give a variable: `current_role: consul`.
///
/// @param definition the first place that gives the value; a text without template syntax, a whole
///   number or a boolean
public record Case(VariableDefinition definition) {
  public String variable() {
    return definition.name();
  }

  public Value value() {
    return Values.of(((DataTemplate.Constant) definition.value()).node());
  }

  /// The value as an expression writes it: `'consul'`, `true`, `3`.
  public String literal() {
    return switch (value()) {
      case Value.Str text -> "'" + text.text() + "'";
      case Value.Bool bool -> String.valueOf(bool.value());
      case Value.Int number -> number.value().toString();
      case Value other -> throw new IllegalStateException(other.toString());
    };
  }

  /// Whether the variable has this value: `current_role == 'consul'`.
  public String condition() {
    return variable() + " == " + literal();
  }
}
