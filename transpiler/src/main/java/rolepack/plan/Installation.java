package rolepack.plan;

import java.util.List;
import rolepack.ir.Condition;

/// When, and on which hosts, a package of a role is installed: tasks that agree in it share a
/// package.
///
/// @param phase the number of the phase; 0 is before all that stays of the role
/// @param once only on the first of a play's hosts: `run_once`
/// @param conditions the conditions, as the playbook writes them
record Installation(int phase, boolean once, List<String> conditions) {
  /// At the role's start, on every host.
  static final Installation UNCONDITIONAL = new Installation(0, false, List.of());

  Installation {
    conditions = List.copyOf(conditions);
  }

  /// Where an item belongs as things stand.
  static Installation of(Item item) {
    return new Installation(
        item.phase().number(),
        StayRules.runsOnce(item.candidate().instance()),
        item.candidate().guard().stream().map(Condition::source).distinct().toList());
  }
}
