package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.verify.MachineRun;
import tools.jackson.databind.JsonNode;

/// What packages do on a machine is what real Ansible 1.9.6 did there, for each role of a corpus,
/// each of three runs with other variables, and every task that left the playbook: paths, accounts,
/// packages, states of units, commands.
class RecordedRolesTest {
  private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();

  /// What differs on purpose: docs/limitations.md says why.
  private static final List<String> LIMITS =
      List.of(
          // The playbook that is converted runs the role docker without what swarm passes to it.
          "swarm files: /etc/systemd/system/docker.service.d/12-network-options.conf: content");

  @ParameterizedTest
  @CsvSource({
    "mantl-1.3.0, sample.yml, plain, vars.yml, 250",
    "mantl-1.3.0, sample.yml, flipped, vars.flipped.yml, 250",
    "mantl-1.3.0, sample.yml, worker, vars.worker.yml, 120",
    "mantl-2015, terraform.sample.yml, plain, vars.yml, 250",
    "mantl-2015, terraform.sample.yml, flipped, vars.flipped.yml, 250",
    "mantl-2015, terraform.sample.yml, worker, vars.worker.yml, 120"
  })
  void packagesDoWhatAnsibleDid(
      String version, String playbook, String run, String variables, int most, @TempDir Path work)
      throws Exception {
    Path corpus = SHARED.resolve("corpus").resolve(version);
    Path recordings = SHARED.resolve("recordings").resolve(version);
    assumeTrue(Files.isDirectory(corpus), "needs ../shared/corpus/" + version);
    assumeTrue(Files.isDirectory(recordings), "needs ../shared/recordings/" + version);
    MachineRun.assumePossible();
    RecordedRoles roles =
        new RecordedRoles(corpus, playbooks(corpus, playbook), recordings, List.of());
    Map<String, JsonNode> results =
        roles.compare(run, List.of(recordings.resolve(variables)), work);
    assertThat(RecordedRoles.wrong(results, LIMITS)).isEmpty();
    assertThat(RecordedRoles.compared(results))
        .as("what was compared")
        .isGreaterThanOrEqualTo(most);
  }

  /// The playbooks that say which roles run in one play.
  private static List<String> playbooks(Path corpus, String playbook) throws IOException {
    List<String> found = new ArrayList<>(List.of(playbook));
    if (Files.isDirectory(corpus.resolve("addons"))) {
      try (Stream<Path> addons = Files.list(corpus.resolve("addons"))) {
        addons
            .filter(each -> each.toString().endsWith(".yml"))
            .sorted()
            .forEach(each -> found.add(corpus.relativize(each).toString()));
      }
    }
    return found;
  }
}
