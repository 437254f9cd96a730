package rolepack.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.verify.FixtureCase;
import rolepack.verify.FixtureChecker;
import rolepack.verify.FixtureDifference;
import rolepack.verify.FixtureProblem;
import rolepack.verify.FixtureReader;
import rolepack.verify.FixtureResult;

/// `check FIXTURES`: do role fixtures still give what they are expected to give?
final class CheckCommand {
  private final FixtureChecker checker;
  private final boolean accept;
  private final CheckListing listing;
  private final Console console;

  private CheckCommand(boolean accept, Console console) {
    this.checker = new FixtureChecker(new FixturePipeline(), accept);
    this.accept = accept;
    this.listing = new CheckListing(accept, console);
    this.console = console;
  }

  static ExitCode run(Invocation.Check check, Console console) throws UsageException {
    Path top =
        new InputPath(console.environment()).folder(check.fixtures(), "a folder of fixtures");
    try {
      List<Path> folders = FixtureReader.find(top);
      if (folders.isEmpty()) {
        throw new UsageException(Mistake.NO_CASES, check.fixtures());
      }
      return new CheckCommand(check.accept(), console).run(top, folders);
    } catch (IOException problem) {
      throw new UsageException(Mistake.CANNOT_READ, check.fixtures(), IoProblem.sentence(problem));
    }
  }

  private ExitCode run(Path top, List<Path> folders) throws IOException {
    List<FixtureResult> results = new ArrayList<>();
    for (Path folder : folders) {
      FixtureResult result = check(top, folder);
      listing.print(result);
      results.add(result);
    }
    listing.printTotals(results);
    return exitCode(results);
  }

  private FixtureResult check(Path top, Path folder) throws IOException {
    String name = FixtureReader.name(top, folder);
    Diagnostics diagnostics = new Diagnostics();
    Optional<FixtureCase> fixture = FixtureReader.read(top, folder, diagnostics);
    if (fixture.isEmpty()) {
      DiagnosticListing.print(diagnostics.sorted(), console);
      return new FixtureResult.Unusable(name, "has a case.yml that cannot be used");
    }
    try {
      List<FixtureDifference> differences = checker.check(fixture.get());
      return differences.isEmpty()
          ? new FixtureResult.AsExpected(name)
          : new FixtureResult.Different(name, differences);
    } catch (FixtureProblem problem) {
      return new FixtureResult.Unusable(name, problem.getMessage());
    } catch (IOException problem) {
      return new FixtureResult.Unusable(name, IoProblem.sentence(problem));
    } catch (RuntimeException | StackOverflowError bug) {
      console.err().print(BugReport.of(bug, console.environment()));
      return new FixtureResult.Crashed(name);
    }
  }

  private ExitCode exitCode(List<FixtureResult> results) {
    ExitCode exit = ExitCode.DONE;
    for (FixtureResult result : results) {
      ExitCode own =
          switch (result) {
            case FixtureResult.AsExpected _ -> ExitCode.DONE;
            case FixtureResult.Different _ -> accept ? ExitCode.DONE : ExitCode.DIFFERENT;
            case FixtureResult.Unusable _ -> ExitCode.DIFFERENT;
            case FixtureResult.Crashed _ -> ExitCode.BUG;
          };
      exit = own.number() > exit.number() ? own : exit;
    }
    return exit;
  }
}
