package rolepack.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rolepack.source.RepositoryFiles;

/// An Ansible repository as it was read: everything that stands in it, nothing decided.
///
/// @param playbooks the chosen ones, in the order they were chosen
/// @param roles all roles, in name order, those that no chosen playbook reaches too
/// @param looseTaskFiles the task files outside of roles that plays and roles include, in path
///   order
/// @param extraVariables of `--extra-vars`
/// @param mergesHashes `hash_behaviour = merge` of ansible.cfg: a mapping is merged with those of
///   lower precedence instead of replacing them
/// @param others playbooks that nobody chose and that run roles which no chosen one runs: they say
///   what such roles are given
public record Repository(
    RepositoryFiles files,
    List<Playbook> playbooks,
    List<Role> roles,
    List<TaskFile> looseTaskFiles,
    Inventory inventory,
    List<VariableDefinition> extraVariables,
    boolean mergesHashes,
    List<Playbook> others) {
  /// One of which all playbooks are chosen.
  public Repository(
      RepositoryFiles files,
      List<Playbook> playbooks,
      List<Role> roles,
      List<TaskFile> looseTaskFiles,
      Inventory inventory,
      List<VariableDefinition> extraVariables,
      boolean mergesHashes) {
    this(
        files,
        playbooks,
        roles,
        looseTaskFiles,
        inventory,
        extraVariables,
        mergesHashes,
        List.of());
  }

  public Repository {
    playbooks = List.copyOf(playbooks);
    others = List.copyOf(others);
    roles = List.copyOf(roles);
    looseTaskFiles = List.copyOf(looseTaskFiles);
    extraVariables = List.copyOf(extraVariables);
  }

  /// The role with a name.
  public Optional<Role> role(String name) {
    return roles.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Every task file, those of roles and the loose ones, by its path.
  public Map<String, TaskFile> taskFiles() {
    return Stream.concat(
            roles.stream().flatMap(each -> each.taskFiles().stream()), looseTaskFiles.stream())
        .collect(Collectors.toMap(TaskFile::path, Function.identity(), (first, _) -> first));
  }
}
