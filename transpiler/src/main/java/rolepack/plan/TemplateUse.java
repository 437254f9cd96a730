package rolepack.plan;

import java.util.Optional;
import rolepack.analysis.Binding;
import rolepack.analysis.Blocker;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.TaskInstance;
import rolepack.rewrite.Compilation;

/// What a template becomes for one task, or one item of its loop, whether the task leaves the
/// playbook or not; for a template that no task uses, what it becomes by itself.
///
/// @param template relative to the repository
/// @param role the role whose variables it sees
/// @param task empty where no task uses the template
/// @param evaluator what its names stand for
/// @param direct whether what it prints is a consul-template, too, so that it becomes one that does
///   both at once
public record TemplateUse(
    String template,
    String role,
    Optional<TaskInstance> task,
    BuildEvaluator evaluator,
    boolean direct,
    Compilation compilation) {
  /// Whether its text can be said: as a consul-template, or as a plain file.
  public boolean canBeSaid() {
    return switch (compilation) {
      case Compilation.Constant _, Compilation.Compiled _ -> true;
      case Compilation.Untranslatable _, Compilation.Blocked _ -> false;
    };
  }

  /// What of it cannot be said, in a few words; empty where it can.
  Optional<String> inTheWay() {
    return switch (compilation) {
      case Compilation.Constant _, Compilation.Compiled _ -> Optional.empty();
      case Compilation.Untranslatable why ->
          Optional.of(why.counterexample().isPresent() ? "prints otherwise" : why.construct());
      case Compilation.Blocked(var blocker) ->
          Optional.of(
              switch (blocker) {
                case Blocker.Unbound(Binding binding, _) -> "reads " + binding.name();
                case Blocker.Fails(String message, _) -> message;
                case Blocker.NeedsAnsible(String message, _) -> message;
              });
    };
  }

  /// Why it cannot be said; empty where it can.
  Optional<ResidualReason> obstacle() {
    String what = "template " + template;
    return switch (compilation) {
      case Compilation.Constant _, Compilation.Compiled _ -> Optional.empty();
      case Compilation.Untranslatable why -> Optional.of(TemplateReasons.of(why, what));
      case Compilation.Blocked(var blocker) -> Optional.of(TemplateReasons.of(blocker, what));
    };
  }
}
