package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.DefinedFacts;
import rolepack.analysis.RoleFlow;
import rolepack.analysis.TaskInstance;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.rewrite.scope.Shape;

/// What a role's play finds out with `set_fact` and can write to files for the templates after it:
/// texts, and the lines that a command prints.
final class FoundValues {
  /// Filters whose result is a text, or an error.
  private static final Set<String> TEXTUAL =
      Set.of(
          "b64decode",
          "b64encode",
          "basename",
          "dirname",
          "hash",
          "join",
          "lower",
          "quote",
          "regex_replace",
          "replace",
          "string",
          "trim",
          "upper");

  private final List<Step> steps;

  private FoundValues(List<Step> steps) {
    this.steps = steps;
  }

  /// A task, and what it sets; a name without a type is set to something that is not known.
  private record Step(TaskInstance task, Map<String, Optional<Shape>> sets) {}

  static FoundValues of(RoleFlow flow) {
    Set<String> printed = new HashSet<>();
    List<Step> steps = new ArrayList<>();
    for (TaskInstance task : flow.tasks()) {
      Map<String, Optional<Shape>> sets = new HashMap<>();
      boolean known = sets(task) && task.bound().isEmpty() && task.keywords().loop().isEmpty();
      DefinedFacts.of(task.task())
          .forEach(
              (name, value) -> sets.put(name, known ? shape(value, printed) : Optional.empty()));
      task.keywords()
          .register()
          .ifPresent(
              name -> {
                sets.put(name, Optional.empty());
                if (isCommand(task) && task.keywords().loop().isEmpty()) {
                  printed.add(name);
                } else {
                  printed.remove(name);
                }
              });
      steps.add(new Step(task, sets));
    }
    return new FoundValues(steps);
  }

  private static boolean sets(TaskInstance task) {
    return task.task().action() instanceof Action.Module module
        && module.name().equals("set_fact")
        && !module.local()
        && task.inherited(each -> each.delegateTo()).isEmpty();
  }

  private static boolean isCommand(TaskInstance task) {
    return task.task().action() instanceof Action.Module module
        && module.spec().family() == ModuleFamily.COMMANDS;
  }

  /// The types of what is found when a task runs, by name: what was set wherever the task runs
  /// itself, and was not set again, since there is one file for a name.
  Map<String, Shape> before(TaskInstance task) {
    Map<String, Shape> found = new HashMap<>();
    Set<String> seen = new HashSet<>();
    List<String> conditions = conditions(task);
    for (Step each : steps) {
      if (task.standsAt(each.task())) {
        break;
      }
      boolean certain = conditions.containsAll(conditions(each.task()));
      each.sets()
          .forEach(
              (name, shape) -> {
                if (seen.add(name) && certain && shape.isPresent()) {
                  found.put(name, shape.get());
                } else {
                  found.remove(name);
                }
              });
    }
    return found;
  }

  private static List<String> conditions(TaskInstance task) {
    return task.conditions().stream().map(Condition::source).toList();
  }

  /// @param printed the names of results of commands
  private static Optional<Shape> shape(DataTemplate value, Set<String> printed) {
    if (!(value instanceof DataTemplate.Text text)
        || text.template().body().size() != 1
        || !(text.template().body().getFirst() instanceof Node.Output(_, Expr expression))) {
      return Optional.empty();
    }
    return switch (expression) {
      case Expr.Attribute(_, Expr.Name name, String member) when printed.contains(name.name()) ->
          switch (member) {
            case "stdout", "stderr" -> Optional.of(Shape.TEXT);
            case "stdout_lines", "stderr_lines" -> Optional.of(new Shape.ListOf(Shape.TEXT));
            default -> Optional.empty();
          };
      case Expr.Filter filter when TEXTUAL.contains(filter.name()) -> Optional.of(Shape.TEXT);
      default -> Optional.empty();
    };
  }
}
