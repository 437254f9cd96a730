package rolepack.generated.modules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What parameters demand of each other.
public record Constraint(Kind kind, List<String> parameters) {
  public Constraint {
    parameters = List.copyOf(parameters);
  }

  /// How the parameters depend on each other.
  public enum Kind {
    /// At least one of them has to be given.
    ONE_OF,
    /// At most one of them may be given.
    EXCLUSIVE,
    /// All of them, or none.
    TOGETHER
  }

  /// What is wrong, as a clause whose subject is the module's arguments.
  ///
  /// @param given the canonical names of the arguments that are given
  /// @param defaulted those that are given or have a default
  Optional<String> broken(Set<String> given, Set<String> defaulted) {
    return switch (kind) {
      case ONE_OF ->
          count(defaulted) > 0
              ? Optional.empty()
              : Optional.of("need one of " + String.join(", ", parameters));
      case EXCLUSIVE ->
          count(given) <= 1
              ? Optional.empty()
              : Optional.of("exclude each other: " + String.join(", ", parameters));
      case TOGETHER ->
          count(defaulted) == 0 || count(defaulted) == parameters.size()
              ? Optional.empty()
              : Optional.of("belong together: " + String.join(", ", parameters));
    };
  }

  private int count(Set<String> names) {
    int found = 0;
    for (String each : parameters) {
      if (names.contains(each)) {
        found++;
      }
    }
    return found;
  }
}
