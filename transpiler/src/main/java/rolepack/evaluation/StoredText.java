package rolepack.evaluation;

import java.util.Optional;

/// The text that stands for a value where only texts can be stored: in Consul KV, in a fact file.
public final class StoredText {
  private StoredText() {}

  /// A value as JSON; empty where it is no data.
  public static Optional<String> json(Value value) {
    try {
      return Optional.of(Evaluator.within(Limits.DEFAULT, () -> JsonWriter.PLAIN.write(value)));
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }

  /// A text as it is, `True` or `False`, a decimal number, a list or a dict as JSON; empty where a
  /// value has no such text: `None`, which no text stands for, and what is no data.
  public static Optional<String> of(Value value) {
    try {
      return switch (value) {
        case Value.Str text -> Optional.of(text.text());
        case Value.Bool _, Value.Int _, Value.Float _, Value.Timestamp _ ->
            Optional.of(Representation.str(value));
        case Value.List _, Value.Tuple _, Value.Dict _ ->
            Optional.of(Evaluator.within(Limits.DEFAULT, () -> JsonWriter.PLAIN.write(value)));
        case Value.None _,
            Value.Set _,
            Value.Range _,
            Value.View _,
            Value.Undefined _,
            Value.Unknown _,
            Value.Omit _,
            Value.Function _,
            Value.Instance _ ->
            Optional.empty();
      };
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }
}
