package rolepack.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Runs `machine.py`: roles on machines that are folders, by real Ansible and by real packages.
public final class MachineRun {
  private static final Path SCRIPTS = Path.of("src/test/resources/machine").toAbsolutePath();
  private static final String MOUNTS =
      "d=$(mktemp -d) && mount -t tmpfs machine $d && mkdir $d/a $d/b $d/c"
          + " && mount -t overlay machine -o lowerdir=/,upperdir=$d/a,workdir=$d/b $d/c"
          + " && chroot $d/c /usr/bin/python3 -c 'import ansible.cli.playbook, yaml'; code=$?;"
          + " umount -R -l $d; rmdir $d; exit $code";

  private MachineRun() {}

  /// Skips the test, and says why, where machines cannot be made.
  public static void assumePossible() throws IOException, InterruptedException {
    for (String tool : List.of("ansible-playbook", "rpm", "rpmbuild", "dpkg-deb", "unshare")) {
      boolean there =
          exit(List.of("sh", "-c", "command -v " + tool), Path.of("/dev/null").toFile()) == 0;
      assumeTrue(there, "needs " + tool + "; .ci/run installs it");
    }
    Path log = Files.createTempFile("machine", ".log");
    int exit = exit(List.of("unshare", "-m", "sh", "-c", MOUNTS), log.toFile());
    String said = Files.readString(log).strip();
    Files.delete(log);
    assumeTrue(exit == 0, "needs root that may mount overlays, and ansible-core: " + said);
  }

  /// What came of each job, by its name, and of those whose deployment was timed.
  record Results(Map<String, JsonNode> compared, List<JsonNode> timed) {}

  static Results run(Path work, List<Map<String, Object>> jobs, boolean compared)
      throws IOException, InterruptedException {
    Map<String, JsonNode> byName = new TreeMap<>();
    List<JsonNode> timed = new ArrayList<>();
    for (JsonNode result :
        run("machine.py", work, jobs, compared ? List.of() : List.of("--time"))) {
      if (result.has("deployed_s")) {
        timed.add(result);
      } else {
        byName.put(result.get("name").asString(), result);
      }
    }
    return new Results(byName, timed);
  }

  /// What a script of this folder says of each thing that it was given.
  ///
  /// @param jobs what the script has to know, as JSON
  public static List<JsonNode> run(String script, Path work, Object jobs, List<String> options)
      throws IOException, InterruptedException {
    ObjectMapper mapper = new ObjectMapper();
    Path list = work.resolve("jobs.json");
    Files.writeString(list, mapper.writeValueAsString(jobs));
    Path machines = Files.createDirectory(work.resolve("machines"));
    Path results = work.resolve("results.jsonl");
    Path errors = work.resolve("errors");
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "/usr/bin/python3"));
    command.addAll(List.of(SCRIPTS + "/" + script, machines.toString(), list.toString()));
    command.addAll(options);
    ProcessBuilder machine =
        new ProcessBuilder(command).redirectOutput(results.toFile()).redirectError(errors.toFile());
    int exit;
    try (RenderService service = RenderService.start(work.resolve("render"))) {
      machine.environment().put("MACHINE_RENDER", service.socket().toString());
      exit = machine.start().waitFor();
    }
    if (exit != 0) {
      throw new AssertionError(script + " failed: " + Files.readString(errors));
    }
    return Files.readAllLines(results).stream().map(mapper::readTree).toList();
  }

  private static int exit(List<String> command, java.io.File log)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start()
        .waitFor();
  }
}
