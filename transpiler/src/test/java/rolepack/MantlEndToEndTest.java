package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rolepack.frontend.Oracle;
import tools.jackson.databind.JsonNode;

/// The whole program on real input: every task is accounted for, and the rows of the roadmap that
/// the original authors wrote hold. Needs the corpora beside the project.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MantlEndToEndTest {
  private static final Path CORPORA = Path.of("../../shared/corpus").toAbsolutePath().normalize();

  /// The two states of the repository.
  enum Corpus {
    Y2015("mantl-2015", "terraform.sample.yml"),
    V1_3("mantl-1.3.0", "sample.yml");

    private final String folder;
    private final String playbook;

    Corpus(String folder, String playbook) {
      this.folder = folder;
      this.playbook = playbook;
    }

    Path path() {
      return CORPORA.resolve(folder);
    }

    ConvertedRepository convert(Path output, String... options) {
      List<String> words =
          new ArrayList<>(List.of("--playbook", playbook, "--prefix", "mantl", "--quiet"));
      words.addAll(List.of(options));
      return ConvertedRepository.convert(path(), output, words.toArray(String[]::new));
    }
  }

  private final Map<Corpus, ConvertedRepository> converted = new EnumMap<>(Corpus.class);
  private Path temporary;

  @BeforeAll
  void convertBoth(@TempDir Path folder) {
    temporary = folder;
    assumeTrue(Files.isDirectory(CORPORA), "needs the corpora in " + CORPORA);
    for (Corpus each : Corpus.values()) {
      converted.put(each, each.convert(temporary.resolve(each.folder)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void convertsWithoutAFailedRole(Corpus corpus) {
    ConvertedRepository result = converted.get(corpus);
    assertThat(result.exit()).as(result.messages()).isZero();
    assertThat(result.roles().values()).noneMatch(each -> text(each, "status").equals("failed"));
    assertThat(result.report().at("/totals/roles/failed").asInt()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void accountsForEveryTaskOnce(Corpus corpus) throws Exception {
    List<String> expected = Oracle.run("items.py", "", corpus.path().toString());
    assertThat(expected.size()).isGreaterThan(400);
    assertThat(converted.get(corpus).items()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @EnumSource
  void countsAddUp(Corpus corpus) {
    JsonNode report = converted.get(corpus).report();
    List<String> outcomes = List.of("packaged", "templated", "folded", "residual");
    JsonNode totals = report.at("/totals/tasks");
    int items = 0;
    for (JsonNode role : report.get("roles")) {
      items += role.get("items").size();
      JsonNode counts = role.get("tasks");
      assertThat(counts.get("total").asInt()).isEqualTo(role.get("items").size());
      for (String outcome : outcomes) {
        assertThat(counts.get(outcome).asLong())
            .isEqualTo(items(role).filter(each -> text(each, "outcome").equals(outcome)).count());
      }
    }
    assertThat(totals.get("total").asInt()).isEqualTo(items);
    assertThat(outcomes.stream().mapToInt(each -> totals.get(each).asInt()).sum()).isEqualTo(items);
  }

  @ParameterizedTest
  @EnumSource
  void whatStaysHasAReasonAndARemedy(Corpus corpus) {
    for (JsonNode role : converted.get(corpus).report().get("roles")) {
      items(role)
          .forEach(
              item -> {
                boolean residual = text(item, "outcome").equals("residual");
                assertThat(item.get("reasons").isEmpty()).as(item.toString()).isEqualTo(!residual);
                item.get("reasons")
                    .forEach(
                        each -> assertThat(text(each, "remedy")).as(item.toString()).isNotBlank());
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesAgainAndNothingElse(Corpus corpus) throws Exception {
    Map<String, String> before = ConvertedRepository.tree(corpus.path());
    Path again = temporary.resolve("again-" + corpus.folder);
    corpus.convert(again);
    assertThat(ConvertedRepository.tree(again))
        .isEqualTo(ConvertedRepository.tree(converted.get(corpus).output()));
    assertThat(ConvertedRepository.tree(corpus.path())).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void shipsNoPathTwice(Corpus corpus) {
    Map<String, List<String>> owners = new TreeMap<>();
    for (JsonNode each : converted.get(corpus).report().get("packages")) {
      each.get("files")
          .forEach(
              path ->
                  owners
                      .computeIfAbsent(path.asString(), _ -> new ArrayList<>())
                      .add(text(each, "name")));
    }
    assertThat(owners).isNotEmpty();
    assertThat(owners.entrySet()).filteredOn(each -> each.getValue().size() > 1).isEmpty();
  }

  /// A secret's value may stand where the playbook itself has it, a private key nowhere.
  @ParameterizedTest
  @EnumSource
  void neverShowsASecret(Corpus corpus) throws Exception {
    String key = "FAKE-PEM ssl/private";
    String token = "89ff9d38-534a-41aa-a3a6-e4985bcd11c0";
    ConvertedRepository result = converted.get(corpus);
    for (String path : ConvertedRepository.tree(result.output()).keySet()) {
      Path file = result.output().resolve(path);
      if (Files.isRegularFile(file)) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).as(path).doesNotContain(key);
        if (!path.startsWith("residual/")) {
          assertThat(text).as(path).doesNotContain(token);
        }
      }
    }
    assertThat(result.text() + result.messages()).doesNotContain(key, token);
  }

  @Test
  void keepsTheRangesOfTheRoadmap() {
    List<String> ranges =
        items(role("common"))
            .filter(each -> text(each, "kind").equals("task"))
            .map(
                each ->
                    text(each, "file").replace("roles/common/tasks/", "")
                        + " "
                        + each.get("startLine").asInt()
                        + "–"
                        + each.get("endLine").asInt())
            .toList();
    assertThat(ranges)
        .startsWith(
            "main.yml 3–9", "main.yml 12–19", "main.yml 21–33", "main.yml 35–42", "main.yml 44–48")
        .contains(
            "main.yml 50–54",
            "main.yml 56–63",
            "main.yml 65–71",
            "main.yml 73–80",
            "main.yml 82–89",
            "main.yml 91–91",
            "main.yml 92–92",
            "users.yml 2–10",
            "users.yml 12–20",
            "users.yml 22–30",
            "users.yml 32–41")
        .hasSize(17);
  }

  @Test
  void packagesNearlyHalfOfTheTasks() {
    JsonNode tasks = converted.get(Corpus.Y2015).report().at("/totals/tasks");
    double moved = tasks.get("packaged").asInt() + tasks.get("folded").asInt();
    assertThat(moved / tasks.get("total").asInt()).isGreaterThanOrEqualTo(0.45);
    assertThat(converted.get(Corpus.Y2015).file("ROADMAP.md")).contains("%");
  }

  @Test
  void theOrderRuleStopsTheStartOfConfiguredServices() {
    for (String place : List.of("docker main.yml 90", "dnsmasq main.yml 73")) {
      String[] words = place.split(" ");
      JsonNode item =
          items(role(words[0]))
              .filter(each -> text(each, "file").endsWith("tasks/" + words[1]))
              .filter(each -> each.get("startLine").asInt() == Integer.parseInt(words[2]))
              .findFirst()
              .orElseThrow();
      assertThat(codes(item)).as(place).contains("ORDER");
    }
  }

  @Test
  void commonSetsTheTimeZoneByALinkAndOwnsItsFolder() {
    assertThat(everything("mantl-common"))
        .contains("/usr/share/zoneinfo/Etc/UTC")
        .contains("/etc/localtime")
        .contains("/etc/mantl");
  }

  @Test
  void utilitiesOfCommonAreDependencies() {
    assertThat(dependenciesOfRole("common"))
        .contains("httpd-tools", "nc", "openssh", "policycoreutils-python", "unzip")
        .contains("python-pip", "distributive");
  }

  @Test
  void commonDisablesFirewalld() {
    assertThat(scripts("mantl-common")).containsPattern("systemctl disable \\S*firewalld");
  }

  @Test
  void sudoersIsEditedByACheckedScript() {
    assertThat(scripts("mantl-common"))
        .contains("/etc/sudoers")
        .contains("requiretty")
        .contains("%wheel")
        .contains("visudo -cf");
  }

  @Test
  void dropInsGoToSudoersD() {
    ConvertedRepository result = Corpus.Y2015.convert(temporary.resolve("drop-ins"), "--drop-ins");
    assertThat(result.payload("mantl-common")).anyMatch(each -> each.startsWith("/etc/sudoers.d/"));
  }

  @Test
  void theRootCertificateIsCopiedAndTrusted() {
    assertThat(converted.get(Corpus.Y2015).payload("mantl-common"))
        .contains("/etc/pki/ca-trust/source/anchors/cacert.pem");
    assertThat(scripts("mantl-common")).contains("update-ca-trust");
  }

  @Test
  void logrotateIsSplitAmongThePackagesItServes() {
    for (String served : List.of("docker", "mesos", "zookeeper")) {
      List<String> paths = new ArrayList<>();
      role(served)
          .get("packages")
          .forEach(each -> paths.addAll(converted.get(Corpus.Y2015).payload(each.asString())));
      // The package of the distribution may bring the file, so it may lie beside.
      assertThat(paths).as(served).anyMatch(each -> each.endsWith("/etc/logrotate.d/" + served));
    }
    assertThat(text(role("logrotate"), "note")).contains("docker").contains("mesos");
  }

  @Test
  void lvmDependsOnItsTools() {
    assertThat(dependenciesOfRole("lvm")).contains("device-mapper-libs", "lvm2");
  }

  @Test
  void dependenciesAreListedInBothDirections() {
    assertThat(converted.get(Corpus.Y2015).file("ROADMAP.md"))
        .contains("Dependencies")
        .contains("Reverse dependencies")
        .contains("mantl-lvm");
    assertThat(role("docker").get("dependsOn").toString()).contains("\"lvm\"");
    assertThat(role("lvm").get("requiredBy").toString()).contains("\"docker\"");
  }

  private JsonNode role(String name) {
    return converted.get(Corpus.Y2015).roles().get(name);
  }

  private Set<String> dependenciesOfRole(String name) {
    Set<String> names = new HashSet<>();
    role(name)
        .get("packages")
        .forEach(each -> names.addAll(converted.get(Corpus.Y2015).dependencies(each.asString())));
    return names;
  }

  private String scripts(String name) {
    return String.valueOf(converted.get(Corpus.Y2015).spec(name).get("scripts"));
  }

  private String everything(String name) {
    return converted.get(Corpus.Y2015).file("packages/" + name + "/spec.yml");
  }

  private static Stream<JsonNode> items(JsonNode role) {
    return role.get("items").valueStream();
  }

  private static Set<String> codes(JsonNode item) {
    return item.get("reasons")
        .valueStream()
        .map(each -> text(each, "code"))
        .collect(Collectors.toSet());
  }

  private static String text(JsonNode node, String key) {
    return node.get(key).asString();
  }
}
