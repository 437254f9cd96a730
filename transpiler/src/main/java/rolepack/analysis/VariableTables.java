package rolepack.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import rolepack.ir.Action;
import rolepack.ir.Configuration;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// Makes each role's table of variables.
public final class VariableTables {
  private final Repository repository;
  private final PlayRoles playRoles;
  private final Map<String, String> platformFacts;
  private final Configuration configuration;
  private final boolean bakes;
  private final SettledFacts facts;

  /// @param platformFacts the facts that the target decides, by name
  /// @param bakes whether values that the site may change count as build-time values
  public VariableTables(
      Repository repository,
      PlayRoles playRoles,
      Map<String, String> platformFacts,
      Configuration configuration,
      boolean bakes) {
    this.repository = repository;
    this.playRoles = playRoles;
    this.platformFacts = Map.copyOf(platformFacts);
    this.configuration = configuration;
    this.bakes = bakes;
    this.facts =
        new SettledFacts(
            repository, playRoles, new TargetConditions(this.platformFacts, configuration));
  }

  /// What a role's tasks see in all the plays that run it; of a role that no play runs, its own
  /// variables, its dependencies' and the inventory's.
  public VariableTable of(Role role) {
    return of(role, playRoles.playsAnywhere(role.name()));
  }

  /// The values that the role's applications give variables, by name; the table then also says what
  /// the tasks see for each of them.
  public SequencedMap<String, List<Case>> cases(Role role, VariableTable table) {
    List<Play> all = playRoles.playsAnywhere(role.name());
    SequencedMap<String, List<Case>> cases = new TreeMap<>();
    RoleCases.of(role, table, playRoles, repository)
        .forEach(
            (name, values) -> {
              cases.put(name, List.copyOf(values.keySet()));
              values.forEach(
                  (value, plays) -> {
                    if (plays.size() < all.size()) {
                      table.add(value, of(role, plays));
                    }
                  });
            });
    return cases;
  }

  private VariableTable of(Role role, List<Play> plays) {
    Collector collector = new Collector();
    repository.inventory().variables().forEach(collector::add);
    repository.extraVariables().forEach(collector::add);
    for (Play play : plays) {
      play.variables().forEach(collector::add);
      play.prompted().forEach(each -> collector.dynamic.putIfAbsent(each, play.span()));
      collector.addTasks(play.preTasks());
      collector.addTasks(play.tasks());
      collector.addTasks(play.postTasks());
      playRoles.rolesOf(play).forEach(each -> repository.role(each).ifPresent(collector::addRole));
    }
    if (plays.isEmpty()) {
      playRoles
          .dependenciesOf(role)
          .forEach(each -> repository.role(each).ifPresent(collector::addRole));
      collector.addRole(role);
    }
    collector.parametersOf(role, plays);
    collector.partOf(plays);
    // Facts outlive the play that sets them, so those of any role may be there.
    for (Role other : repository.roles()) {
      other.taskFiles().forEach(each -> collector.addTasks(each.tasks()));
    }
    collector.settleFacts(role);
    return new VariableTable(
        role.name(),
        collector.definitions,
        collector.dynamic,
        collector.partial,
        platformFacts,
        configuration,
        bakes);
  }

  private final class Collector {
    private final Map<String, List<VariableDefinition>> definitions = new HashMap<>();
    private final Map<String, SourceSpan> dynamic = new HashMap<>();
    private final Map<String, SourceSpan> set = new LinkedHashMap<>();
    private final List<String> seen = new ArrayList<>();

    /// What the role gets in some places only: parameters, and variables of plays.
    private final Set<String> partial = new HashSet<>();

    void add(VariableDefinition definition) {
      definitions.computeIfAbsent(definition.name(), _ -> new ArrayList<>()).add(definition);
    }

    void addRole(Role role) {
      if (seen.contains(role.name())) {
        return;
      }
      seen.add(role.name());
      role.defaults().forEach(this::add);
      role.vars().forEach(this::add);
    }

    /// Parameters that plays and the dependencies of their roles pass to the role; of a role that
    /// no play runs, those of any role's dependencies.
    void parametersOf(Role role, List<Play> plays) {
      List<Application> all = new ArrayList<>();
      plays.forEach(each -> all.addAll(Application.of(each, playRoles, repository)));
      if (plays.isEmpty()) {
        all.addAll(Application.ofDependencies(repository.roles()));
      }
      List<Application> own = all.stream().filter(each -> each.role().equals(role.name())).toList();
      Set<String> names = new HashSet<>();
      for (Application application : own) {
        for (VariableDefinition each : application.parameters()) {
          names.add(each.name());
          add(each);
        }
      }
      for (Application application : own) {
        for (String each : names) {
          if (application.parameter(each).isEmpty() || application.mayInherit(each, all)) {
            partial.add(each);
          }
        }
      }
    }

    /// What only some of the plays give that run the role.
    void partOf(List<Play> plays) {
      Set<String> names = new HashSet<>();
      plays.forEach(play -> play.variables().forEach(each -> names.add(each.name())));
      for (Play play : plays) {
        Set<String> missing = new HashSet<>(names);
        play.variables().forEach(each -> missing.remove(each.name()));
        partial.addAll(missing);
      }
    }

    void addTasks(List<TaskNode> nodes) {
      for (TaskNode node : nodes) {
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

    /// Takes facts for definitions that need no running play, and leaves the others to it.
    void settleFacts(Role reader) {
      Set<String> unsettled = new HashSet<>(dynamic.keySet());
      unsettled.addAll(set.keySet());
      Set<String> own = new HashSet<>();
      reader.defaults().forEach(each -> own.add(each.name()));
      reader.vars().forEach(each -> own.add(each.name()));
      set.forEach(
          (name, span) -> {
            Optional<VariableDefinition> settled =
                dynamic.containsKey(name)
                    ? Optional.empty()
                    : facts.definition(name, reader, unsettled, own);
            settled.ifPresentOrElse(this::add, () -> dynamic.putIfAbsent(name, span));
          });
    }

    private void addTask(TaskNode.Task task) {
      task.keywords().register().ifPresent(each -> dynamic.putIfAbsent(each, task.span()));
      for (String name : DefinedFacts.of(task).keySet()) {
        if (!facts.knows(task)) {
          dynamic.putIfAbsent(name, place(task, name));
        } else if (facts.maySet(name)) {
          set.putIfAbsent(name, place(task, name));
        }
      }
    }

    /// Where a task sets a fact: the argument, or the task that includes a file.
    private static SourceSpan place(TaskNode.Task task, String name) {
      return task.action() instanceof Action.Module module
          ? module.argument(name).orElseThrow().span()
          : task.span();
    }
  }
}
