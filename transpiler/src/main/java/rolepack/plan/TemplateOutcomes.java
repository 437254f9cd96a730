package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.analysis.Binding;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.ir.Action;
import rolepack.ir.TemplateFile;
import rolepack.ir.jinja.FreeVariables;
import rolepack.plan.TemplateOutcome.TemplateVariable;

/// What became of each template file: what became of the tasks that use it.
final class TemplateOutcomes {
  private TemplateOutcomes() {}

  static List<TemplateOutcome> of(List<RoleItems> roles) {
    Map<String, List<Item>> users = new HashMap<>();
    PlanAssembly.all(roles)
        .forEach(
            item ->
                used(item)
                    .forEach(
                        each -> users.computeIfAbsent(each, _ -> new ArrayList<>()).add(item)));
    List<TemplateOutcome> outcomes = new ArrayList<>();
    for (RoleItems role : roles) {
      for (TemplateFile template : role.scope().role().templates()) {
        outcomes.add(
            outcome(template, role.scope(), users.getOrDefault(template.path(), List.of())));
      }
    }
    return outcomes;
  }

  private static List<String> used(Item item) {
    if (!(item.task().action() instanceof Action.Module module)
        || !module.name().equals("template")) {
      return List.of();
    }
    RoleScope scope = item.scope();
    BuildEvaluator evaluator =
        BuildEvaluator.of(scope.variables(), item.candidate().instance(), Set.of());
    List<BuildEvaluator> each =
        module.argument("src").isEmpty()
            ? List.of()
            : item.task()
                .keywords()
                .loop()
                .map(
                    loop ->
                        evaluator.items(loop)
                                instanceof
                                Evaluation.Known<List<BuildEvaluator>>(List<BuildEvaluator> all, _)
                            ? all
                            : List.<BuildEvaluator>of())
                .orElse(List.of(evaluator));
    return each.stream()
        .map(it -> it.pinning(module.argument("src").orElseThrow().value()))
        .flatMap(
            it ->
                it instanceof Evaluation.Known<Object>(Object source, _)
                    ? Optional.ofNullable(source).map(Object::toString).stream()
                    : java.util.stream.Stream.empty())
        .flatMap(
            it ->
                scope
                    .files()
                    .find(
                        it, "templates", scope.role(), item.candidate().instance().file().source())
                    .stream())
        .toList();
  }

  private static TemplateOutcome outcome(TemplateFile template, RoleScope scope, List<Item> users) {
    List<TemplateVariable> variables = variables(template, scope);
    Optional<Item> kept = users.stream().filter(Item::isKept).findFirst();
    Outcome outcome =
        kept.isPresent() ? Outcome.RESIDUAL : users.isEmpty() ? Outcome.FOLDED : Outcome.PACKAGED;
    Optional<String> output =
        users.stream()
            .map(Item::candidate)
            .map(Candidate::lowered)
            .flatMap(
                each ->
                    each instanceof Lowered.Moves moves
                        ? moves.wrote().stream()
                        : java.util.stream.Stream.empty())
            .findFirst();
    return new TemplateOutcome(
        template.path(),
        outcome,
        output,
        variables,
        kept.flatMap(Item::reason).map(List::of).orElse(List.of()));
  }

  private static List<TemplateVariable> variables(TemplateFile template, RoleScope scope) {
    return template
        .template()
        .map(
            parsed ->
                new TreeSet<>(FreeVariables.of(parsed))
                    .stream().map(each -> variable(each, scope)).toList())
        .orElse(List.of());
  }

  private static TemplateVariable variable(String name, RoleScope scope) {
    Binding binding = scope.variables().binding(name);
    Optional<String> key =
        binding.origin() == Binding.Origin.SITE
            ? Optional.of(scope.settings().prefix() + "/" + name)
            : Optional.empty();
    return new TemplateVariable(name, VariableTypes.of(binding), binding.origin().time(), key);
  }
}
