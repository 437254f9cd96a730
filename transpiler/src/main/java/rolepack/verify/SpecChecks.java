package rolepack.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Set;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;

/// Specs are as strict as hammer is lax: it drops keys that it does not know, and skips a spec that
/// lacks one.
final class SpecChecks {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "version",
          "iteration",
          "epoch",
          "license",
          "vendor",
          "url",
          "description",
          "architecture",
          "depends",
          "obsoletes",
          "type",
          "multi",
          "vars",
          "extra-args",
          "attrs",
          "resources",
          "scripts",
          "targets");

  private static final List<String> REQUIRED = List.of("name", "version", "iteration", "type");
  private static final Set<String> SCRIPTS =
      Set.of(
          "build",
          "before-install",
          "after-install",
          "before-remove",
          "after-remove",
          "before-upgrade",
          "after-upgrade");
  private static final Set<String> ATTRIBUTE = Set.of("file", "mode", "user", "group");
  private static final Set<String> RESOURCE = Set.of("url", "hash-type", "hash", "unpack");
  private static final Set<String> TARGET = Set.of("src", "dest", "template", "config");
  private static final String SPEC_ROOT = "{{.SpecRoot}}/";

  private SpecChecks() {}

  static void check(List<PackageSpec> specs, RepositoryFiles files, List<OutputFinding> findings)
      throws IOException {
    for (PackageSpec spec : specs) {
      keys(spec, spec.yaml(), KEYS, findings);
      for (String each : REQUIRED) {
        if (spec.text(each).isEmpty()) {
          findings.add(new OutputFinding(spec.file(), "does not say its " + each));
        }
      }
      if (!spec.folder().equals("packages/" + spec.text("name"))) {
        findings.add(new OutputFinding(spec.file(), "is in the folder of another package"));
      }
      if (!Set.of("rpm", "deb").contains(spec.text("type"))) {
        findings.add(new OutputFinding(spec.file(), "is of a type that hammer does not build"));
      }
      nested(spec, "attrs", ATTRIBUTE, findings);
      nested(spec, "resources", RESOURCE, findings);
      nested(spec, "targets", TARGET, findings);
      for (String each : spec.scripts().keySet()) {
        if (!SCRIPTS.contains(each)) {
          findings.add(new OutputFinding(spec.file(), "has a script that nothing runs: " + each));
        }
      }
      // Scripts that fpm takes as they are ask dpkg's word themselves.
      if (!spec.scripts().containsKey("after-upgrade")
          && !spec.scripts().getOrDefault("after-install", "").startsWith("#!")) {
        findings.add(
            new OutputFinding(
                spec.file(), "has no after-upgrade, so that its remove scripts run on upgrades"));
      }
      sources(spec, files, findings);
    }
  }

  private static void nested(
      PackageSpec spec, String key, Set<String> known, List<OutputFinding> findings) {
    PackageSpec.mappings(spec.yaml(), key).forEach(each -> keys(spec, each, known, findings));
  }

  private static void keys(
      PackageSpec spec, YamlNode.Mapping mapping, Set<String> known, List<OutputFinding> findings) {
    for (YamlNode.Entry each : mapping.entries()) {
      String key = PackageSpec.text(each.key());
      if (!known.contains(key)) {
        findings.add(new OutputFinding(spec.file(), "has a key that hammer does not know: " + key));
      }
    }
  }

  private static void sources(
      PackageSpec spec, RepositoryFiles files, List<OutputFinding> findings) {
    for (PackageSpec.Target each : spec.targets()) {
      if (!each.source().startsWith(SPEC_ROOT)) {
        continue;
      }
      String path =
          spec.folder() + "/" + PackageSpec.plain(each.source().substring(SPEC_ROOT.length()));
      if (!Files.exists(files.root().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        findings.add(new OutputFinding(path, "is not there, and the package ships it"));
      }
    }
  }
}
