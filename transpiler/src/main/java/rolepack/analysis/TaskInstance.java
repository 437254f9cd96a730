package rolepack.analysis;

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
public record TaskInstance(
    TaskNode.Task task,
    TaskFile file,
    List<Keywords> enclosing,
    Map<String, VariableDefinition> locals,
    Optional<Bound> bound) {
  public TaskInstance {
    enclosing = List.copyOf(enclosing);
    locals = Map.copyOf(locals);
  }

  /// What ties a task to its surroundings.
  public record Bound(String message, SourceSpan span) {}

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

  /// The tags of the task and of all that encloses it, each once.
  public List<String> tags() {
    return Stream.concat(enclosing.stream(), Stream.of(keywords()))
        .flatMap(each -> each.tags().stream())
        .distinct()
        .toList();
  }
}
