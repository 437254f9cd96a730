package rolepack.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import rolepack.ir.Action;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.ir.TaskNode;

/// Which roles each play runs, dependencies before the roles that need them.
public final class PlayRoles {
  private final Repository repository;
  private final List<Run> runs = new ArrayList<>();
  private final List<Run> others = new ArrayList<>();

  private record Run(Playbook playbook, Play play, SequencedSet<String> roles) {}

  private PlayRoles(Repository repository) {
    this.repository = repository;
  }

  /// Walks the chosen playbooks in order.
  public static PlayRoles of(Repository repository) {
    PlayRoles found = new PlayRoles(repository);
    found.runs.addAll(found.runs(repository.playbooks()));
    found.others.addAll(found.runs(repository.others()));
    return found;
  }

  private List<Run> runs(List<Playbook> playbooks) {
    List<Run> found = new ArrayList<>();
    for (Playbook playbook : playbooks) {
      for (Play play : playbook.plays()) {
        SequencedSet<String> names = new LinkedHashSet<>();
        addTasks(play.preTasks(), names);
        play.roles().forEach(each -> add(each, names, new LinkedHashSet<>()));
        addTasks(play.tasks(), names);
        addTasks(play.postTasks(), names);
        found.add(new Run(playbook, play, names));
      }
    }
    return found;
  }

  /// The plays in order.
  public List<Play> plays() {
    return runs.stream().map(Run::play).toList();
  }

  /// The plays of the playbook that a play stands in, in order.
  public List<Play> playsBeside(Play play) {
    List<Playbook> own =
        runs.stream().filter(each -> each.play() == play).map(Run::playbook).toList();
    return runs.stream().filter(each -> own.contains(each.playbook())).map(Run::play).toList();
  }

  /// Whether a task of a role, or of one that it includes, includes another role.
  public boolean includes(String role, String other) {
    SequencedSet<String> names = new LinkedHashSet<>();
    repository
        .role(role)
        .ifPresent(each -> each.taskFiles().forEach(file -> addTasks(file.tasks(), names)));
    return names.contains(other);
  }

  /// The names of the roles that a play runs, in the order in which they first run.
  public List<String> rolesOf(Play play) {
    return Stream.concat(runs.stream(), others.stream())
        .filter(each -> each.play() == play)
        .findFirst()
        .map(each -> List.copyOf(each.roles()))
        .orElse(List.of());
  }

  /// The names of the roles that a play names itself, and those that they depend on: what a task
  /// includes may be a part of a role, or depend on a condition.
  public SequencedSet<String> namedBy(Play play) {
    SequencedSet<String> names = new LinkedHashSet<>();
    for (RoleReference each : play.roles()) {
      each.resolved()
          .flatMap(repository::role)
          .ifPresent(
              role -> {
                names.addAll(dependenciesOf(role));
                names.add(role.name());
              });
    }
    return names;
  }

  /// The plays that run a role, of playbooks that nobody chose where none of the chosen ones does.
  public List<Play> playsAnywhere(String role) {
    List<Play> chosen = playsOf(role);
    return chosen.isEmpty()
        ? others.stream().filter(each -> each.roles().contains(role)).map(Run::play).toList()
        : chosen;
  }

  /// The plays that run a role.
  public List<Play> playsOf(String role) {
    return runs.stream().filter(each -> each.roles().contains(role)).map(Run::play).toList();
  }

  private void add(
      RoleReference reference, SequencedSet<String> names, SequencedSet<String> chain) {
    reference
        .resolved()
        .flatMap(repository::role)
        .filter(role -> chain.add(role.name()))
        .ifPresent(
            role -> {
              role.dependencies().forEach(each -> add(each, names, chain));
              names.add(role.name());
              role.taskFiles().forEach(file -> addTasks(file.tasks(), names));
              chain.remove(role.name());
            });
  }

  private void addTasks(List<TaskNode> tasks, SequencedSet<String> names) {
    for (String name : includedRoles(tasks)) {
      repository
          .role(name)
          .filter(role -> !names.contains(role.name()))
          .ifPresent(
              role -> {
                names.add(role.name());
                role.dependencies().forEach(each -> add(each, names, new LinkedHashSet<>()));
                role.taskFiles().forEach(file -> addTasks(file.tasks(), names));
              });
    }
  }

  private static List<String> includedRoles(List<TaskNode> tasks) {
    List<String> found = new ArrayList<>();
    for (TaskNode node : tasks) {
      switch (node) {
        case TaskNode.Task task -> {
          if (task.action() instanceof Action.Include include
              && include.kind() == Action.IncludeKind.ROLE) {
            include.resolved().ifPresent(found::add);
          }
        }
        case TaskNode.Block block -> {
          found.addAll(includedRoles(block.body()));
          found.addAll(includedRoles(block.rescue()));
          found.addAll(includedRoles(block.always()));
        }
      }
    }
    return found;
  }

  /// The roles that a role needs by its meta file, itself left out, dependencies first.
  public List<String> dependenciesOf(Role role) {
    SequencedSet<String> names = new LinkedHashSet<>();
    role.dependencies()
        .forEach(each -> add(each, names, new LinkedHashSet<>(List.of(role.name()))));
    names.remove(role.name());
    return List.copyOf(names);
  }
}
