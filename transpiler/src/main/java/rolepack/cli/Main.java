package rolepack.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/// The command line: the only place that prints and exits.
public final class Main {
  private static final String VERSION = "0.1.0";

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(
        run(
            arguments,
            new ResultStream(new FileOutputStream(FileDescriptor.out)),
            new ResultStream(new FileOutputStream(FileDescriptor.err)),
            Environment.ofProcess()));
  }

  /// One run that tells when its results could not be written.
  static int run(
      String[] arguments, ResultStream results, ResultStream messages, Environment environment) {
    PrintStream out = results.printer();
    PrintStream err = messages.printer();
    int exit = run(arguments, out, err, environment);
    out.flush();
    if (results.loss().isPresent() && exit < ExitCode.WRONG_USAGE.number()) {
      complain(err, Mistake.CANNOT_WRITE.sentence("the results", results.loss().get()));
      exit = ExitCode.WRONG_USAGE.number();
    }
    err.flush();
    return exit;
  }

  /// One run of the program.
  ///
  /// @return the exit code
  public static int run(
      String[] arguments, PrintStream out, PrintStream err, Environment environment) {
    try {
      return perform(ArgumentParser.parse(arguments), out, err, environment).number();
    } catch (UsageException mistake) {
      complain(err, mistake.getMessage());
      return ExitCode.WRONG_USAGE.number();
    } catch (UncheckedIOException problem) {
      complain(err, Mistake.INPUT_OUTPUT.sentence(IoProblem.sentence(problem.getCause())));
      return ExitCode.WRONG_USAGE.number();
    } catch (RuntimeException | Error bug) {
      err.print(BugReport.of(bug, environment));
      return ExitCode.BUG.number();
    }
  }

  private static ExitCode perform(
      Invocation invocation, PrintStream out, PrintStream err, Environment environment)
      throws UsageException {
    return switch (invocation) {
      case Invocation.Help help -> print(HelpText.of(help.command()), out);
      case Invocation.Version() -> print("rolepack " + VERSION + "\n", out);
      case Invocation.Later later ->
          throw new UsageException(Mistake.COMMAND_NOT_YET, later.command().word());
      case Invocation.Audit audit ->
          AuditCommand.run(audit, Console.of(out, err, environment, audit.presentation()));
      case Invocation.Convert convert ->
          ConvertCommand.run(convert, Console.of(out, err, environment, convert.presentation()));
      case Invocation.Verify verify ->
          VerifyCommand.run(verify, Console.of(out, err, environment, verify.presentation()));
      case Invocation.Check check ->
          CheckCommand.run(check, Console.of(out, err, environment, check.presentation()));
      case Invocation.Render render ->
          RenderCommand.run(render, Console.of(out, err, environment, render.presentation()));
    };
  }

  private static void complain(PrintStream err, String sentence) {
    err.println("rolepack: " + sentence);
  }

  private static ExitCode print(String text, PrintStream out) {
    out.print(text);
    return ExitCode.DONE;
  }
}
