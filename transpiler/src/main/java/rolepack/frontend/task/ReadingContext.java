package rolepack.frontend.task;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;

/// What the reading of a task needs to know beside the task.
///
/// @param knownVariables every name that the repository defines or registers somewhere
/// @param places the folders that `role_path`, `playbook_dir` and the like name, relative to the
///   repository
/// @param handlers whether the tasks are handlers
public record ReadingContext(
    Diagnostics diagnostics,
    Dialect dialect,
    Set<String> knownVariables,
    References references,
    Map<String, String> places,
    boolean handlers) {
  public ReadingContext {
    Objects.requireNonNull(diagnostics);
    Objects.requireNonNull(dialect);
    Objects.requireNonNull(references);
    places = Map.copyOf(places);
  }
}
