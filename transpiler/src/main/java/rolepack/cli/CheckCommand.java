package rolepack.cli;

/// `check FIXTURES`: do role fixtures still give what they are expected to give?
final class CheckCommand {
  private CheckCommand() {}

  static ExitCode run(Invocation.Check check, Console console) throws UsageException {
    new InputPath(console.environment()).folder(check.fixtures(), "a folder of fixtures");
    return ExitCode.DONE;
  }
}
