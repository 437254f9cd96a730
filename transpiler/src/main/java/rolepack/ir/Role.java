package rolepack.ir;

import java.util.List;
import java.util.Optional;

/// A role of the repository.
///
/// @param path its folder, relative to the repository
/// @param taskFiles every YAML file under `tasks/` and `handlers/`, in path order, those that
///   nothing includes too
/// @param main the task file that runs first; empty where the role has none
/// @param handlers the handler file that Ansible reads
/// @param description the first paragraph of its README, or of meta's `description`, in one line
/// @param files every file under `files/`, relative to the repository, in order
/// @param failed a file that the role needs could not be read
public record Role(
    String name,
    String path,
    List<TaskFile> taskFiles,
    Optional<TaskFile> main,
    Optional<TaskFile> handlers,
    List<VariableDefinition> defaults,
    List<VariableDefinition> vars,
    List<RoleReference> dependencies,
    String description,
    List<String> files,
    List<TemplateFile> templates,
    boolean failed) {
  public Role {
    taskFiles = List.copyOf(taskFiles);
    defaults = List.copyOf(defaults);
    vars = List.copyOf(vars);
    dependencies = List.copyOf(dependencies);
    files = List.copyOf(files);
    templates = List.copyOf(templates);
  }
}
