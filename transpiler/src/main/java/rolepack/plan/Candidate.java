package rolepack.plan;

import java.util.List;
import rolepack.analysis.Effects;
import rolepack.analysis.Pin;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Condition;

/// A task of a role with what it could become, before the order rule and the others that look at
/// several tasks.
///
/// @param effects what the task does where it stands
/// @param guard the conditions under which it runs and that are not known at build time
/// @param pins the variables that its lowering takes as build-time values
/// @param notified the names of the handlers that it notifies
/// @param probes the tasks whose questions its script asks again
record Candidate(
    TaskInstance instance,
    Lowered lowered,
    Effects effects,
    List<Condition> guard,
    List<Pin> pins,
    List<String> notified,
    List<TaskInstance> probes) {
  Candidate(
      TaskInstance instance,
      Lowered lowered,
      Effects effects,
      List<Condition> guard,
      List<Pin> pins,
      List<String> notified) {
    this(instance, lowered, effects, guard, pins, notified, List.of());
  }

  Candidate {
    guard = List.copyOf(guard);
    pins = List.copyOf(pins);
    notified = List.copyOf(notified);
    probes = List.copyOf(probes);
  }

  /// Whether nothing about the task itself keeps it in the playbook.
  boolean moves() {
    return switch (lowered) {
      case Lowered.Moves _, Lowered.Folds _ -> true;
      case Lowered.Stays _ -> false;
    };
  }
}
