package rolepack.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// A task at one place of a role's run, with what the includes and blocks around it say.
///
/// @param enclosing the keywords of the includes and blocks around the task, outermost first
/// @param locals the variables that the task, its blocks and its includes set, by name
/// @param bound why the task cannot be looked at alone: it stands in a block with `rescue`, or in a
///   file that a loop includes
/// @param inCase the value of a variable of the role for which the task is looked at
public record TaskInstance(
    TaskNode.Task task,
    TaskFile file,
    List<Keywords> enclosing,
    Map<String, VariableDefinition> locals,
    Optional<Bound> bound,
    Optional<Case> inCase) {
  /// A task that runs whatever values the role is given.
  public TaskInstance(
      TaskNode.Task task,
      TaskFile file,
      List<Keywords> enclosing,
      Map<String, VariableDefinition> locals,
      Optional<Bound> bound) {
    this(task, file, enclosing, locals, bound, Optional.empty());
  }

  public TaskInstance {
    enclosing = List.copyOf(enclosing);
    locals = Map.copyOf(locals);
  }

  /// What ties a task to its surroundings.
  public record Bound(String message, SourceSpan span) {}

  /// The same for one value of a variable of the role.
  public TaskInstance in(Case value) {
    Map<String, VariableDefinition> inner = new HashMap<>(locals);
    inner.put(value.variable(), value.definition());
    return new TaskInstance(task, file, enclosing, inner, bound, Optional.of(value));
  }

  /// Whether this is the other at its place of the run, or the same for one value of a variable.
  public boolean standsAt(TaskInstance other) {
    return this == other || inCase.isPresent() && task == other.task;
  }

  /// Whether the two never run in the same application of the role.
  public boolean isOfOtherCase(TaskInstance other) {
    return inCase.isPresent()
        && other.inCase.isPresent()
        && inCase.get().variable().equals(other.inCase.get().variable())
        && !inCase.equals(other.inCase);
  }

  public Keywords keywords() {
    return task.keywords();
  }

  /// Every condition that has to hold, outermost first.
  public List<Condition> conditions() {
    return Stream.concat(enclosing.stream(), Stream.of(keywords()))
        .flatMap(each -> each.when().stream())
        .toList();
  }

  /// A keyword of the task or, where it has none, of what encloses it most closely.
  public Optional<DataTemplate> inherited(Function<Keywords, Optional<DataTemplate>> keyword) {
    Optional<DataTemplate> own = keyword.apply(keywords());
    return own.isPresent()
        ? own
        : enclosing.reversed().stream().map(keyword).flatMap(Optional::stream).findFirst();
  }

  /// The handlers that the task notifies, or, where it names none, those of what encloses it most
  /// closely.
  public List<DataTemplate> notifies() {
    return Stream.concat(Stream.of(keywords()), enclosing.reversed().stream())
        .map(Keywords::notifies)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /// The tags of the task and of all that encloses it, each once.
  public List<String> tags() {
    return Stream.concat(enclosing.stream(), Stream.of(keywords()))
        .flatMap(each -> each.tags().stream())
        .distinct()
        .toList();
  }
}
