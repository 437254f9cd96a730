package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.analysis.Case;
import rolepack.ir.Condition;

/// When, and on which hosts, a package of a role is installed: tasks that agree in it share a
/// package.
///
/// @param phase the number of the phase; 0 is before all that stays of the role
/// @param once only on the first of a play's hosts: `run_once`
/// @param conditions the conditions, as the playbook writes them
/// @param inCase the value of a variable of the role with which the package's name ends
record Installation(int phase, boolean once, List<String> conditions, Optional<Case> inCase) {
  /// At the role's start, on every host.
  static final Installation UNCONDITIONAL = new Installation(0, false, List.of(), Optional.empty());

  Installation {
    conditions = List.copyOf(conditions);
  }

  /// Where an item belongs as things stand.
  static Installation of(Item item) {
    return new Installation(
        item.phase().number(),
        StayRules.runsOnce(item.candidate().instance()),
        item.candidate().guard().stream().map(Condition::source).distinct().toList(),
        item.candidate().instance().inCase());
  }

  /// Where an item belongs, and the same for the other values of the variable that it is of: one
  /// task installs what belongs to the value of the day.
  static List<Installation> siblings(Item item) {
    Installation own = of(item);
    return own.inCase()
        .map(each -> item.scope().cases().get(each.variable()).stream().map(own::in).toList())
        .orElse(List.of(own));
  }

  /// The same for another value of the variable.
  Installation in(Case other) {
    return new Installation(phase, once, conditions, Optional.of(other));
  }

  /// Whether the other is the same but for the value of a variable.
  boolean isSibling(Installation other) {
    return inCase.isPresent()
        && other.inCase.isPresent()
        && inCase.get().variable().equals(other.inCase.get().variable())
        && other.in(inCase.get()).equals(this);
  }

  /// Whether the other is installed wherever this one is, and not later.
  boolean isWithin(Installation other) {
    return other.phase <= phase
        && (once || !other.once)
        && (other.inCase.isEmpty() || other.inCase.equals(inCase))
        && conditions.containsAll(other.conditions);
  }

  /// All that has to hold, as conditions of the playbook.
  List<String> when() {
    List<String> all = new ArrayList<>(conditions);
    inCase.ifPresent(each -> all.add(each.condition()));
    return all;
  }
}
