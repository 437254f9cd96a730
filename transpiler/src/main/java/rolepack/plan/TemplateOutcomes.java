package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.ir.Action;
import rolepack.ir.TemplateFile;
import rolepack.rewrite.Compilation;

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
                    : Stream.empty())
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
    Optional<Item> kept = users.stream().filter(Item::isKept).findFirst();
    List<RenderedFile> files =
        users.stream()
            .flatMap(each -> RenderedFiles.of(each).stream())
            .filter(each -> each.source().equals(template.path()))
            .toList();
    Outcome outcome =
        kept.isPresent()
            ? Outcome.RESIDUAL
            : users.isEmpty()
                ? Outcome.FOLDED
                : files.isEmpty() ? Outcome.PACKAGED : Outcome.TEMPLATED;
    Optional<String> output =
        files.stream()
            .map(RenderedFile::destination)
            .findFirst()
            .or(() -> users.stream().flatMap(TemplateOutcomes::wrote).findFirst());
    List<RenderedFile> rendered = kept.isPresent() ? List.of() : files;
    return new TemplateOutcome(
        template.path(),
        outcome,
        output,
        TemplateReadings.variables(template.template(), rendered, scope),
        validation(rendered),
        kept.flatMap(Item::reason).map(List::of).orElse(List.of()));
  }

  private static Stream<String> wrote(Item item) {
    return item.candidate().lowered() instanceof Lowered.Moves moves
        ? moves.wrote().stream()
        : Stream.empty();
  }

  /// The evidence of all files that come from a template.
  private static Optional<Compilation.Validation> validation(List<RenderedFile> files) {
    return files.stream()
        .map(RenderedFile::validation)
        .reduce(
            (one, other) ->
                new Compilation.Validation(
                    one.samples() + other.samples(),
                    one.equal() + other.equal(),
                    one.failing() + other.failing()));
  }
}
