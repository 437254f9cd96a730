package rolepack.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rolepack.plan.ReasonCode;
import rolepack.plan.ResidualReason;
import rolepack.plan.RolePlan;
import rolepack.plan.TaskOutcome;

/// What keeps tasks in the playbook, ranked by how many; a task counts for its first reason.
///
/// @param roles the roles that have such a task, in name order
/// @param causes what would unblock them, the one for most tasks first
record Blockers(ReasonCode code, int tasks, List<String> roles, List<Cause> causes) {
  /// Tasks that the same remedy would unblock.
  ///
  /// @param message why the first of them stays
  /// @param same all of them stay for that very reason
  /// @param example the place of the first
  record Cause(String message, boolean same, String remedy, int tasks, String example) {
    private Cause and(String otherMessage) {
      return new Cause(message, same && message.equals(otherMessage), remedy, tasks + 1, example);
    }
  }

  static List<Blockers> rank(List<RolePlan> roles) {
    Map<ReasonCode, Tally> tallies = new EnumMap<>(ReasonCode.class);
    for (RolePlan role : roles) {
      for (TaskOutcome item : role.items()) {
        if (!item.reasons().isEmpty()) {
          ResidualReason reason = item.reasons().getFirst();
          tallies
              .computeIfAbsent(reason.code(), _ -> new Tally())
              .add(role.role().name(), item, reason);
        }
      }
    }
    List<Blockers> ranked = new ArrayList<>();
    tallies.forEach((code, tally) -> ranked.add(tally.blockers(code)));
    ranked.sort(Comparator.comparingInt(Blockers::tasks).reversed());
    return ranked;
  }

  private static final class Tally {
    private final TreeSet<String> roles = new TreeSet<>();
    private final Map<String, Cause> causes = new LinkedHashMap<>();
    private int tasks;

    void add(String role, TaskOutcome item, ResidualReason reason) {
      tasks++;
      roles.add(role);
      Cause known = causes.get(reason.remedy());
      causes.put(
          reason.remedy(),
          known != null
              ? known.and(reason.message())
              : new Cause(reason.message(), true, reason.remedy(), 1, item.task().span().place()));
    }

    Blockers blockers(ReasonCode code) {
      List<Cause> ordered = new ArrayList<>(causes.values());
      ordered.sort(Comparator.comparingInt(Cause::tasks).reversed());
      return new Blockers(code, tasks, List.copyOf(roles), List.copyOf(ordered));
    }
  }
}
