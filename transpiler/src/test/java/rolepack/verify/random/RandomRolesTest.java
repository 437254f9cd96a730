package rolepack.verify.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.diagnostics.Diagnostics;
import rolepack.verify.FixtureCase;
import rolepack.verify.FixtureReader;
import rolepack.verify.MachineJobs;
import rolepack.verify.MachineRun;
import rolepack.verify.OutputFinding;
import rolepack.verify.OutputVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Whole random roles give the same machine twice, as the fixture roles do: as real Ansible makes
/// it, and as their packages with what stays in the playbook do.
///
/// `-Drandom.roles.seed=N` takes the seeds from N on, `-Drandom.roles.count=M` so many of them,
/// `-Drandom.roles.converted=M` converts so many without running them, `-Drandom.roles.keep=FOLDER`
/// keeps the roles that differ as fixtures.
class RandomRolesTest {
  private static final long SEED = Long.getLong("random.roles.seed", 1);
  private static final int COUNT = Integer.getInteger("random.roles.count", 10);
  private static final int CONVERTED = Integer.getInteger("random.roles.converted", 100);
  private static final Path KEPT =
      Path.of(System.getProperty("random.roles.keep", "target/random-roles"));

  /// What says that a role is of no use here: Ansible itself fails, or does not come to an end.
  private static final List<String> USELESS =
      List.of("the original ended with", "the second run of the original");

  private static final String UPGRADED = "the upgrade changed\n";

  @TempDir Path work;

  private final Map<String, Path> outputs = new LinkedHashMap<>();

  private final List<String> useless = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> outcomes = new LinkedHashMap<>();

  @Test
  void randomRolesGiveTheSameMachine() throws Exception {
    MachineRun.assumePossible();
    Map<String, Path> folders = new LinkedHashMap<>();
    List<Map<String, Object>> jobs = new ArrayList<>();
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      Path folder = folder(seed);
      Optional<Map<String, Object>> job = converted(seed, folder);
      job.ifPresent(
          each -> {
            jobs.add(each);
            folders.put(each.get("name").toString(), folder);
          });
    }
    for (JsonNode result : MachineRun.run("machine.py", work, jobs, List.of())) {
      judge(folders.get(result.get("name").asString()), result);
    }
    report(jobs.size());
  }

  /// Without machines: many more, of which each output has to be whole.
  @Test
  void randomRolesAreConverted() throws Exception {
    for (long seed = SEED; seed < SEED + CONVERTED; seed++) {
      converted(seed, folder(seed));
    }
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private Path folder(long seed) {
    return work.resolve("fixtures/seed-" + seed);
  }

  /// Converts the roles of a seed; empty where that fails, which is noted.
  private Optional<Map<String, Object>> converted(long seed, Path folder) throws Exception {
    RandomRoles.write(seed, folder);
    FixtureCase fixture =
        FixtureReader.read(folder.getParent(), folder, new Diagnostics()).orElseThrow();
    String target = fixture.options().get(fixture.options().indexOf("--target") + 1);
    try {
      Map<String, Object> job = new MachineJobs(work).job(fixture, target, false);
      Path output = Path.of(job.get("output").toString());
      List<OutputFinding> findings = OutputVerifier.verify(output);
      if (!findings.isEmpty()) {
        differs(folder, "the output is not whole: " + findings);
      }
      outputs.put(folder.getFileName().toString(), output);
      count(output);
      return Optional.of(job);
    } catch (RuntimeException | AssertionError bug) {
      differs(folder, "the conversion fails: " + bug);
      return Optional.empty();
    }
  }

  private void count(Path output) throws Exception {
    JsonNode tasks =
        new ObjectMapper()
            .readTree(Files.readString(output.resolve("report.json")))
            .get("totals")
            .get("tasks");
    tasks
        .properties()
        .forEach(each -> outcomes.merge(each.getKey(), each.getValue().asInt(), Integer::sum));
  }

  private void judge(Path folder, JsonNode result) throws Exception {
    List<String> problems = new ArrayList<>();
    result.get("problems").forEach(each -> problems.add(each.asString()));
    problems.removeIf(each -> isWrittenAgain(each, folder.getFileName().toString()));
    if (problems.isEmpty()) {
      return;
    }
    String all = String.join("\n", problems);
    if (USELESS.stream().anyMatch(all::startsWith)) {
      useless.add(folder.getFileName() + ": " + all);
    } else {
      differs(folder, all);
    }
  }

  /// Whether an upgrade only changed files that a task which stays writes again
  /// (docs/limitations.md).
  private boolean isWrittenAgain(String problem, String name) {
    if (!problem.startsWith(UPGRADED)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(outputs.get(name).resolve("residual/roles"))) {
      String stays =
          all.filter(each -> each.toString().endsWith(".yml"))
              .map(RandomRolesTest::read)
              .collect(Collectors.joining());
      return problem
          .substring(UPGRADED.length())
          .strip()
          .lines()
          .map(each -> each.strip().split(": ")[0])
          .map(each -> each.substring(each.lastIndexOf('/') + 1))
          .allMatch(stays::contains);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Keeps a role, so that `SameMachineTest` can run it again.
  private void differs(Path folder, String problems) throws Exception {
    Path kept = KEPT.resolve("roles").toAbsolutePath();
    Files.createDirectories(kept);
    new ProcessBuilder("cp", "-a", folder.toString(), kept.toString())
        .inheritIO()
        .start()
        .waitFor();
    wrong.add("== " + folder.getFileName() + ", which is now in " + kept + "\n" + problems);
  }

  private void report(int roles) {
    int total = outcomes.get("total");
    int left = total - outcomes.get("residual");
    System.out.printf(
        "random roles of the seeds %d to %d: %d of %d compared, %d differ; %d of %d tasks left the"
            + " playbook%n",
        SEED, SEED + COUNT - 1, roles - useless.size(), COUNT, wrong.size(), left, total);
    useless.forEach(System.out::println);
    assertThat(String.join("\n", wrong)).isEmpty();
    assertThat(roles - useless.size()).as("roles that Ansible runs").isGreaterThan(COUNT * 8 / 10);
    assertThat(left).as("tasks that left the playbook").isGreaterThan(total * 4 / 10);
  }
}
