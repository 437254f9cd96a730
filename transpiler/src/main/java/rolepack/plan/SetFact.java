package rolepack.plan;

import java.util.Optional;
import rolepack.ir.Action;

/// `set_fact` of values that are known at build time: whether it folds depends on who reads the
/// facts, which is decided later.
final class SetFact {
  private SetFact() {}

  /// The lowering of a `set_fact`; empty for any other module.
  static Optional<Lowered> lower(Action.Module module, ArgumentEvaluation arguments, String what) {
    if (!module.name().equals("set_fact")) {
      return Optional.empty();
    }
    return Optional.of(
        arguments
            .reason()
            .<Lowered>map(each -> new Lowered.Stays(each, what))
            .orElseGet(() -> new Lowered.Folds(what)));
  }

  /// Modules that fold whatever their arguments are.
  static boolean needsNoValues(Action.Module module) {
    return module.name().equals("debug");
  }
}
