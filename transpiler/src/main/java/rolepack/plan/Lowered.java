package rolepack.plan;

import java.util.List;

/// What a task could become, looked at alone; the order rule may still keep it.
sealed interface Lowered {
  /// What the task does, one clause in plain words.
  String summary();

  /// It can move into a package.
  ///
  /// @param wrote the paths that it writes
  record Moves(List<Part> parts, String summary, List<String> wrote) implements Lowered {
    public Moves {
      parts = List.copyOf(parts);
      wrote = List.copyOf(wrote);
    }
  }

  /// It is decided at build time and leaves nothing to do.
  record Folds(String summary) implements Lowered {}

  /// It stays.
  record Stays(ResidualReason reason, String summary) implements Lowered {}
}
