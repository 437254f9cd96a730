package rolepack.frontend.task;

import java.util.Objects;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;

/// What the reading of a task needs to know beside the task.
///
/// @param knownVariables every name that the repository defines or registers somewhere
/// @param constants the variables that are known while reading
/// @param handlers whether the tasks are handlers
public record ReadingContext(
    Diagnostics diagnostics,
    Dialect dialect,
    Set<String> knownVariables,
    References references,
    ConstantText.Names constants,
    boolean handlers) {
  public ReadingContext {
    Objects.requireNonNull(diagnostics);
    Objects.requireNonNull(dialect);
    Objects.requireNonNull(references);
    Objects.requireNonNull(constants);
  }
}
