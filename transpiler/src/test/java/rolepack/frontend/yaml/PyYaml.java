package rolepack.frontend.yaml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// PyYAML with Ansible's constructors, run once for a batch of documents.
final class PyYaml {
  private static final String PYTHON = "/usr/bin/python3";

  private PyYaml() {}

  /// What PyYAML makes of a document.
  ///
  /// @param value the value as JSON, see oracles/load_yaml.py; the message where it was rejected
  record Result(boolean accepted, String value) {}

  /// Skips the test where Python, PyYAML or Ansible is missing.
  static List<Result> load(String mode, List<String> documents)
      throws IOException, InterruptedException {
    assumeTrue(isThere(), "needs " + PYTHON + " with yaml and ansible");
    Path input = Files.createTempFile("documents", ".txt");
    Path output = Files.createTempFile("values", ".txt");
    try {
      StringBuilder lines = new StringBuilder();
      for (String each : documents) {
        byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
        lines.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
      }
      Files.writeString(input, lines);
      Process process =
          new ProcessBuilder(PYTHON, "src/test/resources/oracles/load_yaml.py", mode)
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("load_yaml.py failed");
      }
      List<Result> results =
          Files.readAllLines(output).stream()
              .map(
                  line -> new Result(line.startsWith("ok "), line.substring(line.indexOf(' ') + 1)))
              .toList();
      if (results.size() != documents.size()) {
        throw new IOException("load_yaml.py gave %d results".formatted(results.size()));
      }
      return results;
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }

  private static boolean isThere() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PYTHON))
        && new ProcessBuilder(PYTHON, "-c", "import yaml._yaml, ansible.parsing.yaml.loader")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }
}
