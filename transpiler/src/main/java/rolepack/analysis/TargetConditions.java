package rolepack.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.Condition;
import rolepack.ir.Configuration;
import rolepack.ir.jinja.FactMembers;

/// Conditions about nothing but the facts that the target decides: they hold on every host that a
/// package is made for, or on none.
final class TargetConditions {
  private final VariableTable table;
  private final Set<String> facts;

  TargetConditions(Map<String, String> platformFacts, Configuration configuration) {
    this.table =
        new VariableTable("", Map.of(), Map.of(), Set.of(), platformFacts, configuration, false);
    this.facts = platformFacts.keySet();
  }

  /// The conditions of a task that are not decided; empty where one of them never holds.
  Optional<List<Condition>> open(TaskInstance instance) {
    List<Condition> open = new ArrayList<>();
    for (Condition each : instance.conditions()) {
      if (!isDecided(each)) {
        open.add(each);
      } else if (BuildEvaluator.of(table, Set.of()).holds(each)
          instanceof Evaluation.Known<Boolean>(Boolean holds, _)) {
        if (!holds) {
          return Optional.empty();
        }
      } else {
        open.add(each);
      }
    }
    return Optional.of(open);
  }

  private boolean isDecided(Condition condition) {
    return condition instanceof Condition.Expression
        && BindingTimes.variables(condition).stream()
            .allMatch(each -> facts.contains(each) || each.equals(FactMembers.FACTS));
  }
}
