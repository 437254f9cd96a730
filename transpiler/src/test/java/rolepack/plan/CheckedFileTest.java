package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceFile;

/// Runs the script that checks a file which consul-template has made: only a text that is right
/// takes the old one's place.
class CheckedFileTest {
  @TempDir Path folder;

  private Path staged;
  private Path file;

  private int run(boolean setsMode) throws IOException, InterruptedException {
    return run(setsMode, false);
  }

  private int run(boolean setsMode, boolean onlyNew) throws IOException, InterruptedException {
    staged = folder.resolve("staged");
    file = folder.resolve("etc/lamp's.conf");
    RenderedFile.Check check =
        new RenderedFile.Check(
            Validation.command("grep -q '^light=' %s"),
            onlyNew,
            setsMode,
            Optional.empty(),
            Optional.empty());
    RenderedFile rendered =
        new RenderedFile(
            "a.j2",
            "a",
            "x\n",
            file.toString(),
            false,
            0640,
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.of(check),
            List.of(),
            new Compilation.Validation(1, 1, 0),
            new SourceFile("tasks/main.yml", "- a: b\n").span());
    List<String> lines = new CheckedFile(rendered, check, staged.toString()).lines();
    Path script = folder.resolve("script");
    Files.writeString(
        script, String.join("\n", lines) + "\necho changed > " + folder + "/changed\n");
    return new ProcessBuilder("sh", "-eu", script.toString()).inheritIO().start().waitFor();
  }

  private void stage(String text) throws IOException {
    Files.writeString(folder.resolve("staged"), text);
  }

  private void old(String text, String mode) throws IOException {
    Path path = Files.createDirectories(folder.resolve("etc")).resolve("lamp's.conf");
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private void holds(String text, String mode, boolean changed) throws IOException {
    assertThat(file).hasContent(text).isRegularFile();
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo(mode);
    assertThat(Files.deleteIfExists(folder.resolve("changed"))).isEqualTo(changed);
    try (var all = Files.list(file.getParent())) {
      assertThat(all.filter(each -> each.toString().endsWith(".conf") == false))
          .allMatch(each -> each.toString().endsWith(".bak"));
    }
  }

  @Test
  void aFileThatIsThereStaysWhereOnlyANewOneIsWanted() throws Exception {
    stage("light=on\n");
    assertThat(run(true, true)).isZero();
    holds("light=on", "rw-r-----", true);
    stage("light=off\n");
    old("light=mine\n", "rw-rw-r--");
    assertThat(run(true, true)).isZero();
    holds("light=mine", "rw-rw-r--", false);
  }

  @Test
  void aNewFileIsMadeWithItsFolder() throws Exception {
    stage("light=on\n");
    assertThat(run(false)).isZero();
    holds("light=on", "rw-r-----", true);
    assertThat(run(false)).isZero();
    holds("light=on", "rw-r-----", false);
  }

  @Test
  void aTextThatIsRefusedLeavesTheOldOne() throws Exception {
    old("light=off\n", "rw-------");
    stage("dark=on\n");
    assertThat(run(true)).isEqualTo(1);
    holds("light=off", "rw-------", false);
  }

  @Test
  void anExistingFileKeepsItsModeUnlessTheTaskSaysOne() throws Exception {
    old("light=off\n", "rw-------");
    stage("light=on\n");
    assertThat(run(false)).isZero();
    holds("light=on", "rw-------", true);
    assertThat(folder.resolve("etc/lamp's.conf.bak")).hasContent("light=off");
    assertThat(run(true)).isZero();
    holds("light=on", "rw-r-----", false);
  }

  @Test
  void aLinkIsReplacedAndItsTargetStays() throws Exception {
    Path target = Files.createDirectories(folder.resolve("etc")).resolve("target.conf");
    Files.writeString(target, "light=on\n");
    Files.createSymbolicLink(folder.resolve("etc/lamp's.conf"), target);
    stage("light=on\n");
    assertThat(run(false)).isZero();
    holds("light=on", "rw-r-----", true);
    stage("light=dim\n");
    assertThat(run(false)).isZero();
    assertThat(target).hasContent("light=on");
  }

  @Test
  void onlyProgramsThatJustLookAreTrusted() {
    assertThat(Validation.command("visudo -cf %s")).contains("visudo -cf \"$t\" >/dev/null");
    assertThat(Validation.command("/usr/sbin/nginx -t -c %s")).isPresent();
    assertThat(Validation.command("haproxy -c -f %s")).isPresent();
    assertThat(Validation.command("test -s %s")).contains("test -s \"$t\"");
    assertThat(Validation.command("nginx -c %s")).isEmpty();
    assertThat(Validation.command("visudo -f %s")).isEmpty();
    assertThat(Validation.command("nft -f %s")).isEmpty();
    assertThat(Validation.command("cp %s /etc/lamp")).isEmpty();
    assertThat(Validation.command("lampctl check %s")).isEmpty();
    assertThat(Validation.command("visudo -c")).isEmpty();
  }
}
