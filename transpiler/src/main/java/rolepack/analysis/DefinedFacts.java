package rolepack.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.TaskNode;

/// The variables that a task defines for its host and all later tasks: `set_fact`, and
/// `include_vars`; where its file is not known, what any file may define that it may mean.
public final class DefinedFacts {
  private DefinedFacts() {}

  /// The values by name, as they are written; none where the task defines nothing.
  public static Map<String, DataTemplate> of(TaskNode.Task task) {
    Map<String, DataTemplate> facts = new LinkedHashMap<>();
    switch (task.action()) {
      case Action.Module module when module.name().equals("set_fact") ->
          module.arguments().forEach(each -> facts.put(each.name(), each.value()));
      case Action.Include include when include.kind() == Action.IncludeKind.VARIABLES ->
          include.variables().forEach(each -> facts.put(each.name(), each.value()));
      case Action.Module _, Action.Include _, Action.Meta _, Action.Opaque _ -> {}
    }
    return facts;
  }
}
