package rolepack.backend.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.Artifact;
import rolepack.backend.ExamplePlan;
import rolepack.backend.OutputFolder;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.MigrationPlan;

class PlaybookBackendTest {
  @TempDir Path top;

  private final Diagnostics diagnostics = new Diagnostics();

  private List<Artifact> write() throws IOException {
    MigrationPlan plan = ExamplePlan.in(top.resolve("repo"));
    return new PlaybookBackend().write(plan, diagnostics);
  }

  private void file(String path, String text) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Path link = top.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private static String text(List<Artifact> artifacts, String path) {
    return artifacts.stream()
        .filter(each -> each.path().equals(path))
        .map(each -> ((Artifact.Text) each).content())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRoleOfTheExample() throws IOException {
    List<Artifact> artifacts = write();
    assertThat(artifacts.stream().map(Artifact::path))
        .containsExactlyInAnyOrder(
            "residual/SITE-FILES.txt",
            "residual/roles/metricsd/defaults/main.yml",
            "residual/roles/metricsd/handlers/main.yml",
            "residual/roles/metricsd/tasks/main.yml",
            "residual/site.yml");
    assertThat(text(artifacts, "residual/roles/metricsd/tasks/main.yml"))
        .isEqualTo(
            """
            ---
            - name: install acme-metricsd
              yum: name=acme-metricsd,acme-metricsd-dynamic state=present

            # a look before we start
            # rolepack: stays in the playbook, DYNAMIC_VALUE: its result is registered as ports
            - name: is the port open already
              command: ss -ltn
              register: ports
              changed_when: no

            # rolepack: stays in the playbook, DYNAMIC_VALUE: its condition reads ports (line 16)
            - name: warn about the port
              debug: msg="port {{ metricsd_port }} is taken"
              when: ports.stdout.find(metricsd_port|string) != -1
            """);
    assertThat(text(artifacts, "residual/roles/metricsd/handlers/main.yml"))
        .isEqualTo("---\n# rolepack: every task of this file has left the playbook\n");
    assertThat(text(artifacts, "residual/SITE-FILES.txt")).endsWith("\n\nssl/private/key.pem\n");
  }

  @Test
  void secretsAreNotCopiedUnderAnyName() throws IOException {
    link("repo/roles/metricsd/files/alias.pem", "../../../ssl/private/key.pem");
    link("repo/private", "ssl/private");
    assertThat(write().stream().map(Artifact::path).toList().toString()).doesNotContain("pem");
  }

  @Test
  void historyAndEarlierOutputAreNotCopied() throws IOException {
    file("repo/.git/config", "");
    file("repo/out/.rolepack", "");
    file("repo/out/residual/site.yml", "");
    file("repo/SITE-FILES.txt", "theirs");
    assertThat(write().stream().map(Artifact::path))
        .contains("residual/SITE-FILES.txt", "residual/SITE-FILES-2.txt")
        .noneMatch(each -> each.contains(".git") || each.contains("out/"));
  }

  @Test
  void linksStayLinksWhereTheyWorkAndNeverLeadOut() throws Exception {
    file("outside", "secret");
    file("repo/roles/metricsd/files/tool", "x");
    Files.createDirectories(top.resolve("repo/library"));
    link("repo/files", "roles/metricsd/files");
    link("repo/library/tool", "../roles/./metricsd/files/tool");
    link("repo/absolute", top.resolve("repo/roles/metricsd/files/tool").toString());
    link("repo/around", "../repo/site.yml");
    link("repo/escape", "../outside");
    link("repo/dangling", "nowhere");
    List<Artifact> artifacts = write();
    assertThat(artifacts)
        .contains(
            new Artifact.Link("residual/files", "roles/metricsd/files"),
            new Artifact.Link("residual/library/tool", "../roles/./metricsd/files/tool"),
            new Artifact.Link("residual/dangling", "nowhere"),
            new Artifact.Copy("residual/absolute", "absolute", false),
            new Artifact.Copy("residual/around", "around", false));
    assertThat(artifacts.stream().map(Artifact::path)).doesNotContain("residual/escape");
    assertThat(diagnostics.sorted())
        .extracting(each -> each.kind() + " " + each.span().file().path())
        .containsExactly(DiagnosticKind.OUTSIDE_REPOSITORY + " escape");
    MigrationPlan plan = ExamplePlan.in(top.resolve("repo"));
    OutputFolder.at(top.resolve("out"), false, plan.repository().files())
        .write(artifacts, plan.repository().files());
    assertThat(top.resolve("out/residual/around"))
        .hasContent("- hosts: role=worker\n  roles: [metricsd]\n");
  }

  @Test
  void aRoleThatIsALinkBecomesAFolder() throws Exception {
    MigrationPlan plan = ExamplePlan.in(top.resolve("repo"));
    Files.move(top.resolve("repo/roles/metricsd"), top.resolve("repo/metricsd-role"));
    link("repo/roles/metricsd", "../metricsd-role");
    List<Artifact> artifacts = new PlaybookBackend().write(plan, diagnostics);
    assertThat(text(artifacts, "residual/roles/metricsd/tasks/main.yml")).contains("rolepack");
    assertThat(artifacts.stream().map(Artifact::path))
        .contains(
            "residual/roles/metricsd/defaults/main.yml", "residual/metricsd-role/tasks/main.yml");
    OutputFolder.at(top.resolve("out"), false, plan.repository().files())
        .write(artifacts, plan.repository().files());
  }
}
