package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.ConversionRequest;
import rolepack.diagnostics.Diagnostics;

class RequestResolverTest {
  @TempDir Path folder;
  private final Diagnostics diagnostics = new Diagnostics();

  @BeforeEach
  void makeRepository() throws Exception {
    Files.createDirectories(folder.resolve("My Repo/playbooks"));
    Files.writeString(folder.resolve("My Repo/site.yml"), "[]\n");
    Files.writeString(folder.resolve("My Repo/playbooks/more.yml"), "[]\n");
    Files.writeString(folder.resolve("My Repo/hosts"), "a\n");
    Files.writeString(folder.resolve("inventory"), "b\n");
    Files.writeString(folder.resolve("values.yml"), "a: b\n");
  }

  private ConversionRequest resolve(Path current, String repository, String... options)
      throws UsageException {
    String[] words = new String[options.length + 2];
    words[0] = "audit";
    words[1] = repository;
    System.arraycopy(options, 0, words, 2, options.length);
    Invocation.Audit audit = (Invocation.Audit) ArgumentParser.parse(words);
    return new RequestResolver(new Environment(Map.of(), current, false, false))
        .resolve(audit.repository(), audit.choices(), diagnostics);
  }

  @Test
  void nothingButTheRepository() throws Exception {
    ConversionRequest request = resolve(folder, "My Repo");
    assertThat(request.input().folder()).isEqualTo(folder.resolve("My Repo"));
    assertThat(request.input().playbooks()).isEmpty();
    assertThat(request.input().inventories()).isEmpty();
    assertThat(request.input().extraVars()).isEmpty();
    assertThat(request.settings().prefix()).isEqualTo("my-repo");
  }

  @Test
  void thePrefixIsTheFoldersNameHoweverItIsWritten() throws Exception {
    assertThat(resolve(folder.resolve("My Repo"), ".").settings().prefix()).isEqualTo("my-repo");
    assertThat(resolve(folder.resolve("My Repo/playbooks"), "..").settings().prefix())
        .isEqualTo("my-repo");
  }

  @Test
  void playbooksAreNamedFromTheRepositoryOrFromHere() throws Exception {
    assertThat(
            resolve(
                    folder,
                    "My Repo",
                    "--playbook",
                    "playbooks/more.yml",
                    "--playbook",
                    "My Repo/site.yml")
                .input()
                .playbooks())
        .containsExactly("playbooks/more.yml", "site.yml");
    assertThat(
            resolve(folder.resolve("My Repo/playbooks"), "..", "--playbook", "more.yml")
                .input()
                .playbooks())
        .containsExactly("playbooks/more.yml");
  }

  @Test
  void anInventoryIsNamedFromHereOrFromTheRepository() throws Exception {
    assertThat(resolve(folder, "My Repo", "-i", "inventory").input().inventories())
        .containsExactly(folder.resolve("inventory"));
    assertThat(resolve(folder, "My Repo", "-i", "hosts").input().inventories())
        .containsExactly(folder.resolve("My Repo/hosts"));
  }

  @Test
  void extraVariablesAreTakenAsTheyAre() throws Exception {
    assertThat(
            resolve(
                    folder,
                    "My Repo",
                    "-e",
                    "a=1 b=2",
                    "--extra-vars={\"c\": 3}",
                    "-e",
                    "@values.yml")
                .input()
                .extraVars())
        .containsExactly("a=1 b=2", "{\"c\": 3}", "@" + folder.resolve("values.yml"));
  }

  @Test
  void theConfigurationIsThatOfTheRepositoryUnlessAnotherIsNamed() throws Exception {
    Files.writeString(folder.resolve("My Repo/rolepack.yml"), "prefix: inside\n");
    Files.writeString(folder.resolve("other.yml"), "prefix: other\n");
    assertThat(resolve(folder, "My Repo").settings().prefix()).isEqualTo("inside");
    assertThat(resolve(folder, "My Repo", "--config", "other.yml").settings().prefix())
        .isEqualTo("other");
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void aWrongConfigurationStopsBeforeTheWork() throws Exception {
    Files.writeString(folder.resolve("My Repo/rolepack.yml"), "prefx: inside\n");
    CommandLineRun run =
        CommandLineRun.in(
            new Environment(Map.of(), folder, false, false), "convert", "My Repo", "-o", "out");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            rolepack.yml:1:1: error: there is no setting prefx [unknown-setting]
              1 | prefx: inside
                | ^^^^^
              hint: did you mean prefix?
            rolepack: note: 1 error
            rolepack: the settings in rolepack.yml cannot be used; nothing was done
            """);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
