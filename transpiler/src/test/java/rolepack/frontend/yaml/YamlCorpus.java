package rolepack.frontend.yaml;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rolepack.source.SourceFile;

/// The YAML files that tests read: all fixtures, and the repositories in `../shared/corpus` where
/// they are there.
final class YamlCorpus {
  private static final List<Path> ROOTS =
      List.of(Path.of("../fixtures"), Path.of("../../shared/corpus"));

  private YamlCorpus() {}

  /// Templates are here too: most are no YAML, and must then be rejected.
  static List<SourceFile> files() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (Path root : ROOTS) {
      if (!Files.isDirectory(root)) {
        continue;
      }
      try (Stream<Path> found = Files.walk(root)) {
        for (Path each : found.filter(YamlCorpus::isYaml).sorted().toList()) {
          try {
            files.add(new SourceFile(each.toString(), Files.readString(each)));
          } catch (MalformedInputException _) {
            // SourceFilesTest is about files that are not UTF-8.
          }
        }
      }
    }
    return files;
  }

  private static boolean isYaml(Path path) {
    String name = path.getFileName().toString();
    return Files.isRegularFile(path)
        && (name.endsWith(".yml")
            || name.endsWith(".yaml")
            || name.endsWith(".json")
            || name.endsWith(".j2"));
  }
}
