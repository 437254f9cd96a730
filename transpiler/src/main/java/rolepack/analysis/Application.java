package rolepack.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rolepack.ir.Action;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// A place of a play that runs a role: an entry of the play's roles, of the dependencies of one of
/// its roles, or a task that includes the role.
///
/// @param role the name of the role that is run
/// @param parameters the variables that are passed to it there
/// @param included whether a task includes the role, which then sees what that task sees
record Application(
    SourceSpan span, String role, List<VariableDefinition> parameters, boolean included) {
  Application {
    parameters = List.copyOf(parameters);
  }

  Optional<VariableDefinition> parameter(String name) {
    return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Whether what is passed to other roles may count here: the dependencies of a role and the roles
  /// that its tasks include see it, too.
  boolean mayInherit(String name, List<Application> all) {
    return (included || parameter(name).isEmpty())
        && all.stream()
            .anyMatch(each -> !each.role().equals(role) && each.parameter(name).isPresent());
  }

  /// What the dependencies of some roles run.
  static List<Application> ofDependencies(List<Role> roles) {
    List<Application> found = new ArrayList<>();
    roles.forEach(each -> each.dependencies().forEach(it -> add(it, found)));
    return found;
  }

  /// Every place of a play that runs a role of the repository, whichever role that is.
  static List<Application> of(Play play, PlayRoles playRoles, Repository repository) {
    List<Application> found = new ArrayList<>();
    play.roles().forEach(each -> add(each, found));
    addTasks(play.preTasks(), found);
    addTasks(play.tasks(), found);
    addTasks(play.postTasks(), found);
    for (String name : playRoles.rolesOf(play)) {
      Optional<Role> role = repository.role(name);
      role.ifPresent(each -> each.dependencies().forEach(it -> add(it, found)));
      role.ifPresent(each -> each.taskFiles().forEach(file -> addTasks(file.tasks(), found)));
    }
    return found;
  }

  private static void add(RoleReference reference, List<Application> found) {
    reference
        .resolved()
        .ifPresent(
            each ->
                found.add(new Application(reference.span(), each, reference.parameters(), false)));
  }

  private static void addTasks(List<TaskNode> nodes, List<Application> found) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> including(task, found::add);
        case TaskNode.Block block -> {
          addTasks(block.body(), found);
          addTasks(block.rescue(), found);
          addTasks(block.always(), found);
        }
      }
    }
  }

  private static void including(TaskNode.Task task, Consumer<Application> found) {
    if (task.action() instanceof Action.Include include
        && include.kind() == Action.IncludeKind.ROLE
        && include.resolved().isPresent()) {
      List<VariableDefinition> parameters = new ArrayList<>(include.variables());
      parameters.addAll(task.keywords().vars());
      found.accept(new Application(task.span(), include.resolved().get(), parameters, true));
    }
  }
}
