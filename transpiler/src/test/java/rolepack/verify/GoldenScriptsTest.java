package rolepack.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every script of every expected package is one for a POSIX shell, and shellcheck has nothing to
/// say about it.
class GoldenScriptsTest {
  private static final Path ROLES = Path.of("../fixtures/roles");

  @TempDir private Path temporary;

  @Test
  void aShellTakesEveryScript() throws Exception {
    for (Path script : scripts()) {
      assertThat(run(List.of("sh", "-n", script.toString()))).as(script.toString()).isEmpty();
    }
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "there is no shellcheck");
    // Programs of awk and words of tasks stand in single quotes so that no shell expands them; the
    // environment of a command is that of its subshell alone, with the quotes that it has.
    String meant = "SC2016,SC2030,SC2031,SC2089,SC2090";
    List<String> command =
        new ArrayList<>(List.of("shellcheck", "-f", "gcc", "-s", "sh", "-e", meant));
    scripts().forEach(each -> command.add(each.toString()));
    assertThat(run(command)).isEmpty();
  }

  /// One file for each script, as the package manager runs it.
  private List<Path> scripts() throws IOException {
    List<Path> scripts = new ArrayList<>();
    try (Stream<Path> specs = Files.walk(ROLES)) {
      for (Path spec : specs.filter(each -> each.endsWith("spec.yml")).sorted().toList()) {
        boolean rpm = Files.readString(spec).contains("\ntype: rpm\n");
        for (String[] each : sections(Files.readAllLines(spec))) {
          String text = rpm ? each[1].replace("%%", "%") : each[1];
          Path file = temporary.resolve(spec.getParent().getFileName() + "." + each[0]);
          scripts.add(Files.writeString(file, text));
        }
      }
    }
    assertThat(scripts).hasSizeGreaterThan(100);
    return scripts;
  }

  private static List<String[]> sections(List<String> lines) {
    List<String[]> sections = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    String name = "";
    boolean inScripts = false;
    for (String line : lines) {
      if (!line.isEmpty() && line.charAt(0) != ' ') {
        inScripts = line.equals("scripts:");
        add(sections, name, text);
        name = "";
      } else if (inScripts && line.matches("  [a-z-]+: [|>].*")) {
        add(sections, name, text);
        name = line.strip().replaceFirst(":.*", "");
      } else if (!name.isEmpty()) {
        text.append(line.length() > 4 ? line.substring(4) : "").append('\n');
      }
    }
    add(sections, name, text);
    return sections;
  }

  private static void add(List<String[]> sections, String name, StringBuilder text) {
    if (!name.isEmpty()) {
      sections.add(new String[] {name, text.toString()});
    }
    text.setLength(0);
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
