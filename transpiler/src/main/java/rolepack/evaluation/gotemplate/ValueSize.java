package rolepack.evaluation.gotemplate;

/// Counts the parts of a value, those of shared parts each time: a list that holds itself twice,
/// and that again, would take forever to print.
final class ValueSize {
  private static final int MOST_PARTS = 2_000_000;
  private static final int MOST_LEVELS = 1_000;

  private int parts;

  /// Whether there are more parts than this program wants to handle.
  boolean exceeds(GoValue value) {
    return exceeds(value, 0);
  }

  private boolean exceeds(GoValue value, int depth) {
    if (++parts > MOST_PARTS || depth > MOST_LEVELS) {
      return true;
    }
    return switch (value) {
      case GoValue.Items items -> exceeds(items.elements(), depth);
      case GoValue.Dictionary dictionary -> exceeds(dictionary.entries().values(), depth);
      case GoValue.Struct struct -> exceeds(struct.fields(), depth);
      case GoValue.Pointer pointer ->
          pointer.target().isPresent() && exceeds(pointer.target().get(), depth + 1);
      case GoValue _ -> false;
    };
  }

  private boolean exceeds(Iterable<GoValue> values, int depth) {
    for (GoValue value : values) {
      if (exceeds(value, depth + 1)) {
        return true;
      }
    }
    return false;
  }
}
