package rolepack.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.source.RepositoryFiles;

/// Checks of an output all that can be checked without a machine.
///
/// ```
/// specs      every key is one that hammer knows, every source is there
/// scripts    the shell reads them
/// paths      no two packages ship the same one, none a file where another has a folder
/// report     its packages, files and templates are there, and nothing that it does not know
/// tasks      each stands in the residual playbook or in a package, and none in both
/// templates  each is the text that was compared with its original, and fails neither without data nor with the seed
/// secrets    none outside of the files that were the site's own
/// ```
public final class OutputVerifier {
  /// The kinds of checks, as they are counted.
  public static final List<String> CHECKS =
      List.of("specs", "scripts", "paths", "report", "tasks", "templates", "secrets");

  private OutputVerifier() {}

  /// Everything that is wrong, in the order of the checks.
  ///
  /// @param output a folder that rolepack wrote
  /// @throws IOException where a file cannot be read
  public static List<OutputFinding> verify(Path output) throws IOException {
    RepositoryFiles files = new RepositoryFiles(output);
    List<OutputFinding> findings = new ArrayList<>();
    List<PackageSpec> specs = PackageSpec.all(files, findings);
    SpecChecks.check(specs, files, findings);
    ScriptChecks.check(specs, findings);
    PathChecks.check(specs, findings);
    Optional<ReportFile> report = ReportFile.read(files, findings);
    if (report.isPresent()) {
      ReportChecks.check(report.get(), specs, files, findings);
      TaskChecks.check(report.get(), files, findings);
    }
    TemplateChecks.check(specs, files, findings);
    SecretChecks.check(files, findings);
    return List.copyOf(findings);
  }
}
