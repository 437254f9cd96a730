package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands do, print and answer, on a small repository.
class CommandsTest {
  @TempDir Path folder;

  @BeforeEach
  void makeRepository() throws IOException {
    write("repo/site.yml", "- hosts: all\n  roles: [lantern]\n");
    write(
        "repo/roles/lantern/tasks/main.yml",
        """
        - name: copy the lantern's settings
          copy: src=lantern.conf dest=/etc/lantern.conf mode=0644
        """);
    write("repo/roles/lantern/files/lantern.conf", "light = yes\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandLineRun run(String... words) {
    return CommandLineRun.in(new Environment(Map.of(), folder, false, false), words);
  }

  private List<String> filesBelow(String top) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(top))) {
      return files
          .filter(Files::isRegularFile)
          .map(each -> folder.resolve(top).relativize(each).toString())
          .sorted()
          .toList();
    }
  }

  private static void assertIsJson(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {}
    } catch (IOException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  @Test
  void whatAConversionWroteIntoTheRepositoryIsNoPartOfIt() throws Exception {
    assertThat(run("convert", "repo", "-o", "repo/out").exit()).isZero();
    Map<String, String> first = texts("repo/out");
    assertThat(run("convert", "repo", "-o", "repo/out", "--force").exit()).isZero();
    assertThat(texts("repo/out")).isEqualTo(first);
    assertThat(run("audit", "repo").out()).contains("1 role");
  }

  private Map<String, String> texts(String top) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String each : filesBelow(top)) {
      texts.put(each, Files.readString(folder.resolve(top).resolve(each)));
    }
    return texts;
  }

  @Test
  void auditPrintsASummaryAndWritesNothing() throws Exception {
    List<String> before = filesBelow(".");
    CommandLineRun run = run("audit", "repo");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("lantern").contains("1 role");
    assertThat(run.err()).isEmpty();
    assertThat(filesBelow(".")).isEqualTo(before);
  }

  @Test
  void auditPrintsTheReportAsJson() {
    CommandLineRun run = run("audit", "repo", "--format", "json");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("{").contains("\"lantern\"");
    assertIsJson(run.out());
  }

  @Test
  void convertWritesTheOutputAndSaysWhere() throws Exception {
    CommandLineRun run = run("convert", "repo", "-o", "out", "--prefix", "acme");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo(run("audit", "repo").out());
    assertThat(run.err()).matches("rolepack: note: \\d+ files in out; start with .*ROADMAP\\.md\n");
    assertThat(filesBelow("out")).contains("ROADMAP.md", "report.json", "residual/site.yml");
  }

  @Test
  void convertPrintsTheReportItWrote() throws Exception {
    CommandLineRun run = run("convert", "repo", "-o", "out", "--format=json", "-q");
    assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("out/report.json")));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void convertGivesTheSameBytesEachTime() throws Exception {
    run("convert", "repo", "-o", "one");
    run("convert", "repo", "-o", "two");
    assertThat(filesBelow("one")).isEqualTo(filesBelow("two"));
    for (String file : filesBelow("one")) {
      assertThat(folder.resolve("one").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
    }
  }

  @Test
  void convertReplacesWithForceOnly() throws Exception {
    run("convert", "repo", "-o", "out");
    write("out/mine", "x");
    assertThat(run("convert", "repo", "-o", "out").sentence()).contains("--force");
    assertThat(folder.resolve("out/mine")).exists();
    assertThat(run("convert", "repo", "-o", "out", "--force").exit()).isZero();
    assertThat(folder.resolve("out/mine")).doesNotExist();
  }

  @Test
  void aBrokenRoleIsExitOneAndTheRestIsDone() throws Exception {
    write("repo/roles/broken/tasks/main.yml", "- name: [unclosed\n");
    CommandLineRun run = run("convert", "repo", "-o", "out");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("roles/broken/tasks/main.yml:").contains("^");
    assertThat(run.out()).contains("failed");
    assertThat(filesBelow("out")).contains("ROADMAP.md");
  }

  @Test
  void aWarningIsExitOneWithStrictOnly() throws Exception {
    write("repo/roles/odd/tasks/main.yml", "- copy:\n    src: a\n    dest: /a\n    mode: 644\n");
    write("repo/roles/odd/files/a", "a\n");
    assertThat(run("audit", "repo").exit()).isZero();
    assertThat(run("audit", "repo", "--strict").exit()).isEqualTo(1);
  }

  @Test
  void quietPrintsNoWarning() throws Exception {
    write("repo/roles/odd/tasks/main.yml", "- copy:\n    src: a\n    dest: /a\n    mode: 644\n");
    write("repo/roles/odd/files/a", "a\n");
    assertThat(run("audit", "repo").err()).contains("decimal-mode");
    assertThat(run("audit", "repo", "--quiet").err()).isEmpty();
  }

  @Test
  void colorIsForThoseWhoWantIt() {
    assertThat(run("audit", "repo").out()).doesNotContain("\u001b");
    assertThat(run("audit", "repo", "--color", "always").out()).contains("\u001b[");
  }

  @Test
  void optionsHaveAnEffect() {
    assertThat(run("audit", "repo", "--consul-template", "0.15.0").err())
        .doesNotContain("no effect");
    assertThat(run("audit", "repo", "--drop-ins", "-q").err()).isEmpty();
  }

  @Test
  void settingsThatNameNothingAreReported() throws Exception {
    write(
        "repo/rolepack.yml",
        """
        pin: [lantern_port]
        topology: {groups: {lights: nodes}}
        tasks:
          - {file: roles/lantern/tasks/main.yml, line: 2, keep: we watch it}
          - {file: roles/lantern/tasks/main.yml, line: 9, keep: we watch it}
          - {file: roles/lantern/tasks/main.yml, name: light it, keep: we watch it}
          - {file: roles/latern/tasks/main.yml, line: 1, keep: we watch it}
        """);
    CommandLineRun run = run("audit", "repo");
    assertThat(run.exit()).isZero();
    assertThat(run.err().lines().filter(each -> each.contains("[useless-setting]")))
        .containsExactly(
            "rolepack.yml:1:7: warning: the setting pin has no effect: no file defines the"
                + " variable lantern_port [useless-setting]",
            "rolepack.yml:2:21: warning: the setting topology has no effect: no inventory, play or"
                + " folder of variables names the group lights [useless-setting]",
            "rolepack.yml:5:5: warning: the setting tasks has no effect: no task stands in line 9"
                + " [useless-setting]",
            "rolepack.yml:6:5: warning: the setting tasks has no effect: no task is named light"
                + " it [useless-setting]",
            "rolepack.yml:7:5: warning: the setting tasks has no effect:"
                + " roles/latern/tasks/main.yml is not a file of tasks in the repository"
                + " [useless-setting]");
    assertThat(run.out()).contains("we watch it");
  }

  private void makeFixture() throws IOException {
    write("cases/motd/case.yml", "# Shows a file that is copied.\nprefix: acme\n");
    write("cases/motd/role/tasks/main.yml", "- copy: src=motd dest=/etc/motd mode=0644\n");
    write("cases/motd/role/files/motd", "hello\n");
  }

  @Test
  void checkWritesWhatIsNewAndFailsThenPasses() throws Exception {
    makeFixture();
    CommandLineRun first = run("check", "cases");
    assertThat(first.exit()).isEqualTo(3);
    assertThat(first.out())
        .startsWith("new       motd\n")
        .contains("  new: expected/ROADMAP.md is written now\n")
        .endsWith("1 case: 1 new\n");
    assertThat(run("check", "cases"))
        .isEqualTo(new CommandLineRun(0, "ok        motd\n1 case: 1 ok\n", ""));
    assertThat(run("check", "cases/motd").out()).startsWith("ok        motd\n");
    assertThat(run("check", "cases", "-q").out()).isEqualTo("1 case: 1 ok\n");
  }

  @Test
  void checkShowsDifferencesUntilTheyAreAccepted() throws Exception {
    makeFixture();
    run("check", "cases");
    write("cases/motd/expected/ROADMAP.md", "nothing\n");
    write("cases/motd/expected/more.txt", "more\n");
    CommandLineRun run = run("check", "cases");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("differs   motd\n  --- expected/ROADMAP.md\n  +++ now/ROADMAP.md\n  @@ ")
        .contains("\n  -nothing\n")
        .contains("\n  stale: nothing makes expected/more.txt\n")
        .endsWith("1 case: 1 differs\n");
    assertThat(run("check", "cases", "--color=always").out()).contains("\u001b[31m-nothing");
    assertThat(run("check", "cases", "--accept").exit()).isZero();
    assertThat(run("check", "cases").exit()).isZero();
    assertThat(folder.resolve("cases/motd/expected/more.txt")).doesNotExist();
  }

  @Test
  void checkPrintsJson() throws Exception {
    makeFixture();
    run("check", "cases");
    write("cases/motd/expected/more.txt", "more\n");
    CommandLineRun run = run("check", "cases", "--format", "json", "-q");
    assertThat(run.exit()).isEqualTo(3);
    assertIsJson(run.out());
    assertThat(run.out()).contains("\"motd\"").contains("\"stale\"").contains("\"more.txt\"");
  }

  @Test
  void aFixtureThatIsWrongFailsAndTheOthersAreChecked() throws Exception {
    makeFixture();
    write("cases/bad-options/case.yml", "# Asks for nonsense.\noptions: [--bakery]\n");
    write("cases/bad-options/role/tasks/main.yml", "[]\n");
    write("cases/no-input/case.yml", "# Has no input at all.\n");
    write("cases/odd/case.yml", "# Has a key too many.\nprefixx: a\n");
    write("cases/odd/role/tasks/main.yml", "[]\n");
    CommandLineRun run = run("check", "cases");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out())
        .contains(
            "unusable  bad-options cannot be converted: audit has no option --bakery; did you mean"
                + " --bake?\n")
        .contains("unusable  no-input has to hold either role/ or repo/\n")
        .contains("unusable  odd has a case.yml that cannot be used\n")
        .contains("new       motd\n")
        .endsWith("4 cases: 1 new, 3 unusable\n");
    assertThat(run.err()).contains("there is no setting prefixx");
  }
}
