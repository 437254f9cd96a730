package rolepack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import rolepack.diagnostics.Diagnostics;
import tools.jackson.databind.JsonNode;

/// Every fixture role gives the same machine twice: as real Ansible makes it, and as its packages
/// with what stays in the playbook do. Trees, accounts and the calls of commands are compared, and
/// a second run of either changes nothing.
///
/// `-Dmachines=PART,PART` runs the fixtures whose names have one of these parts,
/// `-Dmachines.target=debian12` one target. `-Dmachines.time=only` prints how long the deployment
/// of the largest ones takes, `no` leaves that out.
class SameMachineTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("machines.fixtures", "../fixtures"));
  private static final List<String> TARGETS =
      List.of(System.getProperty("machines.target", "el7,debian12").split(","));

  private static final List<String> PARTS = List.of(System.getProperty("machines", "").split(","));

  private static final String TIME =
      System.getProperty("machines.time", PARTS.equals(List.of("")) ? "also" : "no");

  @TempDir Path work;

  @TestFactory
  Stream<DynamicTest> everyFixtureGivesTheSameMachine() throws Exception {
    MachineRun.assumePossible();
    List<Map<String, Object>> jobs = new ArrayList<>();
    MachineJobs converted = new MachineJobs(work);
    for (Path folder : FixtureReader.find(FIXTURES.resolve("roles"))) {
      Diagnostics diagnostics = new Diagnostics();
      FixtureCase fixture = FixtureReader.read(FIXTURES, folder, diagnostics).orElseThrow();
      if (PARTS.stream().noneMatch(fixture.name()::contains)) {
        continue;
      }
      int own = fixture.options().indexOf("--target");
      for (String target : TIME.equals("only") ? TARGETS.subList(0, 1) : TARGETS) {
        if (own < 0 || fixture.options().get(own + 1).equals(target)) {
          jobs.add(converted.job(fixture, target, timed(target)));
        }
      }
    }
    MachineRun.Results all = MachineRun.run(work, jobs, !TIME.equals("only"));
    MachineReport.print(all, TARGETS);
    Map<String, JsonNode> results = all.compared();
    return jobs.stream()
        .filter(_ -> !TIME.equals("only"))
        .map(each -> each.get("name").toString())
        .map(name -> DynamicTest.dynamicTest(name, () -> check(results.get(name))));
  }

  private static boolean timed(String target) {
    return !TIME.equals("no") && target.equals(TARGETS.getFirst());
  }

  private static void check(JsonNode result) {
    assertThat(result).as("machine.py says nothing of it").isNotNull();
    List<String> problems = new ArrayList<>();
    result.get("problems").forEach(each -> problems.add(each.asString()));
    assertThat(String.join("\n", problems)).isEmpty();
  }

  @Test
  void whatCannotBeComparedStandsInTheDocumentation() throws IOException {
    String documented = Files.readString(Path.of("../docs/limitations.md"));
    for (Path folder : FixtureReader.find(FIXTURES.resolve("roles"))) {
      String text = Files.readString(folder.resolve(FixtureReader.CASE_FILE));
      if (text.contains("\n  unlike:")) {
        assertThat(documented).contains("`" + folder.getFileName() + "`");
      }
    }
  }
}
