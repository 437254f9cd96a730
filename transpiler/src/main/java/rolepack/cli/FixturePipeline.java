package rolepack.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.Conversion;
import rolepack.ConversionRequest;
import rolepack.Transpiler;
import rolepack.backend.Artifact;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticPrinter;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.PlanSettings;
import rolepack.verify.FixtureCase;
import rolepack.verify.FixtureConversion;
import rolepack.verify.FixtureProblem;

/// Converts a fixture as the command line would, with the options of its `case.yml`.
public final class FixturePipeline implements FixtureConversion {
  @Override
  public List<Artifact> convert(FixtureCase fixture, Path repository) throws FixtureProblem {
    Diagnostics diagnostics = new Diagnostics();
    Conversion conversion = conversion(fixture, repository, diagnostics);
    List<Artifact> artifacts = new ArrayList<>(conversion.artifacts());
    List<Diagnostic> reported = diagnostics.sorted();
    if (!reported.isEmpty()) {
      StringBuilder text = new StringBuilder();
      reported.forEach(each -> text.append(DiagnosticPrinter.print(each)));
      artifacts.add(new Artifact.Text("diagnostics.txt", text.toString()));
    }
    return artifacts;
  }

  /// The same with the plan, for tests that ask what became of a task.
  public Conversion conversion(FixtureCase fixture, Path repository, Diagnostics diagnostics)
      throws FixtureProblem {
    return Transpiler.convert(request(fixture, repository, diagnostics), diagnostics, _ -> {});
  }

  private static ConversionRequest request(
      FixtureCase fixture, Path repository, Diagnostics diagnostics) throws FixtureProblem {
    List<String> words =
        new ArrayList<>(List.of(Command.AUDIT.word(), repository.toAbsolutePath().toString()));
    words.addAll(fixture.options());
    Environment environment = new Environment(Map.of(), fixture.folder(), false, false);
    try {
      if (!(ArgumentParser.parse(words.toArray(String[]::new))
          instanceof Invocation.Audit(String folder, Invocation.Choices choices, _))) {
        throw new FixtureProblem("has options that ask for help");
      }
      ConversionRequest request =
          new RequestResolver(environment).resolve(folder, choices, diagnostics);
      return pinned(request, fixture, choices.prefix().or(fixture::prefix));
    } catch (UsageException mistake) {
      throw new FixtureProblem("cannot be converted: " + mistake.getMessage());
    }
  }

  private static ConversionRequest pinned(
      ConversionRequest request, FixtureCase fixture, Optional<String> prefix) {
    PlanSettings settings = request.settings();
    return new ConversionRequest(
        request.input(),
        new PlanSettings(
            prefix.orElse(settings.prefix()),
            settings.release(),
            settings.target(),
            settings.bake(),
            settings.strict(),
            settings.dropIns(),
            settings.modernize(),
            settings.consulTemplate(),
            settings.configuration().withPinned(fixture.pinned())),
        request.contents());
  }
}
