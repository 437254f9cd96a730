package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import rolepack.frontend.Oracle;
import tools.jackson.databind.JsonNode;

/// The README's first command: the demo converts, and what comes out is what Ansible and sh accept.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoEndToEndTest {
  private static final Path DEMO = Path.of("../fixtures/demo").toAbsolutePath().normalize();
  private static final Path ANSIBLE = Path.of("/usr/bin/ansible-playbook");

  private Path temporary;
  private ConvertedRepository demo;

  @BeforeAll
  void convert(@TempDir Path folder) {
    temporary = folder;
    demo = ConvertedRepository.convert(DEMO, temporary.resolve("out"), "--prefix", "acme");
  }

  @Test
  void convertsWithoutAFailedRole() {
    assertThat(demo.exit()).as(demo.messages()).isZero();
    assertThat(demo.roles().keySet())
        .containsExactly("common", "edge", "logs", "metrics", "queue", "registry");
    assertThat(demo.report().at("/totals/roles/failed").asInt()).isZero();
  }

  @Test
  void accountsForEveryTaskOnce() throws Exception {
    assertThat(demo.items())
        .containsExactlyInAnyOrderElementsOf(Oracle.run("items.py", "", DEMO.toString()));
  }

  @Test
  void mostOfItLeavesThePlaybook() {
    JsonNode tasks = demo.report().at("/totals/tasks");
    int moved = tasks.get("packaged").asInt() + tasks.get("folded").asInt();
    assertThat(moved).isGreaterThan(tasks.get("total").asInt() / 3);
  }

  @Test
  void theResidualPlaybookIsWhatAnsibleAccepts() throws Exception {
    assumeTrue(Files.isExecutable(ANSIBLE), "needs " + ANSIBLE);
    Path residual = demo.output().resolve("residual");
    Path log = temporary.resolve("ansible.log");
    Process process =
        new ProcessBuilder(ANSIBLE.toString(), "--syntax-check", "-i", "inventory.ini", "site.yml")
            .directory(residual.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  @Test
  void scriptsAreWhatShAccepts() throws Exception {
    List<String> scripts = new ArrayList<>();
    for (String name : demo.packages()) {
      for (String phase :
          List.of("before-install", "after-install", "after-upgrade", "after-remove")) {
        scripts.add(demo.script(name, phase));
      }
    }
    assertThat(String.join("", scripts)).contains("/etc/sudoers");
    for (String script : scripts) {
      Path file = Files.writeString(temporary.resolve("script.sh"), script);
      Process process =
          new ProcessBuilder("sh", "-n", file.toString()).redirectErrorStream(true).start();
      String problem = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(problem + script).isZero();
    }
  }

  @Test
  void secretsStayInThePlaybook() throws Exception {
    for (String path : ConvertedRepository.tree(demo.output()).keySet()) {
      Path file = demo.output().resolve(path);
      assertThat(path).doesNotEndWith("edge.key.pem");
      if (Files.isRegularFile(file) && !path.startsWith("residual/")) {
        assertThat(Files.readString(file)).as(path).doesNotContain("changeme-placeholder");
      }
    }
  }
}
