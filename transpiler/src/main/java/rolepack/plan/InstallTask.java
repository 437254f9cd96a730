package rolepack.plan;

import java.util.List;
import java.util.Optional;

/// A task of the residual role that installs packages.
///
/// @param packages in the order in which they are installed
/// @param choices what the same transaction installs where further conditions hold
/// @param when the conditions, as the playbook writes them
/// @param once on the first host of the play only
/// @param privilege the keyword that the role's own tasks use, `sudo` or `become`; empty where none
///   of them uses one
/// @param tags the tags of the tasks that the packages took over, each once
/// @param repository a repository that is disabled and enabled for this installation only
/// @param notifies the handlers that stay and that those tasks notify
/// @param registers the names under which tasks that stay ask whether something changed
public record InstallTask(
    String name,
    List<String> packages,
    List<Choice> choices,
    List<String> when,
    boolean once,
    Optional<String> privilege,
    List<String> tags,
    List<String> notifies,
    Optional<String> repository,
    List<String> registers)
    implements AddedTask {
  /// Packages that are installed where conditions hold.
  ///
  /// @param when the conditions, as the playbook writes them; each is an expression in one line
  public record Choice(List<String> packages, List<String> when) {
    public Choice {
      packages = List.copyOf(packages);
      when = List.copyOf(when);
    }
  }

  public InstallTask {
    packages = List.copyOf(packages);
    choices = List.copyOf(choices);
    when = List.copyOf(when);
    tags = List.copyOf(tags);
    notifies = List.copyOf(notifies);
    registers = List.copyOf(registers);
  }

  /// On every host, from the repositories that are enabled anyway.
  public InstallTask(
      String name,
      List<String> packages,
      List<String> when,
      Optional<String> privilege,
      List<String> tags,
      List<String> notifies) {
    this(
        name,
        packages,
        List.of(),
        when,
        false,
        privilege,
        tags,
        notifies,
        Optional.empty(),
        List.of());
  }
}
