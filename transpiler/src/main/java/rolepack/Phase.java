package rolepack;

/// A step of the pipeline, as progress shows it.
public enum Phase {
  READ("reading the repository"),
  PLAN("deciding where every task goes"),
  WRITE("writing packages, playbooks and reports");

  private final String activity;

  Phase(String activity) {
    this.activity = activity;
  }

  /// What is being done, in a few words.
  public String activity() {
    return activity;
  }
}
