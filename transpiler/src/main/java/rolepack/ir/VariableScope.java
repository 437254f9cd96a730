package rolepack.ir;

import java.util.Objects;

/// Where a variable is defined: a kind of place, and whose.
///
/// @param owner the role, group, host, play or task that the definition belongs to; empty where the
///   kind has none
public record VariableScope(Kind kind, String owner) {
  public VariableScope {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(owner);
  }

  /// The kinds of places, from the lowest precedence to the highest, in Ansible's order.
  public enum Kind {
    ROLE_DEFAULTS,
    INVENTORY_GROUP,
    GROUP_VARS_ALL,
    GROUP_VARS,
    INVENTORY_HOST,
    HOST_VARS,
    FACTS,
    PLAY_VARS,
    PLAY_PROMPT,
    PLAY_VARS_FILES,
    ROLE_VARS,
    BLOCK_VARS,
    TASK_VARS,
    INCLUDE_VARS,
    SET_FACT,
    ROLE_PARAMETERS,
    INCLUDE_PARAMETERS,
    EXTRA_VARS
  }
}
