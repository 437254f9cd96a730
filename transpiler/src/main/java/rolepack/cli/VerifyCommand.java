package rolepack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rolepack.backend.OutputFolder;
import rolepack.report.JsonFindings;
import rolepack.report.Palette;
import rolepack.verify.OutputFinding;
import rolepack.verify.OutputVerifier;

/// `verify OUT`: is an output whole, and as strict as the tools that read it are not?
final class VerifyCommand {
  private VerifyCommand() {}

  static ExitCode run(Invocation.Verify verify, Console console) throws UsageException {
    Path output =
        new InputPath(console.environment()).folder(verify.output(), "an output of rolepack");
    if (!Files.exists(output.resolve(OutputFolder.MARKER))) {
      throw new UsageException(Mistake.NOT_AN_OUTPUT, verify.output(), OutputFolder.MARKER);
    }
    try {
      List<OutputFinding> findings = OutputVerifier.verify(output);
      print(findings, console);
      return findings.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
    } catch (IOException problem) {
      throw new UsageException(Mistake.CANNOT_READ, verify.output(), IoProblem.sentence(problem));
    }
  }

  private static void print(List<OutputFinding> findings, Console console) {
    if (console.json()) {
      console.out().print(JsonFindings.print(findings));
      return;
    }
    Palette palette = console.outPalette();
    for (OutputFinding each : findings) {
      console.out().println(palette.red() + each.file() + palette.reset() + ": " + each.message());
    }
    if (!console.quiet() || !findings.isEmpty()) {
      console
          .out()
          .println(
              "%s: %s"
                  .formatted(
                      String.join(", ", OutputVerifier.CHECKS),
                      findings.isEmpty() ? "ok" : findings.size() + " wrong"));
    }
  }
}
