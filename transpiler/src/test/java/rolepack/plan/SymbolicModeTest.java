package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Symbolic modes against Ansible's own code, and the words for chmod against chmod.
class SymbolicModeTest {
  private static final String ORACLE =
      """
      import os, stat, subprocess, sys
      from ansible.module_utils.basic import AnsibleModule
      os.umask(0o022)
      class Stat: pass
      for line in sys.stdin:
          kind, before, text, words = line.rstrip("\\n").split("\\t")
          path = "d" if kind == "d" else "f"
          if not os.path.exists(path):
              os.mkdir(path) if kind == "d" else open(path, "w").close()
          os.chmod(path, int(before))
          if words:
              subprocess.run(["chmod", "--", words, path], check=True)
          told = stat.S_IMODE(os.stat(path).st_mode)
          os.chmod(path, int(before))
          print(AnsibleModule._symbolic_mode_to_octal(os.stat(path), text), told)
      """;

  @TempDir Path folder;

  @Test
  void ansibleAndChmodMakeTheSameOfThem() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.exists(python) && imports(python), "needs /usr/bin/python3 with Ansible");
    Random random = new Random(4);
    List<String> lines = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    List<Boolean> translated = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String text = text(random);
      SymbolicMode mode = SymbolicMode.of(text).orElseThrow();
      boolean directory = random.nextBoolean();
      int before = random.nextInt(07777 + 1);
      expected.add(mode.change(before, directory));
      translated.add(mode.forChmod(directory).isPresent());
      lines.add(
          "%s\t%d\t%s\t%s"
              .formatted(directory ? "d" : "f", before, text, mode.forChmod(directory).orElse("")));
    }
    List<String> answers = answers(python, lines);
    assertThat(answers).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      String[] both = answers.get(i).split(" ");
      assertThat(both[0]).as("Ansible's: " + lines.get(i)).isEqualTo(expected.get(i).toString());
      if (translated.get(i)) {
        assertThat(both[1]).as("chmod's: " + lines.get(i)).isEqualTo(both[0]);
      }
    }
    assertThat(translated).contains(true, false);
  }

  @Test
  void chmodGetsWordsOnlyWhereItMeansTheSame() {
    assertThat(FileMode.forChmod("u=rwX,g=rX,o=")).contains("ug-s,u=rwX,g=rX,o=");
    assertThat(FileMode.forChmod("g+w")).contains("g+w");
    assertThat(FileMode.forChmod("a-x,a=rX")).isEmpty();
    assertThat(FileMode.forChmod("u=rw,g=u")).isEmpty();
    assertThat(FileMode.forChmod("0o640")).contains("0640");
    assertThat(FileMode.forChmod("rw")).isEmpty();
  }

  private static String text(Random random) {
    String[] classes = {"u", "g", "o", "a", "", "ug", "go", "uo", "ugo"};
    String[] permissions = {"r", "w", "x", "X", "rw", "rx", "rwx", "rX", "rwX", "", "s", "t"};
    String[] copies = {"u", "g", "o"};
    StringJoiner text = new StringJoiner(",");
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      String clause = classes[random.nextInt(classes.length)];
      for (int j = random.nextInt(4) == 0 ? 2 : 1; j > 0; j--) {
        String[] some = random.nextInt(8) == 0 ? copies : permissions;
        clause += "+-=".charAt(random.nextInt(3)) + some[random.nextInt(some.length)];
      }
      text.add(clause);
    }
    return text.toString();
  }

  private boolean imports(Path python) throws IOException, InterruptedException {
    return new ProcessBuilder(python.toString(), "-c", "import ansible.module_utils.basic")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("import").toFile())
            .start()
            .waitFor()
        == 0;
  }

  private List<String> answers(Path python, List<String> lines)
      throws IOException, InterruptedException {
    Path input = Files.write(folder.resolve("input"), lines);
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(python.toString(), "-c", ORACLE)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
    return Files.readAllLines(output);
  }
}
