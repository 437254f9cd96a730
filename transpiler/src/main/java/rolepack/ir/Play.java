package rolepack.ir;

import java.util.List;
import rolepack.source.SourceSpan;

/// A play of a playbook.
///
/// @param hosts the pattern, as it is written
/// @param variables of `vars`, `vars_files` and `vars_prompt`; a prompt's value is its default
/// @param prompted the names of `vars_prompt`
public record Play(
    SourceSpan span,
    String name,
    String hosts,
    boolean gathersFacts,
    List<VariableDefinition> variables,
    List<String> prompted,
    List<TaskNode> preTasks,
    List<RoleReference> roles,
    List<TaskNode> tasks,
    List<TaskNode> postTasks,
    List<TaskNode> handlers,
    Keywords keywords) {
  public Play {
    variables = List.copyOf(variables);
    prompted = List.copyOf(prompted);
    preTasks = List.copyOf(preTasks);
    roles = List.copyOf(roles);
    tasks = List.copyOf(tasks);
    postTasks = List.copyOf(postTasks);
    handlers = List.copyOf(handlers);
  }
}
