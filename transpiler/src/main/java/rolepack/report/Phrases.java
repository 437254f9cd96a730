package rolepack.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.plan.Outcome;
import rolepack.plan.RolePlan;
import rolepack.plan.ScriptPhase;
import rolepack.plan.TaskOutcome;

/// What reports say in words about outcomes and numbers.
final class Phrases {
  private Phrases() {}

  /// `1 task`, `2 tasks`.
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /// `lines 2–4`, `line 7`.
  static String lines(TaskOutcome item) {
    int start = item.task().span().startLine();
    int end = item.task().span().endLine();
    return start == end ? "line " + start : "lines %d–%d".formatted(start, end);
  }

  /// `4 of 6 tasks and 1 of 1 handler have left Ansible`; empty where a role has neither.
  static Optional<String> share(List<TaskOutcome> items) {
    List<String> parts = new ArrayList<>();
    addShare(items.stream().filter(each -> !each.handler()).toList(), "task", parts);
    addShare(items.stream().filter(TaskOutcome::handler).toList(), "handler", parts);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    boolean single = parts.size() == 1 && items.size() == 1;
    return Optional.of(String.join(" and ", parts) + (single ? " has" : " have") + " left Ansible");
  }

  private static void addShare(List<TaskOutcome> items, String noun, List<String> parts) {
    if (!items.isEmpty()) {
      long left = items.stream().filter(each -> each.outcome() != Outcome.RESIDUAL).count();
      parts.add("%d of %s".formatted(left, count(items.size(), noun)));
    }
  }

  /// What became of a task: `in the package`, `after-install script`.
  static String realization(TaskOutcome item) {
    return switch (item.outcome()) {
      case PACKAGED, TEMPLATED -> packaged(item.realization().orElse("payload"));
      case FOLDED -> "decided when the package is built";
      case RESIDUAL -> "stays";
    };
  }

  /// `payload, after-install, before-remove` is "in the package, after-install and before-remove
  /// scripts".
  private static String packaged(String realization) {
    List<String> words = new ArrayList<>();
    List<String> phases = new ArrayList<>();
    for (String part : realization.split(", ")) {
      switch (part) {
        case "payload" -> words.add("in the package");
        case "dependency" -> words.add("package dependencies");
        case "conflict" -> words.add("package conflicts");
        case "command" -> words.add("command of the template");
        default -> (isPhase(part) ? phases : words).add(part);
      }
    }
    if (!phases.isEmpty()) {
      words.add(String.join(" and ", phases) + (phases.size() == 1 ? " script" : " scripts"));
    }
    return String.join(", ", words);
  }

  private static boolean isPhase(String word) {
    for (ScriptPhase phase : ScriptPhase.values()) {
      if (phase.key().equals(word)) {
        return true;
      }
    }
    return false;
  }

  /// `Partial`, `Ported`, …: the word for a status at the start of a sentence.
  static String status(RolePlan plan) {
    String word = plan.status().word();
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
