package rolepack.plan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import rolepack.ir.Role;
import rolepack.ir.TaskNode;

/// What of a role stays in Ansible.
///
/// @param installs the tasks that the role gets: those that install its packages, in order; they
///   come first
/// @param later tasks that install packages later: by the entry of the role's main task file that
///   they follow, by identity
/// @param kept the tasks that stay, by identity, with the comment that says why, in lines without
///   `#`; a task that is not here leaves the playbook
/// @param unneeded files of the role that no task that stays reads, relative to the repository
/// @param reworded the tasks that stay in other words, by identity, each with its changes
public record ResidualRole(
    Role role,
    List<AddedTask> installs,
    Map<TaskNode, List<AddedTask>> later,
    Map<TaskNode.Task, String> kept,
    List<String> unneeded,
    Map<TaskNode.Task, List<Rewording>> reworded) {
  /// One whose tasks stay as they are written.
  public ResidualRole(
      Role role,
      List<AddedTask> installs,
      Map<TaskNode, List<AddedTask>> later,
      Map<TaskNode.Task, String> kept,
      List<String> unneeded) {
    this(role, installs, later, kept, unneeded, Map.of());
  }

  public ResidualRole {
    installs = List.copyOf(installs);
    unneeded = List.copyOf(unneeded);
    later = java.util.Collections.unmodifiableMap(new IdentityHashMap<>(later));
    Map<TaskNode.Task, String> byIdentity = new IdentityHashMap<>(kept);
    kept = java.util.Collections.unmodifiableMap(byIdentity);
    reworded = java.util.Collections.unmodifiableMap(new IdentityHashMap<>(reworded));
  }
}
