package rolepack.cli;

import java.io.IOException;
import java.nio.file.Path;
import rolepack.Conversion;
import rolepack.ConversionRequest;
import rolepack.Transpiler;
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
        ConversionRun.begin(convert.repository(), convert.choices(), diagnostics, console);
    Path wanted = new InputPath(console.environment()).path(convert.output());
    Conversion conversion;
    try {
      RepositoryFiles repository = new RepositoryFiles(request.input().folder());
      OutputFolder output = OutputFolder.at(wanted, convert.force(), repository);
      try (ProgressLine progress = ProgressLine.on(console)) {
        conversion = Transpiler.convert(request, diagnostics, progress);
        output.write(conversion.artifacts(), repository);
      }
    } catch (OutputRefused refused) {
      throw new UsageException(Mistake.OUTPUT_REFUSED, refused.getMessage());
    } catch (IOException problem) {
      throw new UsageException(Mistake.CANNOT_WRITE, convert.output(), IoProblem.sentence(problem));
    }
    ExitCode exit = ConversionRun.end(conversion.plan(), diagnostics.sorted(), console);
    console.note(
        Note.WROTE,
        conversion.artifacts().size(),
        convert.output(),
        Path.of(convert.output(), "ROADMAP.md"));
    return exit;
  }
}
