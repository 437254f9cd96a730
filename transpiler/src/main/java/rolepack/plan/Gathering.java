package rolepack.plan;

/// What a play of the residual gathers before its tasks.
public enum Gathering {
  /// What the playbook says.
  AS_WRITTEN,
  /// `gather_subset: ["!all"]`: what stays reads facts of the minimal subset only, or looks for the
  /// package or service manager, which is one of them.
  MINIMAL,
  /// `gather_facts: no`: nothing that stays reads a fact.
  NONE
}
