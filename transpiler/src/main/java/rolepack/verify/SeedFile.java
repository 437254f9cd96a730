package rolepack.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.SourceFiles;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;

/// `consul/kv.json`: the site's values, as `consul kv import` reads them.
final class SeedFile {
  private static final String PATH = "consul/kv.json";

  private SeedFile() {}

  /// The values by their keys; none where no template reads one, so that there is no file.
  static Map<String, String> read(RepositoryFiles files, List<OutputFinding> findings) {
    Map<String, String> values = new TreeMap<>();
    if (!files.isFile(PATH)) {
      return values;
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<YamlNode> list =
        SourceFiles.read(files, PATH, diagnostics)
            .flatMap(each -> YamlReader.read(each, diagnostics));
    if (!(list.orElse(null) instanceof YamlNode.Sequence entries)) {
      findings.add(new OutputFinding(PATH, "cannot be read"));
      return values;
    }
    for (YamlNode.Item each : entries.items()) {
      if (each.value() instanceof YamlNode.Mapping entry) {
        String key = text(entry, "key");
        try {
          values.put(key, decoded(text(entry, "value")));
        } catch (IllegalArgumentException _) {
          findings.add(new OutputFinding(PATH, "has a value that is not base64, for " + key));
        }
      }
    }
    return values;
  }

  private static String text(YamlNode.Mapping entry, String key) {
    return entry.get(key).map(PackageSpec::text).orElse("");
  }

  private static String decoded(String value) {
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
  }
}
