package rolepack.evaluation;

import java.util.Optional;

/// JSON as Python reads and writes it, for data that users give.
public final class Json {
  private Json() {}

  /// The value of a text.
  ///
  /// @throws EvaluationException where the text is not JSON, or too large
  public static Value read(String text) {
    return Evaluator.within(Limits.DEFAULT, () -> JsonReader.read(text));
  }

  /// On one line, with characters outside of ASCII as they are.
  public static String write(Value value) {
    return new JsonWriter(Optional.empty(), ", ", ": ", false, false).write(value);
  }
}
