package rolepack.backend.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs and checks shell scripts with the machine's own tools.
final class Shell {
  private Shell() {}

  /// `sh -n`, and shellcheck where it is installed.
  static void check(String script) throws IOException, InterruptedException {
    run("sh", "set -n\n" + script);
    if (Files.isExecutable(Path.of("/usr/bin/shellcheck"))) {
      start(List.of("shellcheck", "-s", "sh", "-"), script);
    }
  }

  static String run(String shell, String script) throws IOException, InterruptedException {
    return start(List.of(shell, "-s"), script);
  }

  private static String start(List<String> command, String input)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output + "\n" + input).isZero();
    return output;
  }
}
