package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.frontend.Oracle;

/// What packages lay down and templates render is what real Ansible 1.9.6 left on a machine, for
/// each role of a corpus and each of three runs with other variables.
class RecordedRolesTest {
  private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();

  /// Ansible 1.9 takes the last newline of a text with braces away, later versions keep it.
  private static final List<String> LAST_NEWLINES =
      List.of(
          "/etc/mantl/filesystems.d/10-volume-group.conf",
          "/etc/systemd/system/zookeeper.service.d/user.conf");

  /// Reads secrets that the flipped run does not define: a secret counts as defined, since the one
  /// place that knows is Vault.
  private static final List<String> UNDEFINED_SECRETS =
      List.of("/etc/sysconfig/marathon:", "/etc/sysconfig/mesos-master:");

  @ParameterizedTest
  @CsvSource({
    "plain, vars.yml, 140",
    "flipped, vars.flipped.yml, 150",
    "worker, vars.worker.yml, 70"
  })
  void packagesBringWhatAnsibleLeft(String run, String variables, int most, @TempDir Path work)
      throws Exception {
    Path corpus = SHARED.resolve("corpus/mantl-1.3.0");
    Path recordings = SHARED.resolve("recordings/mantl-1.3.0");
    assumeTrue(Files.isDirectory(corpus), "needs ../shared/corpus/mantl-1.3.0");
    assumeTrue(Files.isDirectory(recordings), "needs ../shared/recordings/mantl-1.3.0");
    Path output = work.resolve("out");
    ConvertedRepository.convert(
        corpus,
        output,
        "--playbook",
        "sample.yml",
        "--prefix",
        "mantl",
        "--inventory",
        recordings.resolve("inventory").toString(),
        "--extra-vars",
        "@" + recordings.resolve(variables),
        "-q");
    List<String> arguments =
        new ArrayList<>(List.of(output.toString(), recordings.toString(), run, "mantl"));
    arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "rolepack.cli.Main"));
    List<String> lines = Oracle.run("recorded_roles.py", "", arguments.toArray(String[]::new));
    int equal = 0;
    int compared = 0;
    for (String line : lines) {
      if (!line.startsWith("\t")) {
        String[] words = line.split(" ");
        equal += Integer.parseInt(words[1]);
        compared += Integer.parseInt(words[2]);
        System.out.println("recorded " + run + ": " + line);
      }
    }
    System.out.printf("recorded %s: %d of %d equal%n", run, equal, compared);
    assertThat(
            lines.stream()
                .filter(each -> each.startsWith("\t"))
                .filter(each -> LAST_NEWLINES.stream().noneMatch(each::contains))
                .filter(
                    each ->
                        !run.equals("flipped")
                            || UNDEFINED_SECRETS.stream().noneMatch(each::contains)))
        .isEmpty();
    assertThat(compared).as("paths that were compared").isGreaterThanOrEqualTo(most);
  }
}
