package rolepack.backend.hammer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.Artifact;
import rolepack.backend.ExamplePlan;
import rolepack.backend.TaskTexts;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.Dependency;
import rolepack.plan.FileAttributes;
import rolepack.plan.FileContent;
import rolepack.plan.MigrationPlan;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;
import rolepack.plan.PlanSettings;
import rolepack.plan.ScriptPhase;
import rolepack.plan.ScriptStep;
import rolepack.plan.Target;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

class HammerBackendTest {
  /// Every key that hammer reads; it drops all others silently.
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "",
          Set.of(
              "name",
              "version",
              "iteration",
              "epoch",
              "license",
              "vendor",
              "url",
              "description",
              "architecture",
              "depends",
              "obsoletes",
              "type",
              "multi",
              "vars",
              "extra-args",
              "attrs",
              "resources",
              "scripts",
              "targets"),
          "attrs",
          Set.of("file", "mode", "user", "group"),
          "resources",
          Set.of("url", "hash-type", "hash", "unpack"),
          "targets",
          Set.of("src", "dest", "template", "config"),
          "scripts",
          Set.of(
              "build",
              "before-install",
              "after-install",
              "before-remove",
              "after-remove",
              "before-upgrade",
              "after-upgrade"));

  private static final SourceSpan ORIGIN =
      new SourceFile("roles/r/tasks/main.yml", "- a: b\n").span();

  @TempDir Path folder;

  private List<Artifact> write(Target target, PackagePlan... packages) throws IOException {
    MigrationPlan example = ExamplePlan.in(folder);
    PlanSettings defaults = PlanSettings.defaults("acme");
    PlanSettings settings =
        new PlanSettings(
            "acme",
            "1.0",
            target,
            false,
            false,
            false,
            false,
            PlanSettings.NEWEST,
            defaults.configuration());
    MigrationPlan plan =
        new MigrationPlan(
            example.repository(), settings, List.of(), List.of(packages), List.of(), List.of());
    return new HammerBackend().write(plan, new Diagnostics());
  }

  private static PackagePlan plan(
      String name, List<Dependency> depends, List<PayloadEntry> payload, ScriptStep... steps) {
    return new PackagePlan(
        name,
        "r",
        "100% of {{ it }}",
        depends,
        List.of("sendmail", "a < 2"),
        payload,
        List.of(steps),
        List.of());
  }

  private static String text(List<Artifact> artifacts, String path) {
    return artifacts.stream()
        .filter(each -> each.path().equals(path))
        .map(each -> ((Artifact.Text) each).content())
        .findFirst()
        .orElseThrow();
  }

  private static Map<?, ?> spec(List<Artifact> artifacts, String name) {
    Map<?, ?> spec = (Map<?, ?>) TaskTexts.value(text(artifacts, "packages/" + name + "/spec.yml"));
    assertThat(KEYS.get("")).containsAll(strings(spec.keySet()));
    for (String list : List.of("attrs", "resources", "targets")) {
      for (Object each : (List<?>) (spec.containsKey(list) ? spec.get(list) : List.of())) {
        assertThat(KEYS.get(list)).containsAll(strings(((Map<?, ?>) each).keySet()));
      }
    }
    assertThat(KEYS.get("scripts"))
        .containsAll(strings(((Map<?, ?>) spec.get("scripts")).keySet()));
    return spec;
  }

  private static List<String> strings(Set<?> keys) {
    return keys.stream().map(String::valueOf).toList();
  }

  @Test
  void theRoleOfTheExample() throws IOException {
    List<Artifact> artifacts = new HammerBackend().write(ExamplePlan.in(folder), new Diagnostics());
    assertThat(text(artifacts, "packages/acme-metricsd/spec.yml"))
        .isEqualTo(
            """
            ---
            name: acme-metricsd
            version: 1.0.0
            iteration: 1
            license: unspecified
            vendor: acme
            description: Sends host metrics.
            architecture: noarch
            type: rpm
            depends:
              - acme-common
              - libsemanage-python
              - metricsd
            targets:
              - src: '{{empty}}'
                dest: /usr/share/metricsd/plugins
            attrs:
              - file: /usr/share/metricsd/plugins
                mode: '755'
                user: root
                group: root
            scripts:
              after-install: |
                # start metricsd (roles/metricsd/tasks/main.yml:23)
                systemctl enable metricsd >/dev/null 2>&1 || :
                if [ -d /run/systemd/system ]; then systemctl start metricsd || :; fi
              after-upgrade: |
                :
            extra-args: |
              --rpm-os linux
            """);
    assertThat(text(artifacts, "packages/acme-metricsd-dynamic/spec.yml"))
        .contains("depends:\n  - acme-metricsd = 1.0.0\n  - consul-template >= 0.19.5\n");
  }

  private static List<PayloadEntry> payload() {
    FileAttributes special = new FileAttributes(04750, "app", "app");
    return List.of(
        new PayloadEntry.Link("/etc/localtime", "/usr/share/zoneinfo/Etc/UTC", ORIGIN),
        new PayloadEntry.File("/etc/a=b{{c", new FileContent.Text("x"), special, false, ORIGIN),
        new PayloadEntry.File(
            "/etc/app.conf", new FileContent.Text("y"), FileAttributes.NEW_FILE, true, ORIGIN),
        new PayloadEntry.Directory("/opt/app", FileAttributes.NEW_DIRECTORY, ORIGIN),
        new PayloadEntry.File(
            "/opt/app/run",
            new FileContent.Copy("roles/metricsd/tasks/main.yml"),
            new FileAttributes(0755, "root", "root"),
            false,
            ORIGIN));
  }

  @Test
  void everyKindOfPayloadForRpm() throws IOException {
    List<Artifact> artifacts = write(Target.EL7, plan("acme-r", List.of(), payload()));
    assertThat(artifacts.stream().map(Artifact::path))
        .containsExactlyInAnyOrder(
            "packages/acme-r/spec.yml",
            "packages/acme-r/payload/etc/localtime",
            "packages/acme-r/payload/etc/a%3Db{{c",
            "packages/acme-r/payload/etc/app.conf",
            "packages/acme-r/payload/opt/app/run");
    assertThat(artifacts)
        .contains(
            new Artifact.Link(
                "packages/acme-r/payload/etc/localtime", "/usr/share/zoneinfo/Etc/UTC"),
            new Artifact.Copy(
                "packages/acme-r/payload/opt/app/run", "roles/metricsd/tasks/main.yml", true));
    String spec = text(artifacts, "packages/acme-r/spec.yml");
    spec(artifacts, "acme-r");
    assertThat(spec)
        .contains("version: '1.0'\n")
        .contains("description: '100%% of {{\"{{\"}} it }}'\n")
        .contains(
            """
            targets:
              - src: '{{.SpecRoot}}/payload/etc/localtime'
                dest: /etc/localtime
              - src: '{{.SpecRoot}}/payload/etc/a%3Db{{"{{"}}c'
                dest: '/etc/a=b{{"{{"}}c'
              - src: '{{.SpecRoot}}/payload/etc/app.conf'
                dest: /etc/app.conf
                config: true
              - src: '{{empty}}'
                dest: /opt/app
              - src: '{{.SpecRoot}}/payload/opt/app/run'
                dest: /opt/app/run
            attrs:
              - file: /etc/app.conf
                mode: '644'
                user: root
                group: root
              - file: /opt/app
            """)
        .contains("  after-upgrade: |\n    chown app:app '/etc/a=b{{\"{{\"}}c'\n")
        .endsWith(
            """
            extra-args: |
              --rpm-os linux
              --conflicts sendmail
              --conflicts 'a < 2'
              --directories /opt/app
            """);
  }

  @Test
  void aDebSetsOwnersAndModesByScript() throws IOException {
    List<Dependency> depends =
        List.of(
            new Dependency("acme-r", Optional.of("= 1.0")),
            new Dependency("other", Optional.of("= 2")),
            new Dependency("newer", Optional.of("> 2")),
            Dependency.on("any"));
    List<Artifact> artifacts = write(Target.DEBIAN12, plan("acme-r", depends, payload()));
    String spec = text(artifacts, "packages/acme-r/spec.yml");
    spec(artifacts, "acme-r");
    assertThat(spec)
        .doesNotContain("attrs:")
        .contains("type: deb\n")
        .contains("description: '100% of ")
        .contains(
            """
            depends:
              - acme-r (= 1.0-1)
              - other (= 2)
              - newer (>> 2)
              - any
            """)
        .contains(
            """
              after-install: |
                chown app:app '/etc/a=b{{"{{"}}c'
                chmod 4750 '/etc/a=b{{"{{"}}c'
                chown root:root /opt/app
                chmod 00755 /opt/app
            """)
        .contains("--deb-no-default-config-files\n")
        .doesNotContain("--rpm-os");
  }

  @Test
  void downloadsAreResourcesOrFetchedByTheBuildScript() throws IOException {
    List<PayloadEntry> downloads =
        List.of(
            download("/opt/a", "http://x/a.tgz", "sha1", "AB12"),
            download("/opt/b", "http://y/a.tgz", "md5", "cd34"),
            download("/opt/c", "http://x/c?v='1'", "sha256", "ef56"));
    List<Artifact> artifacts = write(Target.EL7, plan("acme-r", List.of(), downloads));
    spec(artifacts, "acme-r");
    assertThat(text(artifacts, "packages/acme-r/spec.yml"))
        .contains("architecture: native\n")
        .contains(
            """
            resources:
              - url: http://x/a.tgz
                hash-type: sha1
                hash: ab12
            targets:
              - src: '{{.BuildRoot}}/a.tgz'
                dest: /opt/a
              - src: '{{.BuildRoot}}/download-2'
                dest: /opt/b
              - src: '{{.BuildRoot}}/download-3'
                dest: /opt/c
            """)
        .contains(
            """
            scripts:
              build: |
                set -e
                curl -fsSL -o download-2 -- http://y/a.tgz
                echo 'cd34  download-2' | md5sum -c -
                curl -fsSL -o download-3 -- 'http://x/c?v='\\''1'\\'''
                echo 'ef56  download-3' | sha256sum -c -
            """);
  }

  private static PayloadEntry download(String path, String url, String algorithm, String hex) {
    return new PayloadEntry.Download(
        path,
        url,
        Optional.of(new PayloadEntry.Checksum(algorithm, hex)),
        FileAttributes.NEW_FILE,
        ORIGIN);
  }

  @Test
  void programsGiveTheArchitecture() throws IOException {
    Files.createDirectories(folder.resolve("roles/r/files"));
    byte[] elf = new byte[64];
    elf[0] = 0x7F;
    elf[1] = 'E';
    elf[2] = 'L';
    elf[3] = 'F';
    elf[5] = 1;
    elf[18] = 62;
    Files.write(folder.resolve("roles/r/files/tool"), elf);
    PayloadEntry tool =
        new PayloadEntry.File(
            "/usr/bin/tool",
            new FileContent.Copy("roles/r/files/tool"),
            new FileAttributes(0755, "root", "root"),
            false,
            ORIGIN);
    assertThat(
            spec(write(Target.EL7, plan("p", List.of(), List.of(tool))), "p").get("architecture"))
        .isEqualTo("x86_64");
  }

  @Test
  void noPathIsShippedTwice() {
    List<PayloadEntry> one = List.of(payload().get(2));
    PayloadEntry below =
        new PayloadEntry.Directory("/etc/app.conf/d", FileAttributes.NEW_DIRECTORY, ORIGIN);
    PayloadEntry crooked =
        new PayloadEntry.Directory("/etc/../x", FileAttributes.NEW_DIRECTORY, ORIGIN);
    assertThatIllegalStateException()
        .isThrownBy(() -> write(Target.EL7, plan("p", List.of(), one), plan("q", List.of(), one)))
        .withMessageContaining("/etc/app.conf is shipped by p and by q");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                write(Target.EL7, plan("p", List.of(), one), plan("q", List.of(), List.of(below))));
    assertThatIllegalStateException()
        .isThrownBy(() -> write(Target.EL7, plan("q", List.of(), List.of(crooked))));
  }

  @Test
  void scriptsSurviveAllTheLanguagesTheyAreReadIn() throws IOException, InterruptedException {
    ScriptStep step =
        new ScriptStep(
            List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
            "say\nit",
            List.of(
                "printf '%s\\n' '{{ a }} {{{b}}} 100%'",
                "awk '{ print $1 }' <<'END'", "  one two", "", "END"),
            ORIGIN);
    Map<?, ?> spec = spec(write(Target.EL7, plan("p", List.of(), List.of(), step)), "p");
    List<Object> scripts = new ArrayList<>(((Map<?, ?>) spec.get("scripts")).values());
    assertThat(scripts).hasSize(2).allMatch(each -> each.equals(scripts.getFirst()));
    String script = scripts.getFirst().toString().replace("{{\"{{\"}}", "{{").replace("%%", "%");
    assertThat(script).startsWith("# say it (roles/r/tasks/main.yml:1)\n").endsWith("END\n");
    assertThat(Shell.run("sh", script)).isEqualTo("{{ a }} {{{b}}} 100%\none\n\n");
    Shell.check(script);
  }

  @Test
  void anEmptyLineAtTheStartKeepsTheBlockValid() throws IOException {
    List<String> awkward =
        List.of("", "  indented", "\ttab", "- # : x", "é \u0085 \u2028", "a\rb", "last  ");
    ScriptStep step = new ScriptStep(List.of(ScriptPhase.BEFORE_INSTALL), "x", awkward, ORIGIN);
    Map<?, ?> spec = spec(write(Target.DEBIAN12, plan("p", List.of(), List.of(), step)), "p");
    assertThat(((Map<?, ?>) spec.get("scripts")).get("before-install"))
        .isEqualTo(
            "# x (roles/r/tasks/main.yml:1)\n" + String.join("\n", awkward).stripTrailing() + "\n");
  }
}
