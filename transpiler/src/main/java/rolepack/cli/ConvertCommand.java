package rolepack.cli;

import java.io.IOException;
import java.nio.file.Path;
import rolepack.ConversionRequest;
import rolepack.backend.OutputFolder;
import rolepack.backend.OutputRefused;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.RepositoryFiles;

/// `convert REPO -o OUT`: the same as `audit`, and writes it all down.
final class ConvertCommand {
  private ConvertCommand() {}

  static ExitCode run(Invocation.Convert convert, Console console) throws UsageException {
    Diagnostics diagnostics = new Diagnostics();
    ConversionRequest request =
        ConversionRun.request(convert.repository(), convert.choices(), diagnostics, console);
    Path wanted = new InputPath(console.environment()).path(convert.output());
    try {
      RepositoryFiles repository = new RepositoryFiles(request.repository());
      OutputFolder output = OutputFolder.at(wanted, convert.force(), repository);
      ConversionRun run = ConversionRun.of(request, diagnostics, console);
      output.write(run.conversion().artifacts(), repository);
      DiagnosticListing.print(run.diagnostics(), console);
      return run.exitCode();
    } catch (OutputRefused refused) {
      throw new UsageException(Mistake.OUTPUT_REFUSED, refused.getMessage());
    } catch (IOException problem) {
      throw new UsageException(Mistake.CANNOT_WRITE, convert.output(), IoProblem.sentence(problem));
    }
  }
}
