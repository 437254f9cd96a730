package rolepack.frontend.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.NearestName;
import rolepack.ir.Configuration;
import rolepack.ir.Configuration.TaskDecision;
import rolepack.ir.Configuration.Word;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.Topology;
import rolepack.ir.VariableDefinition;

/// Reports settings that name what the repository does not have: they are as good as misspelled.
public final class UselessSettings {
  private final Repository repository;
  private final Diagnostics diagnostics;

  private UselessSettings(Repository repository, Diagnostics diagnostics) {
    this.repository = repository;
    this.diagnostics = diagnostics;
  }

  /// Reports variables to pin that nobody defines, and tasks to decide about that are not there.
  public static void report(
      Configuration configuration, Repository repository, Diagnostics diagnostics) {
    UselessSettings check = new UselessSettings(repository, diagnostics);
    if (!configuration.pin().isEmpty()) {
      check.pinned(configuration.pin());
    }
    if (!configuration.topology().groups().isEmpty()) {
      check.grouped(configuration.topology());
    }
    if (!configuration.decisions().isEmpty()) {
      check.decided(configuration.decisions());
    }
  }

  private void pinned(List<Word> pinned) {
    Set<String> defined = new HashSet<>();
    for (Role role : repository.roles()) {
      addNames(role.defaults(), defined);
      addNames(role.vars(), defined);
    }
    for (Playbook playbook : repository.playbooks()) {
      for (Play play : playbook.plays()) {
        addNames(play.variables(), defined);
      }
    }
    addNames(repository.inventory().variables(), defined);
    addNames(repository.extraVariables(), defined);
    for (Word each : pinned) {
      if (!defined.contains(each.text())) {
        diagnostics.report(
            DiagnosticKind.USELESS_SETTING,
            each.span(),
            "pin",
            "no file defines the variable " + each.text());
      }
    }
  }

  /// Inventories may be made when a playbook runs: a group that a play or a folder of variables
  /// names is one, too.
  private void grouped(Topology topology) {
    Set<String> known = new HashSet<>(Set.of("all", "ungrouped"));
    repository.inventory().groups().forEach(each -> known.add(each.name()));
    for (VariableDefinition each : repository.inventory().variables()) {
      known.add(each.scope().owner());
    }
    for (Playbook playbook : repository.playbooks()) {
      for (Play play : playbook.plays()) {
        known.addAll(List.of(play.hosts().split("[:,&! ]+")));
      }
    }
    topology
        .groups()
        .forEach(
            (name, group) -> {
              if (!known.contains(name)) {
                diagnostics.report(
                    DiagnosticKind.USELESS_SETTING,
                    group.span(),
                    "topology",
                    "no inventory, play or folder of variables names the group "
                        + name
                        + meant(name, known));
              }
            });
  }

  private static String meant(String name, Set<String> known) {
    return NearestName.of(name, new TreeSet<>(known))
        .map(each -> " (there is " + each + ")")
        .orElse("");
  }

  private static void addNames(List<VariableDefinition> definitions, Set<String> names) {
    definitions.forEach(each -> names.add(each.name()));
  }

  private void decided(List<TaskDecision> decisions) {
    Map<String, TaskFile> files = repository.taskFiles();
    for (TaskDecision each : decisions) {
      if (!files.containsKey(each.file())) {
        diagnostics.report(
            DiagnosticKind.USELESS_SETTING,
            each.span(),
            "tasks",
            each.file() + " is not a file of tasks in the repository");
      } else if (tasks(files.get(each.file()).tasks()).stream().noneMatch(each::means)) {
        diagnostics.report(
            DiagnosticKind.USELESS_SETTING,
            each.span(),
            "tasks",
            switch (each.place()) {
              case Configuration.Place.Line(int line) -> "no task stands in line " + line;
              case Configuration.Place.Name(String name) -> "no task is named " + name;
            });
      }
    }
  }

  private static List<TaskNode.Task> tasks(List<TaskNode> nodes) {
    List<TaskNode.Task> tasks = new ArrayList<>();
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> tasks.add(task);
        case TaskNode.Block block -> {
          tasks.addAll(tasks(block.body()));
          tasks.addAll(tasks(block.rescue()));
          tasks.addAll(tasks(block.always()));
        }
      }
    }
    return tasks;
  }
}
