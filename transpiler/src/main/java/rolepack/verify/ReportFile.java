package rolepack.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.SourceFiles;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;

/// `report.json`, as far as the checks read it.
record ReportFile(YamlNode.Mapping json) {
  static final String PATH = "report.json";

  /// A task or handler.
  record Item(
      String role, String file, String name, String outcome, Optional<String> packageName) {}

  /// A package, and the paths that it says it lays down.
  record Package(String name, List<String> files) {}

  static Optional<ReportFile> read(RepositoryFiles files, List<OutputFinding> findings) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<ReportFile> report =
        SourceFiles.read(files, PATH, diagnostics)
            .flatMap(each -> YamlReader.read(each, diagnostics))
            .filter(YamlNode.Mapping.class::isInstance)
            .map(each -> new ReportFile((YamlNode.Mapping) each));
    if (report.isEmpty()) {
      findings.add(new OutputFinding(PATH, "cannot be read"));
    }
    return report;
  }

  List<String> playbooks() {
    return json.get("source").stream().flatMap(each -> texts(each, "playbooks")).toList();
  }

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (YamlNode.Mapping role : PackageSpec.mappings(json, "roles")) {
      for (YamlNode.Mapping each : PackageSpec.mappings(role, "items")) {
        items.add(
            new Item(
                text(role, "name"),
                text(each, "file"),
                text(each, "name"),
                text(each, "outcome"),
                Optional.of(text(each, "package")).filter(name -> !name.isEmpty())));
      }
    }
    return items;
  }

  List<Package> packages() {
    return PackageSpec.mappings(json, "packages").stream()
        .map(each -> new Package(text(each, "name"), texts(each, "files").toList()))
        .toList();
  }

  /// The files that templates became, those left out that stay.
  List<String> templateOutputs() {
    return PackageSpec.mappings(json, "templates").stream()
        .filter(each -> !text(each, "outcome").equals("residual"))
        .map(each -> text(each, "output"))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /// The templates whose samples were not all equal.
  List<String> unequalTemplates() {
    return PackageSpec.mappings(json, "templates").stream()
        .filter(each -> each.get("validation").filter(ReportFile::isUnequal).isPresent())
        .filter(each -> text(each, "outcome").equals("templated"))
        .map(each -> text(each, "file"))
        .toList();
  }

  private static boolean isUnequal(YamlNode validation) {
    return validation instanceof YamlNode.Mapping mapping
        && !text(mapping, "samples").equals(text(mapping, "equal"));
  }

  private static String text(YamlNode.Mapping mapping, String key) {
    return mapping.get(key).map(PackageSpec::text).orElse("");
  }

  private static Stream<String> texts(YamlNode node, String key) {
    return node instanceof YamlNode.Mapping mapping
        ? mapping.get(key).stream()
            .filter(YamlNode.Sequence.class::isInstance)
            .flatMap(each -> ((YamlNode.Sequence) each).items().stream())
            .map(each -> PackageSpec.text(each.value()))
        : Stream.of();
  }
}
