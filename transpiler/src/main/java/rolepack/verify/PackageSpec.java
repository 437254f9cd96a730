package rolepack.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.SourceFiles;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// A spec of hammer as it stands in an output.
///
/// @param folder `packages/NAME`
/// @param targets where each source goes, in the order of the file
/// @param scripts by their keys, as the shell gets them
record PackageSpec(
    String folder, YamlNode.Mapping yaml, List<Target> targets, Map<String, String> scripts) {
  /// One path of the package.
  record Target(String source, String destination) {}

  PackageSpec {
    targets = List.copyOf(targets);
  }

  /// The specs of all packages; what cannot be read is a finding.
  static List<PackageSpec> all(RepositoryFiles files, List<OutputFinding> findings)
      throws IOException {
    List<PackageSpec> specs = new ArrayList<>();
    for (String name : files.list("packages")) {
      String folder = "packages/" + name;
      read(files, folder, findings).ifPresent(specs::add);
    }
    return specs;
  }

  private static Optional<PackageSpec> read(
      RepositoryFiles files, String folder, List<OutputFinding> findings) {
    Diagnostics diagnostics = new Diagnostics();
    String path = folder + "/spec.yml";
    Optional<SourceFile> source = SourceFiles.read(files, path, diagnostics);
    Optional<YamlNode> yaml = source.flatMap(each -> YamlReader.read(each, diagnostics));
    if (yaml.isEmpty() || !(yaml.get() instanceof YamlNode.Mapping mapping)) {
      findings.add(new OutputFinding(path, "is no spec that hammer can read"));
      return Optional.empty();
    }
    return Optional.of(new PackageSpec(folder, mapping, targets(mapping), scripts(mapping)));
  }

  String file() {
    return folder + "/spec.yml";
  }

  /// The text of a key; empty where it is none.
  String text(String key) {
    return yaml.get(key).map(PackageSpec::text).orElse("");
  }

  static String text(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> text.value();
      case YamlNode.Int number -> number.value().toString();
      case YamlNode.Float number -> number.span().text();
      case YamlNode.Bool _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _,
          YamlNode.Sequence _,
          YamlNode.Mapping _ ->
          "";
    };
  }

  private static List<Target> targets(YamlNode.Mapping spec) {
    List<Target> targets = new ArrayList<>();
    for (YamlNode.Mapping each : mappings(spec, "targets")) {
      String source = each.get("src").map(PackageSpec::text).orElse("");
      String destination = plain(each.get("dest").map(PackageSpec::text).orElse(""));
      boolean below = destination.endsWith("/") && !source.equals("{{empty}}");
      String name = source.substring(source.lastIndexOf('/') + 1);
      targets.add(new Target(source, below ? destination + plain(name) : destination));
    }
    return targets;
  }

  static List<YamlNode.Mapping> mappings(YamlNode.Mapping spec, String key) {
    return spec.get(key).stream()
        .filter(YamlNode.Sequence.class::isInstance)
        .flatMap(each -> ((YamlNode.Sequence) each).items().stream())
        .map(YamlNode.Item::value)
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .toList();
  }

  private static Map<String, String> scripts(YamlNode.Mapping spec) {
    Map<String, String> scripts = new LinkedHashMap<>();
    boolean rpm = spec.get("type").map(PackageSpec::text).orElse("").equals("rpm");
    if (spec.get("scripts").orElse(null) instanceof YamlNode.Mapping all) {
      for (YamlNode.Entry each : all.entries()) {
        String text = plain(text(each.value()));
        String key = text(each.key());
        scripts.put(key, rpm && !key.equals("build") ? text.replace("%%", "%") : text);
      }
    }
    return scripts;
  }

  /// What Go's template prints of a text that only protects its braces.
  static String plain(String text) {
    return text.replace("{{\"{{\"}}", "{{");
  }
}
