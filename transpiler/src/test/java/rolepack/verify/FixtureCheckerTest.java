package rolepack.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.Artifact;
import rolepack.diagnostics.Diagnostics;

class FixtureCheckerTest {
  @TempDir Path top;
  private Path folder;

  @BeforeEach
  void makeCase() throws Exception {
    folder = Files.createDirectories(top.resolve("cases/one"));
    Files.writeString(folder.resolve("case.yml"), "# Shows a thing.\nprefix: acme\n");
    Files.createDirectories(folder.resolve("role/files"));
    Files.writeString(folder.resolve("role/files/motd"), "hello\n");
  }

  private FixtureCase fixture() throws Exception {
    Diagnostics diagnostics = new Diagnostics();
    Optional<FixtureCase> read = FixtureReader.read(top, folder, diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return read.orElseThrow();
  }

  private List<FixtureDifference> check(boolean accept, Artifact... artifacts) throws Exception {
    return new FixtureChecker((_, _) -> List.of(artifacts), accept).check(fixture());
  }

  private void expect(String path, String text) throws Exception {
    Path file = folder.resolve("expected").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void theSameIsNoDifference() throws Exception {
    expect("a/b", "text\n");
    expect("copied", "hello\n");
    assertThat(
            check(
                false,
                new Artifact.Text("a/b", "text\n"),
                new Artifact.Copy("copied", "roles/one/files/motd", false)))
        .isEmpty();
  }

  @Test
  void whatIsNotExpectedYetIsWrittenAndStillDiffers() throws Exception {
    Artifact[] made = {new Artifact.Text("a/b", "text\n"), new Artifact.Link("l", "../x")};
    assertThat(check(false, made))
        .containsExactly(new FixtureDifference.New("a/b"), new FixtureDifference.New("l"));
    assertThat(folder.resolve("expected/a/b")).hasContent("text\n");
    assertThat(Files.readSymbolicLink(folder.resolve("expected/l"))).hasToString("../x");
    assertThat(check(false, made)).isEmpty();
  }

  @Test
  void aDifferenceIsAUnifiedDiff() throws Exception {
    expect("a", "1\n2\n3\n4\n5\n6\n7\n");
    assertThat(check(false, new Artifact.Text("a", "1\n2\n3\n4\nfive\n6\n7\n")))
        .containsExactly(
            new FixtureDifference.Changed(
                "a",
                """
                --- expected/a
                +++ now/a
                @@ -2,6 +2,6 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                """));
    assertThat(folder.resolve("expected/a")).hasContent("1\n2\n3\n4\n5\n6\n7\n");
  }

  @Test
  void theNewlineAtTheEndCounts() throws Exception {
    expect("a", "1\n");
    assertThat(check(false, new Artifact.Text("a", "1")))
        .containsExactly(
            new FixtureDifference.Changed(
                "a",
                """
                --- expected/a
                +++ now/a
                @@ -1,1 +1,2 @@
                 1
                +\\ no newline at the end
                """));
  }

  @Test
  void bytesThatAreNoTextAreCounted() throws Exception {
    Files.createDirectories(folder.resolve("expected"));
    Files.write(folder.resolve("expected/a"), new byte[] {(byte) 0xFF, 0, 1});
    assertThat(check(false, new Artifact.Text("a", "1\n")))
        .containsExactly(new FixtureDifference.Changed("a", "a: 3 bytes, and now 2 others\n"));
  }

  @Test
  void aFileIsNotALink() throws Exception {
    expect("a", "x");
    assertThat(check(false, new Artifact.Link("a", "x"))).hasSize(1);
    assertThat(check(true, new Artifact.Link("a", "x"))).hasSize(1);
    assertThat(folder.resolve("expected/a")).isSymbolicLink();
    assertThat(check(false, new Artifact.Link("a", "x"))).isEmpty();
  }

  @Test
  void whatNothingMakesIsStale() throws Exception {
    expect("a", "1\n");
    expect("old/folder/b", "2\n");
    assertThat(check(false, new Artifact.Text("a", "1\n")))
        .containsExactly(new FixtureDifference.Stale("old/folder/b"));
    assertThat(folder.resolve("expected/old/folder/b")).exists();
  }

  @Test
  void acceptingOverwritesAndDeletes() throws Exception {
    expect("a", "1\n");
    expect("old/folder/b", "2\n");
    Artifact[] made = {new Artifact.Text("a", "2\n"), new Artifact.Text("c", "3\n")};
    assertThat(check(true, made)).hasSize(3);
    assertThat(folder.resolve("expected/a")).hasContent("2\n");
    assertThat(folder.resolve("expected/old")).doesNotExist();
    assertThat(check(false, made)).isEmpty();
  }

  @Test
  void aLinkInExpectedIsNotWrittenThrough() throws Exception {
    Files.createDirectories(folder.resolve("expected"));
    Path elsewhere = Files.writeString(top.resolve("elsewhere"), "mine\n");
    Files.createSymbolicLink(folder.resolve("expected/a"), elsewhere);
    assertThat(check(true, new Artifact.Text("a", "new\n"))).hasSize(1);
    assertThat(elsewhere).hasContent("mine\n");
    assertThat(folder.resolve("expected/a")).isRegularFile();
  }

  @Test
  void reportsForMachinesAreNotCompared() throws Exception {
    expect("a", "1\n");
    assertThat(check(false, new Artifact.Text("a", "1\n"), new Artifact.Text("report.json", "{}")))
        .isEmpty();
  }

  @Test
  void aCaseThatGivesNothingIsAProblem() {
    assertThatThrownBy(() -> check(false))
        .isInstanceOf(FixtureProblem.class)
        .hasMessage("gives no file at all");
  }

  @Test
  void aRoleIsRunByAPlay() throws Exception {
    Files.writeString(
        folder.resolve("case.yml"),
        """
        # Shows variables.
        role: lantern
        variables:
          a: 1
          b:
            - x   # kept

            - |
              two
              lines
        pinned: [a]
        options: [--bake, --target, el9]
        """);
    StringBuilder seen = new StringBuilder();
    FixtureConversion conversion =
        (fixture, repository) -> {
          try {
            seen.append(Files.readString(repository.resolve("site.yml")));
            seen.append(Files.readString(repository.resolve("roles/lantern/files/motd")));
          } catch (java.io.IOException problem) {
            throw new java.io.UncheckedIOException(problem);
          }
          seen.append(fixture.options()).append(fixture.pinned().getFirst().text());
          return List.of(new Artifact.Text("a", ""));
        };
    new FixtureChecker(conversion, false).check(fixture());
    assertThat(seen)
        .hasToString(
            """
            ---
            - hosts: all
              vars:
                a: 1
                b:
                  - x   # kept

                  - |
                    two
                    lines
              roles:
                - lantern
            hello
            [--bake, --target, el9]a\
            """);
  }

  @Test
  void aRepositoryIsTakenAsItIs() throws Exception {
    Files.move(folder.resolve("role"), folder.resolve("repo"));
    List<Path> seen = new java.util.ArrayList<>();
    new FixtureChecker(
            (_, repository) -> {
              seen.add(repository);
              return List.of(new Artifact.Text("a", ""));
            },
            false)
        .check(fixture());
    assertThat(seen).containsExactly(folder.resolve("repo"));
    assertThat(folder.resolve("repo/files/motd")).exists();
  }

  @Test
  void aCaseHasEitherARoleOrARepository() throws Exception {
    Files.createDirectory(folder.resolve("repo"));
    assertThatThrownBy(() -> check(false)).hasMessage("has to hold either role/ or repo/");
  }

  @Test
  void casesAreFoundByWalking() throws Exception {
    Path two = Files.createDirectories(top.resolve("more/deep/two"));
    Files.writeString(two.resolve("case.yml"), "# Two.\n");
    Files.createDirectories(two.resolve("repo/inner"));
    Files.writeString(two.resolve("repo/inner/case.yml"), "not: a case\n");
    assertThat(FixtureReader.find(top)).containsExactly(folder, two);
    assertThat(FixtureReader.find(two)).containsExactly(two);
    assertThat(FixtureReader.read(two, two, new Diagnostics()).orElseThrow().name())
        .isEqualTo("two");
  }

  @Test
  void aCaseFileIsReadStrictly() throws Exception {
    Diagnostics diagnostics = new Diagnostics();
    Files.writeString(folder.resolve("case.yml"), "prefix: acme\nvariabels: {}\noptions: x\n");
    assertThat(FixtureReader.read(top, folder, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(each -> each.span() + " " + each.message())
        .containsExactly(
            "cases/one/case.yml:1:1 expected a comment in the first line that says what the case"
                + " shows, found none",
            "cases/one/case.yml:2:1 there is no setting variabels",
            "cases/one/case.yml:3:10 the setting options has to be a list, not text");
  }
}
