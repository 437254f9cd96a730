package rolepack.report;

import java.util.Collection;
import rolepack.plan.Outcome;
import rolepack.plan.RolePlan;
import rolepack.plan.TaskOutcome;

/// How many tasks and handlers had which outcome.
record Counts(int packaged, int templated, int folded, int residual) {
  static Counts of(Collection<TaskOutcome> items) {
    int[] counts = new int[Outcome.values().length];
    items.forEach(each -> counts[each.outcome().ordinal()]++);
    return new Counts(
        counts[Outcome.PACKAGED.ordinal()],
        counts[Outcome.TEMPLATED.ordinal()],
        counts[Outcome.FOLDED.ordinal()],
        counts[Outcome.RESIDUAL.ordinal()]);
  }

  static Counts ofRoles(Collection<RolePlan> roles) {
    return of(roles.stream().flatMap(each -> each.items().stream()).toList());
  }

  int total() {
    return packaged + templated + folded + residual;
  }

  /// How many have left Ansible.
  int left() {
    return packaged + templated + folded;
  }

  /// The share that has left Ansible, rounded down, so that 100 means all.
  int percent() {
    return total() == 0 ? 0 : left() * 100 / total();
  }
}
