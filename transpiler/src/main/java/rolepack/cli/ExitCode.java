package rolepack.cli;

/// What the exit code says.
public enum ExitCode {
  /// Done.
  DONE(0),
  /// Done, but a role or playbook could not be read, or with `--strict` there was a warning.
  DONE_WITH_FAILURES(1),
  /// The command line, a path or `rolepack.yml` is wrong; nothing was done.
  WRONG_USAGE(2),
  /// A check found a difference.
  DIFFERENT(3),
  /// A bug in rolepack.
  BUG(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
