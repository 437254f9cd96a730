package rolepack.plan;

/// Why a task stays in the playbook.
public enum ReasonCode {
  /// It needs a value that exists only while a play runs.
  DYNAMIC_VALUE("needs a value that exists only while the play runs"),
  /// `run_once`, `delegate_to`, or it talks to the cluster.
  CLUSTER_OP("works on the cluster, not on one host"),
  /// `local_action`, `connection: local`.
  CONTROLLER_SIDE("works on the machine that runs Ansible"),
  /// It needs a booted system.
  LIVE_SYSTEM("needs a booted system"),
  /// It differs from host to host in a way that packages cannot.
  PER_HOST("differs from host to host"),
  /// It handles a secret.
  SECRET("handles a secret"),
  /// It changes a file of another package in a way that no script can repeat safely.
  FOREIGN_FILE("changes a file that another package owns"),
  /// A module that the catalogue does not have.
  CUSTOM_MODULE("uses a module that is not in the catalogue"),
  /// It manages a person's account.
  HUMAN_USER("manages people's accounts"),
  /// Its template has no consul-template version.
  UNTRANSLATABLE_TEMPLATE("has a template without a consul-template version"),
  /// It needs a file of the site that is not in the repository.
  MISSING_SOURCE("needs a file that is not in the repository"),
  /// Moving it would change the result.
  ORDER("would run too early in a package"),
  /// It runs a program whose effects are unknown.
  UNKNOWN_COMMAND("runs a program whose effects are unknown"),
  /// rolepack could move it, and does not yet.
  NOT_YET("cannot be moved by this version of rolepack"),
  /// Packages have nothing like it.
  NO_EQUIVALENT("has no equivalent in a package");

  private final String meaning;

  ReasonCode(String meaning) {
    this.meaning = meaning;
  }

  /// What the code means, as the rest of a sentence that starts with "the task".
  public String meaning() {
    return meaning;
  }
}
