package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a text with an expected one in `src/test/resources`; one that is missing is written,
/// and the test fails all the same. `-Daccept=true` overwrites.
public final class Golden {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Golden() {}

  /// @param name relative to the resources, as in `cli/help.txt`
  public static void check(String name, String text) throws IOException {
    Path file = RESOURCES.resolve(name);
    if (!Files.exists(file) || Boolean.getBoolean("accept")) {
      boolean missing = !Files.exists(file);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      if (missing) {
        fail("%s was missing and is written; look at it and run again".formatted(file));
      }
    }
    assertThat(text).as(name).isEqualTo(Files.readString(file));
  }
}
