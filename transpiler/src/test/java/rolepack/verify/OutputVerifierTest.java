package rolepack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.OutputFolder;
import rolepack.cli.FixturePipeline;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.RepositoryFiles;

/// An output is whole as it was written, and every kind of damage is found.
class OutputVerifierTest {
  private static final Path FIXTURES = Path.of("../fixtures");
  private static final String SPEC = "packages/acme-mixed/spec.yml";

  @TempDir Path work;
  private Path output;

  @BeforeEach
  void convert() throws Exception {
    Path folder = Files.createDirectory(work.resolve("mixed"));
    Files.writeString(folder.resolve("case.yml"), "# What stays, and what leaves.\nprefix: acme\n");
    write(
        folder.resolve("role/tasks/main.yml"),
        """
        ---
        - name: configure lantern
          copy:
            content: "brightness = 7\\n"
            dest: /opt/lantern.conf
        - name: remove the old one
          file: path=/opt/lantern.old state=absent
        - name: calibrate
          command: lanternctl calibrate
        """);
    write(folder.resolve("role/defaults/main.yml"), "lantern_password: not-a-real-one\n");
    output = written(folder);
  }

  private static void write(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path written(Path folder) throws Exception {
    FixtureCase fixture =
        FixtureReader.read(folder.getParent(), folder, new Diagnostics()).orElseThrow();
    Path written = work.resolve("out-" + folder.getFileName());
    try (FixtureInput input = FixtureInput.of(fixture)) {
      RepositoryFiles files = new RepositoryFiles(input.repository());
      OutputFolder.at(written, false, files)
          .write(new FixturePipeline().convert(fixture, input.repository()), files);
    }
    return written;
  }

  @Test
  void everyFixturesOutputIsWhole() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Path folder : FixtureReader.find(FIXTURES.toAbsolutePath().resolve("roles"))) {
      OutputVerifier.verify(written(folder))
          .forEach(each -> wrong.add(folder.getFileName() + ": " + each));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void anOutputIsWholeAsItWasWritten() throws Exception {
    assertThat(OutputVerifier.verify(output)).isEmpty();
  }

  @Test
  void keysThatHammerDropsAreFound() throws Exception {
    replace(SPEC, "type: rpm", "typ: rpm");
    assertThat(messages())
        .contains("has a key that hammer does not know: typ", "does not say its type");
  }

  @Test
  void filesThatAreMissingAreFound() throws Exception {
    try (var files = Files.walk(output.resolve("packages"))) {
      for (Path each : files.filter(it -> it.endsWith("lantern.conf")).toList()) {
        Files.delete(each);
      }
    }
    assertThat(messages()).contains("is not there, and the package ships it");
  }

  @Test
  void scriptsThatNoShellReadsAreFound() throws Exception {
    replace(SPEC, "rm -rf", "if rm -rf");
    assertThat(messages()).contains("its script after-install is none that sh reads");
  }

  @Test
  void pathsThatTwoPackagesShipAreFound() throws Exception {
    String spec = Files.readString(output.resolve(SPEC));
    write(
        output.resolve("packages/acme-other/spec.yml"),
        spec.replaceFirst("name: acme-mixed", "name: acme-other"));
    assertThat(messages())
        .contains("is a package that the report does not know")
        .anyMatch(each -> each.contains("as does packages/acme-mixed/spec.yml"));
  }

  @Test
  void tasksThatAreLostAreFound() throws Exception {
    replace("residual/roles/mixed/tasks/main.yml", "- name: calibrate", "- name: rest");
    assertThat(messages()).contains("lacks the task “calibrate”, which the report says stays");
  }

  @Test
  void tasksThatAreDoneTwiceAreFound() throws Exception {
    Path tasks = output.resolve("residual/roles/mixed/tasks/main.yml");
    Files.writeString(
        tasks,
        Files.readString(tasks)
            + "- name: remove the old one\n  file: path=/opt/lantern.old state=absent\n");
    assertThat(messages()).contains("still has “remove the old one”, which is in a package");
  }

  @Test
  void packagesThatAreMissingAreFound() throws Exception {
    replace("report.json", "acme-mixed", "acme-missing");
    assertThat(messages()).contains("tells of the package acme-missing, which is not there");
  }

  @Test
  void templatesThatGoDoesNotReadAreFound() throws Exception {
    write(output.resolve("packages/acme-mixed/templates/a.ctmpl"), "x\n{{ if }}\n");
    assertThat(messages()).contains("is no Go template from line 2 on");
  }

  @Test
  void templatesThatWereChangedAreFound() throws Exception {
    Path written = written(FIXTURES.toAbsolutePath().resolve("roles/template-owner"));
    Path template =
        written.resolve("packages/acme-template-owner-dynamic/templates/lantern.conf.ctmpl");
    Files.writeString(template, Files.readString(template).replace("port", "part"));
    assertThat(OutputVerifier.verify(written))
        .extracting(OutputFinding::message)
        .containsExactly(
            "is not the text that was compared with its original; convert again, or compare what"
                + " it prints");
    Files.delete(template);
    assertThat(OutputVerifier.verify(written))
        .extracting(OutputFinding::message)
        .contains("was written, and is not there");
  }

  @Test
  void templatesThatEndConsulTemplateAreFound() throws Exception {
    write(
        output.resolve("packages/acme-old/spec.yml"),
        "name: acme-old\ndepends:\n  - consul-template >= 0.15.0\n");
    write(output.resolve("packages/acme-old/templates/a.ctmpl"), "{{ parseInt (key \"a\") }}\n");
    write(output.resolve("packages/acme-old/templates/b.ctmpl"), "{{ index (ls \"b\") 0 }}\n");
    write(
        output.resolve("consul/kv.json"),
        "[{\"key\": \"a\", \"flags\": 0, \"value\": \"%s\"}]\n"
            .formatted(Base64.getEncoder().encodeToString("x".getBytes(StandardCharsets.UTF_8))));
    assertThat(messages())
        .anyMatch(each -> each.startsWith("fails where the store holds the seed: "))
        .anyMatch(each -> each.startsWith("fails where there is no data yet: "));
  }

  @Test
  void templatesMayCallWhatTheirVersionHas() throws Exception {
    write(
        output.resolve("packages/acme-old/spec.yml"),
        "name: acme-old\ndepends:\n  - consul-template >= 0.15.0\n");
    write(output.resolve("packages/acme-old/templates/a.ctmpl"), "{{ file \"/a\" }}\n");
    write(
        output.resolve("packages/acme-old/templates/b.ctmpl"),
        "x\n{{ keyOrDefault \"a\" \"\" }}\n");
    assertThat(messages()).contains("calls in line 2 what consul-template 0.15.0 does not have");
    assertThat(messages()).noneMatch(each -> each.startsWith("calls in line 1"));
  }

  @Test
  void secretsAreFoundHoweverTheyStand() throws Exception {
    String value = "not-a-real-one";
    write(output.resolve("packages/acme-mixed/payload/a"), "password = " + value + "\n");
    write(
        output.resolve("packages/acme-mixed/payload/b"),
        "-----BEGIN RSA PRIVATE KEY-----\n"); // only the first line of one
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    write(
        output.resolve("consul/kv.json"),
        "[{\"key\": \"a\", \"flags\": 0, \"value\": \"%s\"}]\n"
            .formatted(Base64.getEncoder().encodeToString(bytes)));
    assertThat(OutputVerifier.verify(output))
        .contains(
            new OutputFinding(
                "packages/acme-mixed/payload/a", "holds the value of the secret lantern_password"),
            new OutputFinding(
                "packages/acme-mixed/payload/b", "holds a private key or encrypted text"),
            new OutputFinding("consul/kv.json", "holds the value of the secret lantern_password"));
  }

  private void replace(String file, String old, String text) throws Exception {
    Path path = output.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(old);
    Files.writeString(path, before.replace(old, text));
  }

  private List<String> messages() throws Exception {
    return OutputVerifier.verify(output).stream().map(OutputFinding::message).toList();
  }
}
