package rolepack.generated.modules;

import java.util.ArrayList;
import java.util.List;

/// Checks a value against its parameter's choices.
final class Choices {
  private static final List<String> TRUE = List.of("y", "yes", "on", "1", "true", "t");
  private static final List<String> FALSE = List.of("n", "no", "off", "0", "false", "f");

  private Choices() {}

  /// The value, or the one choice that YAML had read as a boolean: `yes` for `True`.
  static Object check(Parameter parameter, Object value) throws Coercion.Refused {
    List<String> choices = parameter.choices();
    if (choices.isEmpty()) {
      return value;
    }
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (!choices.contains(PythonText.of(each))) {
          throw refused(choices);
        }
      }
      return value;
    }
    String text = PythonText.of(value);
    if (choices.contains(text)) {
      return value;
    }
    List<String> meant = new ArrayList<>();
    if (text.equals("True") || text.equals("False")) {
      meant.addAll(text.equals("True") ? TRUE : FALSE);
      meant.retainAll(choices);
    }
    if (meant.size() != 1) {
      throw refused(choices);
    }
    return meant.getFirst();
  }

  private static Coercion.Refused refused(List<String> choices) {
    return new Coercion.Refused("must be one of " + String.join(", ", choices));
  }
}
