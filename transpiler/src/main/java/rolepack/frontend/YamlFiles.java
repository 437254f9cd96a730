package rolepack.frontend;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// The YAML files of a repository, each read and parsed once. Safe for several threads.
final class YamlFiles {
  private final RepositoryFiles files;
  private final Diagnostics diagnostics;
  private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

  YamlFiles(RepositoryFiles files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /// A file as far as it could be read.
  ///
  /// @param source empty text where it could not be read at all
  /// @param document empty where it could not be read, or is not YAML; reported
  record Parsed(SourceFile source, Optional<YamlNode> document) {
    boolean isBroken() {
      return document.isEmpty();
    }
  }

  Parsed read(String path) {
    return parsed.computeIfAbsent(path, this::parse);
  }

  private Parsed parse(String path) {
    Optional<SourceFile> source = SourceFiles.read(files, path, diagnostics);
    return source.isPresent()
        ? new Parsed(source.get(), YamlReader.read(source.get(), diagnostics))
        : new Parsed(new SourceFile(path, ""), Optional.empty());
  }
}
