package rolepack.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.source.RepositoryFiles;

class OutputFolderTest {
  @TempDir Path top;
  private RepositoryFiles repository;

  @BeforeEach
  void makeRepository() throws IOException {
    Files.createDirectories(top.resolve("repo/roles/a/files"));
    Files.writeString(top.resolve("repo/roles/a/files/tool"), "#!/bin/sh\n");
    repository = new RepositoryFiles(top.resolve("repo"));
  }

  private OutputFolder at(String path, boolean force) throws Exception {
    return OutputFolder.at(top.resolve(path), force, repository);
  }

  private void write(String path, boolean force, Artifact... artifacts) throws Exception {
    at(path, force).write(List.of(artifacts), repository);
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      return all.map(each -> top.relativize(each).toString())
          .filter(each -> !each.isEmpty() && !each.startsWith("repo"))
          .sorted()
          .toList();
    }
  }

  @Test
  void writesTextsCopiesAndLinks() throws Exception {
    write(
        "out",
        false,
        new Artifact.Text("b/text", "é\n"),
        new Artifact.Text("b/run", ":\n", true),
        new Artifact.Copy("a", "roles/a/files/tool", true),
        new Artifact.Link("c/link", "/nowhere/at all"));
    assertThat(tree())
        .containsExactly(
            "out",
            "out/.rolepack",
            "out/a",
            "out/b",
            "out/b/run",
            "out/b/text",
            "out/c",
            "out/c/link");
    assertThat(top.resolve("out/b/text")).hasContent("é\n");
    assertThat(Files.isExecutable(top.resolve("out/b/run"))).isTrue();
    assertThat(Files.isExecutable(top.resolve("out/b/text"))).isFalse();
    assertThat(top.resolve("out/a")).hasContent("#!/bin/sh\n").isExecutable();
    assertThat(Files.readSymbolicLink(top.resolve("out/c/link")))
        .isEqualTo(Path.of("/nowhere/at all"));
  }

  @Test
  void replacesItsOwnOutputOnlyWithForce() throws Exception {
    write("out", false, new Artifact.Text("old", ""));
    assertThatThrownBy(() -> at("out", false))
        .isInstanceOf(OutputRefused.class)
        .hasMessageContaining("--force");
    write("out", true, new Artifact.Text("new", ""));
    assertThat(tree()).containsExactly("out", "out/.rolepack", "out/new");
  }

  @Test
  void neverReplacesWhatItDidNotMake() throws Exception {
    Files.createDirectory(top.resolve("mine"));
    write("mine", false, new Artifact.Text("a", ""));
    Files.createDirectory(top.resolve("theirs"));
    Files.writeString(top.resolve("theirs/thesis"), "");
    Files.writeString(top.resolve("file"), "");
    Files.createSymbolicLink(top.resolve("link"), Path.of("mine"));
    for (String path : List.of("theirs", "file", "link")) {
      assertThatThrownBy(() -> at(path, true)).as(path).isInstanceOf(OutputRefused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"repo", ".", "repo/roles", "repo/roles/a/out", "repo/roles/out", "/"})
  void refusesToReplaceTheRepositoryOrToStandAmongItsRoles(String path) {
    assertThatThrownBy(() -> at(path, true)).isInstanceOf(OutputRefused.class);
  }

  @Test
  void mayStandInTheRepository() throws Exception {
    write("repo/out/deep", false, new Artifact.Text("a", ""));
    assertThat(top.resolve("repo/out/deep/a")).exists();
  }

  @Test
  void writesNotThroughALinkThatWasPutIntoTheOldOutput() throws Exception {
    Files.createDirectory(top.resolve("victim"));
    write("out", false, new Artifact.Text("a/b", "1"));
    Files.delete(top.resolve("out/a/b"));
    Files.delete(top.resolve("out/a"));
    Files.createSymbolicLink(top.resolve("out/a"), top.resolve("victim"));
    write("out", true, new Artifact.Text("a/b", "2"));
    assertThat(top.resolve("victim")).isEmptyDirectory();
    assertThat(Files.isDirectory(top.resolve("out/a"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void aRunThatFailsLeavesTheOldOutputAndNoTraces() throws Exception {
    write("out", false, new Artifact.Text("old", ""));
    assertThatThrownBy(
            () ->
                write(
                    "out",
                    true,
                    new Artifact.Text("new", ""),
                    new Artifact.Copy("z", "roles/a/missing", false)))
        .isInstanceOf(IOException.class);
    assertThat(tree()).containsExactly("out", "out/.rolepack", "out/old");
  }

  @Test
  void twoFilesOfOnePathAreABug() {
    assertThatThrownBy(
            () -> write("out", false, new Artifact.Text("a", ""), new Artifact.Link("a", "b")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> write("out", false, new Artifact.Link("a", "/"), new Artifact.Text("a/b", "")))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/x", "../x", "a/../../x", "a//b", "a/./b", "a/", "a\0b"})
  void anArtifactCannotStandOutside(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Artifact.Text(path, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Artifact.Copy(path, "a", false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Artifact.Link(path, "a"));
  }
}
