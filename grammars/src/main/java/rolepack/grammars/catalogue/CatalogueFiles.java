package rolepack.grammars.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the YAML files of the catalogue's folder.
public final class CatalogueFiles {
  private final Path folder;

  public CatalogueFiles(Path folder) {
    this.folder = folder;
  }

  public Entry read(String name) throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel(name).setUseMarks(true).build();
    try {
      return new Compose(settings)
          .composeString(Files.readString(folder.resolve(name)))
          .map(node -> Entry.of(name, node))
          .orElseThrow(() -> new CatalogueException(name + ":1: the file is empty"));
    } catch (YamlEngineException wrong) {
      throw new CatalogueException(name + ": " + wrong.getMessage());
    }
  }

  /// The names of the files in a subfolder, relative to the catalogue, in order.
  public List<String> list(String subfolder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(subfolder))) {
      return files
          .map(each -> subfolder + "/" + each.getFileName())
          .filter(each -> each.endsWith(".yml"))
          .sorted()
          .toList();
    }
  }
}
