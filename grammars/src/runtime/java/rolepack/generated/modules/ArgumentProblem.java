package rolepack.generated.modules;

/// Something wrong with an argument of a task.
///
/// @param argument the argument's name as it was written; for a missing one the module's own name
/// @param message one clause without the value, which may be a secret; its subject is the argument,
///   or for a conflict the arguments: `must be one of present, absent`
public record ArgumentProblem(Kind kind, String argument, String message) {
  /// What is wrong.
  public enum Kind {
    /// The module has no such argument.
    UNKNOWN,
    /// A required argument is not there.
    MISSING,
    /// The value has the wrong type, or is none of the choices.
    INVALID,
    /// Arguments that exclude or need each other.
    CONFLICT
  }
}
