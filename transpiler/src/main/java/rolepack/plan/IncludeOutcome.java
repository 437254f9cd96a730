package rolepack.plan;

import rolepack.analysis.Binding;
import rolepack.analysis.VariableTable;
import rolepack.ir.Action;
import rolepack.ir.Role;

/// Includes and `meta` tasks: what becomes of them depends on the tasks that they bring in, or that
/// notify handlers.
final class IncludeOutcome {
  private IncludeOutcome() {}

  /// The lowering before that is known.
  ///
  /// @param role whose task it is
  /// @param variables what the role's tasks see
  static Lowered undecided(Action action, Role role, VariableTable variables, String what) {
    return switch (action) {
      case Action.Include include -> include(include, role, variables, what);
      case Action.Meta meta
          when meta.action().equals("flush_handlers") || meta.action().equals("noop") ->
          new Lowered.Folds("runs the handlers that were notified");
      case Action.Meta meta ->
          new Lowered.Stays(
              new ResidualReason(
                  ReasonCode.NO_EQUIVALENT,
                  "it steers the play",
                  meta.span(),
                  "Drop it once nothing that stays in the playbook needs it."),
              "runs meta " + meta.action());
      case Action.Module _, Action.Opaque _ ->
          throw new IllegalArgumentException("no include: " + action.name());
    };
  }

  private static Lowered include(
      Action.Include include, Role role, VariableTable variables, String what) {
    return switch (include.kind()) {
      case TASKS ->
          isOfAnother(include, role)
              ? new Lowered.Stays(
                  new ResidualReason(
                      ReasonCode.NO_EQUIVALENT,
                      "the file that it includes is not the role's",
                      include.target().span(),
                      "Make the file a role of its own, and depend on that."),
                  what)
              : include.resolved().isPresent()
                  ? new Lowered.Folds(what + "; its tasks are decided one by one")
                  : new Lowered.Stays(
                      new ResidualReason(
                          ReasonCode.DYNAMIC_VALUE,
                          "the file that it includes is not known",
                          include.target().span(),
                          "Name the file by a text without variables."),
                      what);
      case ROLE ->
          new Lowered.Stays(
              new ResidualReason(
                  ReasonCode.NO_EQUIVALENT,
                  "it runs a role, which is converted by itself",
                  include.target().span(),
                  "Name the role in the play's `roles` or in meta/main.yml."),
              what);
      case VARIABLES ->
          isSettled(include, variables)
              ? new Lowered.Folds(what + "; they are known when packages are built")
              : new Lowered.Stays(
                  new ResidualReason(
                      ReasonCode.DYNAMIC_VALUE,
                      "it defines variables while the play runs",
                      include.target().span(),
                      "Move them to the role's vars/main.yml."),
                  what);
    };
  }

  /// Whether an include brings in a file of another role, or of none.
  static boolean isOfAnother(Action.Include include, Role role) {
    return include.kind() == Action.IncludeKind.TASKS
        && include
            .resolved()
            .filter(path -> role.taskFiles().stream().noneMatch(it -> it.path().equals(path)))
            .isPresent();
  }

  /// Whether all that a file defines is known without a running play.
  private static boolean isSettled(Action.Include include, VariableTable variables) {
    return include.resolved().isPresent()
        && include.variables().stream()
            .noneMatch(each -> variables.binding(each.name()).origin() == Binding.Origin.DYNAMIC);
  }
}
