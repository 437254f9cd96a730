package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.analysis.DefinedFacts;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;

/// Every definition of every variable, wherever it stands and whether or not it takes effect.
final class VariableWorld {
  private final Map<String, List<DataTemplate>> values = new HashMap<>();
  private final Set<String> results = new HashSet<>();

  static VariableWorld of(Repository repository, List<Play> plays) {
    VariableWorld world = new VariableWorld();
    world.add(repository.inventory().variables());
    world.add(repository.extraVariables());
    for (Role role : repository.roles()) {
      world.add(role.defaults());
      world.add(role.vars());
      role.dependencies().forEach(world::addReference);
    }
    repository.taskFiles().values().stream().map(TaskFile::tasks).forEach(world::addTasks);
    for (Play play : plays) {
      world.add(play.variables());
      world.results.addAll(play.prompted());
      play.roles().forEach(world::addReference);
      List.of(play.preTasks(), play.tasks(), play.postTasks(), play.handlers())
          .forEach(world::addTasks);
    }
    return world;
  }

  /// The values that a name may have.
  List<DataTemplate> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// Whether the repository says where a name comes from.
  boolean knows(String name) {
    return values.containsKey(name) || results.contains(name);
  }

  /// What connections read although nothing names it.
  List<DataTemplate> ofConnections() {
    return values.entrySet().stream()
        .filter(each -> each.getKey().startsWith("ansible_"))
        .flatMap(each -> each.getValue().stream())
        .toList();
  }

  private void add(List<VariableDefinition> definitions) {
    definitions.forEach(each -> add(each.name(), each.value()));
  }

  private void add(String name, DataTemplate value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private void addReference(RoleReference reference) {
    add(reference.parameters());
    add(reference.keywords().vars());
  }

  private void addTasks(List<TaskNode> nodes) {
    for (TaskNode node : nodes) {
      add(node.keywords().vars());
      switch (node) {
        case TaskNode.Task task -> addTask(task);
        case TaskNode.Block block -> {
          addTasks(block.body());
          addTasks(block.rescue());
          addTasks(block.always());
        }
      }
    }
  }

  private void addTask(TaskNode.Task task) {
    DefinedFacts.of(task).forEach(this::add);
    if (task.action() instanceof Action.Include include) {
      add(include.variables());
    }
    task.keywords().register().ifPresent(results::add);
    task.keywords()
        .loop()
        .ifPresent(
            loop -> {
              results.add(loop.variable());
              loop.indexVariable().ifPresent(results::add);
            });
  }
}
