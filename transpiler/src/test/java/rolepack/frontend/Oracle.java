package rolepack.frontend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a script of `src/test/resources/oracles` under Debian's Python, whose PyYAML, Jinja2 and
/// Ansible tests compare with; skips the test where they are not installed.
public final class Oracle {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path SCRIPTS = Path.of("src/test/resources/oracles").toAbsolutePath();

  private Oracle() {}

  /// The lines that the script prints.
  public static List<String> run(String script, String input, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PYTHON), "needs " + PYTHON);
    assumeTrue(
        exit(List.of(PYTHON.toString(), "-c", "import yaml, jinja2, ansible.release")) == 0,
        "needs python3-yaml, python3-jinja2 and ansible-core");
    Path in = Files.createTempFile("oracle", ".in");
    Path out = Files.createTempFile("oracle", ".out");
    Path error = Files.createTempFile("oracle", ".err");
    Files.writeString(in, input);
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), SCRIPTS + "/" + script));
    command.addAll(List.of(arguments));
    int exit =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(error.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new AssertionError(script + " failed: " + Files.readString(error));
    }
    return Files.readString(out, StandardCharsets.UTF_8).lines().toList();
  }

  private static int exit(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .directory(SCRIPTS.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /// A JSON string literal of ASCII characters, as Python's `json.dumps` writes it.
  public static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      switch (each) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (each < ' ' || each > '~') {
            out.append("\\u%04x".formatted((int) each));
          } else {
            out.append(each);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
