package rolepack.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// Makes the command that renders templates on machines: rolepack as its launcher starts it, from a
/// jar and with a cache of loaded classes, since it stands in for a program that is native.
final class RolepackCommand {
  private static final Path FOLDER = Path.of("target/machine").toAbsolutePath();
  private static final String TRAINING =
      """
      {"id": "0", "template": "{{ range ls \\"a\\" }}{{ .Key }}{{ end }}{{ key \\"b\\" | parseJSON }}", \
      "data": {"kv": {"b": "[1]"}, "files": {}, "secrets": {}}, "files": {}, "env": {}}
      """;

  private RolepackCommand() {}

  static List<String> make() {
    try {
      Files.createDirectories(FOLDER);
      Path jar = FOLDER.resolve("rolepack.jar");
      List<String> packing = new ArrayList<>(List.of("cf", jar.toString()));
      List<String> path = new ArrayList<>(List.of(jar.toString()));
      for (String each : System.getProperty("java.class.path").split(":")) {
        String place = Path.of(each).toAbsolutePath().toString();
        if (each.endsWith(".jar")) {
          path.add(place);
        } else if (!each.endsWith("test-classes") && Files.isDirectory(Path.of(each))) {
          packing.addAll(List.of("-C", place, "."));
        }
      }
      int made =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(System.out, System.err, packing.toArray(String[]::new));
      if (made != 0) {
        throw new IllegalStateException("jar ended with " + made);
      }
      return cached(String.join(":", path));
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /// The command with a cache; without one where it cannot be made.
  private static List<String> cached(String path) throws IOException, InterruptedException {
    Path cache = FOLDER.resolve("rolepack.aot");
    Path cases = Files.writeString(FOLDER.resolve("training.jsonl"), TRAINING);
    List<String> training = command("-XX:AOTCacheOutput=" + cache, path);
    training.addAll(List.of("render", "--batch", cases.toString()));
    Files.deleteIfExists(cache);
    new ProcessBuilder(training)
        .redirectErrorStream(true)
        .redirectOutput(FOLDER.resolve("training.log").toFile())
        .start()
        .waitFor();
    return Files.exists(cache)
        ? command("-XX:AOTCache=" + cache, path)
        : command("-Xshare:auto", path);
  }

  private static List<String> command(String option, String path) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ArrayList<>(
        List.of(
            java,
            option,
            "-Xlog:disable",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            path,
            "rolepack.cli.Main"));
  }
}
