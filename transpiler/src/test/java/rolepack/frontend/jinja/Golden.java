package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Expected outputs beside their inputs; a missing one is written and fails, `-Dgoldens=accept`
/// overwrites them.
final class Golden {
  private Golden() {}

  /// The files of a folder with an ending, in order.
  static List<Path> inputs(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(ending)).sorted().toList();
    }
  }

  /// The file beside another with another ending.
  static Path sibling(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
  }

  static void check(Path golden, String actual) throws IOException {
    if (!Files.exists(golden)) {
      Files.writeString(golden, actual);
      fail("wrote " + golden + "; read it, then run again");
    }
    if ("accept".equals(System.getProperty("goldens"))) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
