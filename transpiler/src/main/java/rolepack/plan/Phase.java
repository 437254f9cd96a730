package rolepack.plan;

import java.util.Optional;
import rolepack.ir.TaskNode;

/// A time at which packages of a role are installed: before all that stays of it, or later, right
/// after a task that stays.
///
/// @param number 0 is before all that stays; later ones count on
/// @param after what they follow; empty for the first
record Phase(int number, Optional<Anchor> after) {
  static final Phase FIRST = new Phase(0, Optional.empty());

  /// The place in the role's main task file behind which packages are installed.
  ///
  /// @param index which entry of that file it is
  /// @param entry the task, or the include or the block around it
  /// @param last the last task there that stays
  record Anchor(int index, TaskNode entry, Item last) {}

  boolean isLate() {
    return number > 0;
  }

  /// Whether what stands at an entry of the main task file runs before the packages are installed.
  boolean follows(int index) {
    return after.filter(each -> index <= each.index()).isPresent();
  }
}
