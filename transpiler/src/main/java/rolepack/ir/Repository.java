package rolepack.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import rolepack.source.RepositoryFiles;

/// An Ansible repository as it was read: everything that stands in it, nothing decided.
///
/// @param playbooks the chosen ones, in the order they were chosen
/// @param roles all roles, in name order, those that no chosen playbook reaches too
/// @param extraVariables of `--extra-vars`
public record Repository(
    RepositoryFiles files,
    List<Playbook> playbooks,
    List<Role> roles,
    Inventory inventory,
    List<VariableDefinition> extraVariables) {
  public Repository {
    playbooks = List.copyOf(playbooks);
    roles = List.copyOf(roles);
    extraVariables = List.copyOf(extraVariables);
  }

  /// The role with a name.
  public Optional<Role> role(String name) {
    return roles.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Every task file of every role by its path.
  public Map<String, TaskFile> taskFiles() {
    return roles.stream()
        .flatMap(each -> each.taskFiles().stream())
        .collect(Collectors.toMap(TaskFile::path, Function.identity(), (first, _) -> first));
  }
}
