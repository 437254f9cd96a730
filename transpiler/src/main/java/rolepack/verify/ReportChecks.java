package rolepack.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rolepack.source.RepositoryFiles;

/// The report tells of what is there, and of all of it.
final class ReportChecks {
  private ReportChecks() {}

  static void check(
      ReportFile report,
      List<PackageSpec> specs,
      RepositoryFiles files,
      List<OutputFinding> findings)
      throws IOException {
    Map<String, PackageSpec> byName = new HashMap<>();
    specs.forEach(each -> byName.put(each.text("name"), each));
    Set<String> told = new HashSet<>();
    for (ReportFile.Package each : report.packages()) {
      told.add(each.name());
      if (byName.containsKey(each.name())) {
        paths(each, byName.get(each.name()), findings);
      } else {
        findings.add(
            new OutputFinding(
                ReportFile.PATH,
                "tells of the package %s, which is not there".formatted(each.name())));
      }
    }
    for (PackageSpec each : specs) {
      if (!told.contains(each.text("name"))) {
        findings.add(new OutputFinding(each.file(), "is a package that the report does not know"));
      }
    }
    String stanzas = String.join("\n", OutputTexts.read(files, ".hcl").values());
    for (String each : report.templateOutputs()) {
      if (!isBrought(each, specs, stanzas)) {
        findings.add(
            new OutputFinding(
                ReportFile.PATH,
                "says that a template became %s, which nothing writes".formatted(each)));
      }
    }
    for (String each : report.unequalTemplates()) {
      findings.add(
          new OutputFinding(ReportFile.PATH, "ships %s, whose samples differ".formatted(each)));
    }
  }

  /// Whether a package ships a path, itself or beside, or consul-template writes it, itself or to
  /// be checked.
  private static boolean isBrought(String path, List<PackageSpec> specs, String stanzas) {
    return stanzas.contains("\"" + path + "\"")
        || stanzas.contains("/staged" + path + "\"")
        || specs.stream()
            .flatMap(each -> each.targets().stream())
            .map(PackageSpec.Target::destination)
            .anyMatch(each -> each.equals(path) || each.endsWith("/files" + path));
  }

  private static void paths(
      ReportFile.Package told, PackageSpec spec, List<OutputFinding> findings) {
    Set<String> shipped =
        spec.targets().stream().map(PackageSpec.Target::destination).collect(Collectors.toSet());
    for (String each : told.files()) {
      if (!shipped.contains(each)) {
        findings.add(
            new OutputFinding(spec.file(), "does not ship %s, as the report says".formatted(each)));
      }
    }
  }
}
