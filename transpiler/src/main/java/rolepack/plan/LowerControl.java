package rolepack.plan;

import rolepack.generated.modules.ControlCall;

/// `debug` → nothing; `fail`, `assert`, `pause` and the others steer a play, and stay.
final class LowerControl {
  private LowerControl() {}

  static Lowered lower(ControlCall call, LoweringContext context) {
    return switch (call) {
      case ControlCall.Debug _ -> new Lowered.Folds("prints a message");
      case ControlCall.Fail _ ->
          context.stays(
              ReasonCode.NO_EQUIVALENT,
              "it stops the play when its condition holds",
              "Drop the check, or make it at build time with a value that the repository defines.",
              "stops the play under a condition");
      case ControlCall other ->
          context.stays(
              ReasonCode.NO_EQUIVALENT,
              "%s steers the play".formatted(other.spec().name()),
              "Drop it once nothing that stays in the playbook needs it.",
              TaskSummary.phrase(other.spec()));
    };
  }
}
