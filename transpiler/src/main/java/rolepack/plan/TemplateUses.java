package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.TaskInstance;
import rolepack.frontend.Workers;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.DataTemplate;
import rolepack.ir.TemplateFile;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// Compiles every template of the repository for each task that uses it, whatever becomes of the
/// task, so that reports can say whether the template is in the way or the task's place.
final class TemplateUses {
  private final Map<String, List<Used>> byTemplate = new HashMap<>();
  private final Map<Item, List<TemplateUse>> byItem = new IdentityHashMap<>();
  private final Map<String, TemplateUse> alone = new HashMap<>();
  private final List<Item> open = new ArrayList<>();

  private TemplateUses() {}

  /// A use with the item that it is of.
  private record Used(Item item, TemplateUse use) {}

  static TemplateUses of(List<RoleItems> roles) {
    TemplateUses uses = new TemplateUses();
    try (Workers workers = new Workers()) {
      workers.map(roles, TemplateUses::ofTasks).stream()
          .flatMap(List::stream)
          .forEach(
              each -> {
                uses.byTemplate
                    .computeIfAbsent(each.use().template(), _ -> new ArrayList<>())
                    .add(each);
                uses.byItem.computeIfAbsent(each.item(), _ -> new ArrayList<>()).add(each.use());
              });
      for (RoleItems role : roles) {
        role.all().filter(each -> isOpen(each, role.pinned())).forEach(uses.open::add);
      }
      Set<String> used = new HashSet<>(uses.byTemplate.keySet());
      workers.map(roles, each -> alone(each, used)).stream()
          .flatMap(List::stream)
          .forEach(each -> uses.alone.computeIfAbsent(each.template(), _ -> each));
    }
    return uses;
  }

  /// The items that use a template.
  List<Item> items(String template) {
    List<Used> known = byTemplate.getOrDefault(template, List.of());
    return known.isEmpty()
        ? open.stream().filter(each -> mayName(each, template)).toList()
        : known.stream().map(Used::item).distinct().toList();
  }

  /// Whether a task stays of which only the play knows what template it fills in.
  private static boolean isOpen(Item item, Set<String> pinned) {
    return item.isKept()
        && source(item).isPresent()
        && (items(item, evaluator(item, pinned)).isEmpty()
            || items(item, evaluator(item, pinned)).stream()
                .anyMatch(each -> text(source(item).get(), each).isEmpty()));
  }

  /// Whether the expression of a task may give the name of a template of its role: what stands
  /// before and after its braces does.
  private static boolean mayName(Item item, String template) {
    String folder = item.scope().role().path() + "/templates/";
    if (!template.startsWith(folder)
        || !(source(item).orElseThrow() instanceof DataTemplate.Text name)) {
      return false;
    }
    String file = template.substring(folder.length());
    List<Node> parts = name.template().body();
    return (!(parts.getFirst() instanceof Node.Text start) || file.startsWith(start.text()))
        && (!(parts.getLast() instanceof Node.Text end) || file.endsWith(end.text()));
  }

  private static Optional<DataTemplate> source(Item item) {
    return item.task().action() instanceof Action.Module module && module.name().equals("template")
        ? module.argument("src").map(Argument::value)
        : Optional.empty();
  }

  private static BuildEvaluator evaluator(Item item, Set<String> pinned) {
    return BuildEvaluator.of(item.scope().variables(), item.candidate().instance(), pinned);
  }

  /// What the templates become that an item fills in, in the order of its loop; without those that
  /// are not known.
  List<TemplateUse> of(Item item) {
    return byItem.getOrDefault(item, List.of());
  }

  /// What a template becomes for each task; for none where no task uses it. Tasks that never run do
  /// not count beside others.
  List<TemplateUse> of(String template) {
    List<Used> all = byTemplate.getOrDefault(template, List.of());
    List<Used> running = all.stream().filter(each -> !isFolded(each.item())).toList();
    return all.isEmpty()
        ? Optional.ofNullable(alone.get(template)).map(List::of).orElse(List.of())
        : (running.isEmpty() ? all : running).stream().map(Used::use).toList();
  }

  /// Whether a task never runs.
  static boolean isFolded(Item item) {
    return !item.isKept()
        && (item.idle().isPresent() || item.candidate().lowered() instanceof Lowered.Folds);
  }

  private static List<Used> ofTasks(RoleItems role) {
    return role.all().flatMap(each -> ofTask(each, role.pinned()).stream()).toList();
  }

  private static List<Used> ofTask(Item item, Set<String> pinned) {
    if (!(item.task().action() instanceof Action.Module module)
        || !module.name().equals("template")
        || module.argument("src").isEmpty()) {
      return List.of();
    }
    TaskInstance task = item.candidate().instance();
    BuildEvaluator evaluator = evaluator(item, pinned);
    List<Used> uses = new ArrayList<>();
    for (BuildEvaluator each : items(item, evaluator)) {
      text(module, "src", each)
          .flatMap(
              source ->
                  item.scope()
                      .files()
                      .find(source, "templates", item.scope().role(), task.file().source()))
          .flatMap(path -> use(item, task, each, path, text(module, "dest", each)))
          .ifPresent(use -> uses.add(new Used(item, use)));
    }
    return uses;
  }

  private static List<BuildEvaluator> items(Item item, BuildEvaluator evaluator) {
    return item.task()
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
  }

  private static Optional<String> text(
      Action.Module module, String argument, BuildEvaluator evaluator) {
    return module.argument(argument).map(Argument::value).flatMap(each -> text(each, evaluator));
  }

  private static Optional<String> text(DataTemplate data, BuildEvaluator evaluator) {
    return evaluator.pinning(data) instanceof Evaluation.Known<Object>(Object value, _)
        ? Optional.ofNullable(value).map(Object::toString)
        : Optional.empty();
  }

  private static Optional<TemplateUse> use(
      Item item,
      TaskInstance task,
      BuildEvaluator evaluator,
      String path,
      Optional<String> destination) {
    RoleScope scope = item.scope();
    return scope
        .templates()
        .at(path)
        .map(
            template -> {
              boolean direct =
                  scope
                      .environment()
                      .stanzas()
                      .reads(template, destination.map(Paths::clean).orElse(""));
              return new TemplateUse(
                  path,
                  scope.role().name(),
                  Optional.of(task),
                  evaluator,
                  direct,
                  scope
                      .place(evaluator, task.file().source(), Optional.of(task))
                      .compile(template, direct));
            });
  }

  /// What becomes of a role's templates that no task uses.
  private static List<TemplateUse> alone(RoleItems role, Set<String> used) {
    RoleScope scope = role.scope();
    BuildEvaluator evaluator = BuildEvaluator.of(scope.variables(), role.pinned());
    List<TemplateUse> uses = new ArrayList<>();
    for (TemplateFile file : scope.role().templates()) {
      Optional<Template> template = file.template();
      if (!used.contains(file.path()) && template.isPresent()) {
        uses.add(
            new TemplateUse(
                file.path(),
                scope.role().name(),
                Optional.empty(),
                evaluator,
                false,
                scope
                    .place(evaluator, file.source(), Optional.empty())
                    .compile(template.get(), false)));
      }
    }
    return uses;
  }
}
