package rolepack.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.jinja.Expr;

/// The tasks of a role that only ask something, by the name that they register: a look at a path, a
/// command that changes nothing. A condition on such an answer can ask the same in a script.
final class Probes {
  private final Map<String, Probe> byName = new HashMap<>();

  /// A task that asks.
  ///
  /// @param question how a script asks the same
  record Probe(TaskInstance instance, ProbeQuestion question) {}

  /// A condition as a script says it.
  ///
  /// @param shell what stands between `if` and `then`
  record Test(String shell, Probe probe) {}

  Probes(RoleScope scope, Set<String> pinned) {
    Map<String, Integer> registered = new HashMap<>();
    scope.role().taskFiles().forEach(file -> RegisteredNames.count(file.tasks(), registered));
    for (TaskInstance instance : scope.flow().tasks()) {
      Optional<String> name = instance.keywords().register();
      if (name.isEmpty()
          || registered.getOrDefault(name.get(), 0) != 1
          || instance.keywords().loop().isPresent()
          || instance.bound().isPresent()
          || CommandEnvironment.isSaid(instance)
          || OtherUser.isSaid(instance)
          || !(instance.task().action() instanceof Action.Module module)) {
        continue;
      }
      BuildEvaluator evaluator = BuildEvaluator.of(scope.variables(), instance, pinned);
      ProbeQuestion.of(module, ArgumentEvaluation.of(module, evaluator))
          .ifPresent(each -> byName.put(name.get(), new Probe(instance, each)));
    }
  }

  /// The probe that a task is; empty where it does more than asking.
  Optional<Probe> of(TaskInstance instance) {
    return byName.values().stream().filter(each -> each.instance() == instance).findFirst();
  }

  /// The test that a condition is, if it asks nothing but for one probe's answer.
  Optional<Test> test(Condition condition, TaskInstance reader) {
    if (!(condition instanceof Condition.Expression(_, _, Expr expression))) {
      return Optional.empty();
    }
    List<String> names =
        BindingTimes.variables(condition).stream().filter(byName::containsKey).toList();
    if (names.size() != 1 || BindingTimes.variables(condition).size() != 1) {
      return Optional.empty();
    }
    Probe probe = byName.get(names.getFirst());
    return probe.instance() == reader
        ? Optional.empty()
        : probe.question().test(expression).map(each -> new Test(each, probe));
  }
}
