package rolepack.grammars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Turns the catalogue into Java sources.
public final class GenerateCatalogue {
  private GenerateCatalogue() {}

  /// Arguments: the catalogue's folder, the folder to write sources to.
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]).resolve("rolepack/generated/modules");
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("ModuleSpec.java"),
        "package rolepack.generated.modules;\n\npublic record ModuleSpec(String name) {}\n");
  }
}
