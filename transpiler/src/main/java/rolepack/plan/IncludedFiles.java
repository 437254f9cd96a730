package rolepack.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.Action;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;

/// The task files that includes of the repository name.
///
/// @param all those that any include names
/// @param fromOutside those of roles that something outside of their role's own run brings in: a
///   play, another role, `tasks_from`. Their tasks are needed there, too, where the role's packages
///   may not be.
record IncludedFiles(Set<String> all, Set<String> fromOutside) {
  IncludedFiles {
    all = Set.copyOf(all);
    fromOutside = Set.copyOf(fromOutside);
  }

  /// Paths relative to the repository.
  static IncludedFiles of(Repository repository) {
    Search search = new Search(repository);
    Map<String, TaskFile> files = repository.taskFiles();
    files.values().forEach(each -> search.look(each.tasks(), search.owner(each.path())));
    for (Playbook playbook : repository.playbooks()) {
      for (Play play : playbook.plays()) {
        search.look(play.preTasks(), Optional.empty());
        search.look(play.tasks(), Optional.empty());
        search.look(play.postTasks(), Optional.empty());
        search.look(play.handlers(), Optional.empty());
      }
    }
    // What such a file includes comes with it.
    Deque<String> open = new ArrayDeque<>(search.fromOutside);
    while (!open.isEmpty()) {
      Search inner = new Search(repository);
      Optional.ofNullable(files.get(open.pop()))
          .ifPresent(each -> inner.look(each.tasks(), Optional.empty()));
      inner.fromOutside.stream().filter(search.fromOutside::add).forEach(open::push);
    }
    return new IncludedFiles(search.all, search.fromOutside);
  }

  private static final class Search {
    private final Repository repository;
    private final Map<String, Role> owners = new HashMap<>();
    private final Set<String> all = new HashSet<>();
    private final Set<String> fromOutside = new LinkedHashSet<>();

    Search(Repository repository) {
      this.repository = repository;
      for (Role role : repository.roles()) {
        role.taskFiles().forEach(each -> owners.put(each.path(), role));
      }
    }

    Optional<Role> owner(String path) {
      return Optional.ofNullable(owners.get(path));
    }

    /// @param role whose tasks they are
    void look(List<TaskNode> nodes, Optional<Role> role) {
      for (TaskNode node : nodes) {
        switch (node) {
          case TaskNode.Task task -> {
            if (task.action() instanceof Action.Include include) {
              look(include, role);
            }
          }
          case TaskNode.Block block -> {
            look(block.body(), role);
            look(block.rescue(), role);
            look(block.always(), role);
          }
        }
      }
    }

    private void look(Action.Include include, Optional<Role> role) {
      switch (include.kind()) {
        case TASKS -> include.resolved().ifPresent(path -> add(path, !owner(path).equals(role)));
        case ROLE ->
            include
                .resolved()
                .flatMap(repository::role)
                .ifPresent(it -> include.tasksFrom().ifPresent(file -> add(it, file)));
        case VARIABLES -> {}
      }
    }

    private void add(Role role, String tasksFrom) {
      String path = role.path() + "/tasks/" + tasksFrom;
      for (String each : List.of(path, path + ".yml", path + ".yaml", path + ".json")) {
        if (owners.containsKey(each)) {
          add(each, true);
          return;
        }
      }
    }

    private void add(String path, boolean outside) {
      all.add(path);
      boolean main =
          owner(path).flatMap(Role::main).filter(it -> it.path().equals(path)).isPresent();
      if (outside && owners.containsKey(path) && !main) {
        fromOutside.add(path);
      }
    }
  }
}
