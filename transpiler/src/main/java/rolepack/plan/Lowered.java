package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

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

    /// The same, whose scripts run again where the package that brings one of the paths is
    /// upgraded.
    Moves again() {
      List<Part> repeated = new ArrayList<>();
      for (Part part : parts) {
        repeated.add(
            part instanceof Part.Runs(ScriptStep step)
                    && step.phases().contains(ScriptPhase.AFTER_UPGRADE)
                ? new Part.Runs(step.seeingTo(wrote))
                : part);
      }
      return new Moves(repeated, summary, wrote);
    }

    /// The same under a condition of the shell; empty where it is more than scripts and files,
    /// which then lie beside until a script puts them in place.
    Optional<Moves> onlyIf(List<String> tests) {
      String test = String.join(" && ", tests);
      List<Part> guarded = new ArrayList<>();
      for (Part part : parts) {
        if (part
                instanceof
                Part.Lays(
                    PayloadEntry.File file,
                    KeptAttributes kept,
                    _,
                    Optional<ScriptStep> shared)
            && shared.isEmpty()) {
          guarded.add(new Part.Places(FilePlacement.onlyIf(file, kept, test), file.origin()));
          continue;
        }
        if (part instanceof Part.Places(FilePlacement.Wanted file, SourceSpan origin)) {
          guarded.add(new Part.Places(FilePlacement.onlyIf(file, test), origin));
          continue;
        }
        if (part instanceof Part.Reacts) {
          // consul-template does not ask.
          continue;
        }
        if (!(part instanceof Part.Runs(ScriptStep step))) {
          return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add("if %s; then".formatted(test));
        step.lines().forEach(each -> lines.add("  " + each));
        lines.add("fi");
        guarded.add(
            new Part.Runs(
                new ScriptStep(
                    step.phases(), step.summary(), lines, step.origin(), step.changes())));
      }
      return Optional.of(new Moves(guarded, summary, wrote));
    }
  }

  /// It is decided at build time and leaves nothing to do.
  record Folds(String summary) implements Lowered {}

  /// It stays.
  record Stays(ResidualReason reason, String summary) implements Lowered {}
}
