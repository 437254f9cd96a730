package rolepack.frontend;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
  private volatile UnaryOperator<YamlNode> rule = UnaryOperator.identity();

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

    private Parsed with(UnaryOperator<YamlNode> rule) {
      return new Parsed(source, document.map(rule));
    }
  }

  /// Changes what is in all files, those that were read already too.
  void change(UnaryOperator<YamlNode> by) {
    rule = by;
    parsed.replaceAll((_, each) -> each.with(by));
  }

  Parsed read(String path) {
    return parsed.computeIfAbsent(path, this::parse);
  }

  private Parsed parse(String path) {
    Optional<SourceFile> source = SourceFiles.read(files, path, diagnostics);
    return source.isPresent()
        ? new Parsed(source.get(), YamlReader.read(source.get(), diagnostics).map(rule))
        : new Parsed(new SourceFile(path, ""), Optional.empty());
  }
}
