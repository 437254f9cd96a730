package rolepack.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The shell reads every script, without running it; where there is no shell, nothing is said.
final class ScriptChecks {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final int SECONDS = 10;

  private ScriptChecks() {}

  static void check(List<PackageSpec> specs, List<OutputFinding> findings) throws IOException {
    if (!Files.isExecutable(SHELL)) {
      return;
    }
    for (PackageSpec spec : specs) {
      for (Map.Entry<String, String> each : spec.scripts().entrySet()) {
        if (!reads(each.getValue())) {
          findings.add(
              new OutputFinding(
                  spec.file(), "its script %s is none that sh reads".formatted(each.getKey())));
        }
      }
    }
  }

  /// `sh -n`, which only parses.
  private static boolean reads(String script) throws IOException {
    Process shell =
        new ProcessBuilder(SHELL.toString(), "-n")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var input = shell.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // It has seen a mistake and does not read on.
    }
    try {
      return shell.waitFor(SECONDS, TimeUnit.SECONDS) && shell.exitValue() == 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      shell.destroyForcibly();
    }
  }
}
