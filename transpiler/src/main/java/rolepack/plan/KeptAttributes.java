package rolepack.plan;

import java.util.Optional;

/// What a path keeps of an earlier task's attributes, where one has made it: whatever the task at
/// hand does not say.
///
/// @param mode whether it keeps its mode
/// @param owner whether it keeps its owner
/// @param group whether it keeps its group
record KeptAttributes(boolean mode, boolean owner, boolean group) {
  /// The task says all three.
  static final KeptAttributes NONE = new KeptAttributes(false, false, false);

  /// The task makes the path only where it is missing.
  static final KeptAttributes ALL = new KeptAttributes(true, true, true);

  /// What a task keeps that may say some of them.
  static KeptAttributes unless(Optional<?> mode, Optional<String> owner, Optional<String> group) {
    return new KeptAttributes(mode.isEmpty(), owner.isEmpty(), group.isEmpty());
  }

  /// What two tasks keep that follow each other.
  KeptAttributes and(KeptAttributes later) {
    return new KeptAttributes(mode && later.mode, owner && later.owner, group && later.group);
  }

  /// The new attributes, with what is kept of the old ones.
  FileAttributes merge(FileAttributes old, FileAttributes wanted) {
    return new FileAttributes(
        mode ? old.mode() : wanted.mode(),
        owner ? old.owner() : wanted.owner(),
        group ? old.group() : wanted.group());
  }
}
