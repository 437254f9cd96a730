package rolepack.frontend.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.diagnostics.DiagnosticPrinter;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.PathOwners;

/// Indexes that Debian's and rpm's own tools make, older and broken ones.
class IndexReaderTest {
  private static final List<String> PATHS =
      List.of(
          "/etc/lantern/lantern.conf",
          "/etc/lantern",
          "/etc/lantern/keeper.conf",
          "/lib/systemd/system/lantern.service",
          "/usr/share/lantern/a b.txt");

  @TempDir Path work;

  @Test
  void readsWhatDebianMakes() throws Exception {
    assumeTrue(has("apt-ftparchive") && has("dpkg-deb"), "needs apt-utils; .ci/run installs it");
    Path stage = Files.createDirectories(work.resolve("lantern"));
    lay(stage);
    write(
        stage.resolve("DEBIAN/control"),
        """
        Package: lantern
        Version: 1
        Section: misc
        Architecture: all
        Maintainer: x <x@example.com>
        Description: x
        """);
    Files.createDirectory(work.resolve("pool"));
    run("dpkg-deb", "--root-owner-group", "-b", "lantern", "pool/lantern.deb");
    Path contents = work.resolve("Contents-all");
    Files.write(contents, run("apt-ftparchive", "contents", "pool"));
    check(contents);
    check(zipped(contents));
  }

  @Test
  void readsWhatRpmMakes() throws Exception {
    assumeTrue(has("createrepo_c") && has("rpmbuild"), "needs createrepo-c; .ci/run installs it");
    Path stage = work.resolve("stage");
    lay(stage);
    write(
        work.resolve("lantern.spec"),
        """
        Name: lantern
        Version: 1
        Release: 1
        Summary: x
        License: x
        BuildArch: noarch
        %%description
        x
        %%install
        cp -a '%s/.' %%{buildroot}/
        %%files
        %%dir /etc/lantern
        /etc/lantern/lantern.conf
        /lib/systemd/system/lantern.service
        "/usr/share/lantern/a b.txt"
        """
            .formatted(stage));
    Path pool = Files.createDirectory(work.resolve("pool"));
    run(
        "rpmbuild",
        "-bb",
        "--quiet",
        "--define",
        "_topdir " + work.resolve("top"),
        "--define",
        "_rpmdir " + pool,
        "--nodeps",
        "lantern.spec");
    run("createrepo_c", "--quiet", "--compress-type", "gz", "pool");
    try (Stream<Path> made = Files.list(pool.resolve("repodata"))) {
      check(
          made.filter(each -> each.toString().contains("filelists.xml")).findFirst().orElseThrow());
    }
  }

  @Test
  void readsTheTextBeforeOlderOnes() throws IOException {
    Path contents = work.resolve("Contents-i386");
    write(
        contents,
        """
        This file maps each file available in the distribution to the package
        from which it originates. It says: nothing?

        FILE                                                    LOCATION
        etc/lantern/lantern.conf                                misc/lantern,non-free/admin/lamp
        """);
    assertThat(read(contents).of("/etc/lantern/lantern.conf")).containsExactly("lamp", "lantern");
  }

  @Test
  void knowsMergedFolders() throws IOException {
    Path contents = work.resolve("Contents-amd64");
    write(contents, "usr/lib/systemd/system/lantern.service misc/lantern\n./bin/lamp misc/lamp\n");
    PathOwners owners = read(contents);
    assertThat(owners.of("/lib/systemd/system/lantern.service")).containsExactly("lantern");
    assertThat(owners.knows("/usr/lib/systemd/system/lantern.service")).isTrue();
    assertThat(owners.knows("/usr/lib/systemd/system/other.service")).isFalse();
  }

  @Test
  void showsTheLineThatIsWrong() throws IOException {
    Path contents = work.resolve("Contents-amd64");
    write(contents, "FILE  LOCATION\netc/lantern.conf misc/lantern\nwhat is this?\n");
    Diagnostics diagnostics = new Diagnostics();
    IndexReader.read(List.of(zipped(contents)), List.of("/etc/x"), List.of(), diagnostics);
    assertThat(DiagnosticPrinter.print(diagnostics.sorted().getFirst()))
        .contains(":3:1: error: the index of files is no list of paths and packages")
        .contains("\n  3 | what is this?\n    | ^^^^^^^^^^^^^\n");
  }

  @Test
  void saysWhatIsNoIndex() throws IOException {
    says("empty", "", "is empty");
    says("page", "<html><body>not found</body></html>", "begins with <html>");
    says("cut.xml", "<filelists><package name='x'><file>/etc/x</fi", "is no valid XML");
    says("prose", "This is, I am afraid, no index!\n", "is no list of paths and packages");
    says("long", "x".repeat(100_000), "has a line without end");
    says("packed.xz", "\u00fd7zXZ\0....", "xz -dk");
    says("packed.zst", "(\u00b5/\u00fd....", "zstd -d");
    says("bad.gz", "\u001f\u008bnothing of the kind", "is no valid gzip file");
    Path cut = work.resolve("cut");
    write(cut, "etc/lantern.conf misc/lantern\n".repeat(1000));
    byte[] bytes = Files.readAllBytes(zipped(cut));
    Files.write(work.resolve("cut.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(problem(work.resolve("cut.gz"))).contains("cannot be read to its end");
  }

  @Test
  void followsNoEntityOfXml() throws IOException {
    says(
        "entity.xml",
        "<!DOCTYPE filelists [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<filelists><package name='x'><file>&x;</file></package></filelists>",
        "is no valid XML");
  }

  /// What packages bring hundreds of thousands of paths costs memory for those alone that count.
  @Test
  void readsManyPathsFast() throws IOException {
    Path contents = work.resolve("Contents-large.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(contents))) {
      for (int at = 0; at < 500_000; at++) {
        out.write(
            "usr/share/doc/package-%d/examples/file-%d.txt doc/package-%d\n"
                .formatted(at % 5000, at, at % 5000)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    long start = System.nanoTime();
    PathOwners owners = read(contents);
    assertThat(owners.of(PATHS.getFirst())).isEmpty();
    assertThat((System.nanoTime() - start) / 1_000_000_000.0).isLessThan(10);
  }

  private void check(Path index) {
    PathOwners owners = read(index);
    assertThat(owners.of("/etc/lantern/lantern.conf")).containsExactly("lantern");
    assertThat(owners.isBrought("/etc/lantern")).isTrue();
    assertThat(owners.of("/lib/systemd/system/lantern.service")).containsExactly("lantern");
    assertThat(owners.of("/usr/share/lantern/a b.txt")).containsExactly("lantern");
    assertThat(owners.knows("/etc/lantern/keeper.conf")).isTrue();
    assertThat(owners.isBrought("/etc/lantern/keeper.conf")).isFalse();
    assertThat(owners.packages()).containsExactly("lantern");
  }

  private static PathOwners read(Path index) {
    Diagnostics diagnostics = new Diagnostics();
    PathOwners owners =
        IndexReader.read(List.of(index), PATHS, Set.of("lantern", "elsewhere"), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return owners;
  }

  private void says(String name, String text, String what) throws IOException {
    Path index = work.resolve(name);
    Files.write(index, text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problem(index)).contains(what);
  }

  private static String problem(Path index) {
    Diagnostics diagnostics = new Diagnostics();
    PathOwners owners = IndexReader.read(List.of(index), PATHS, Set.of(), diagnostics);
    assertThat(owners).isEqualTo(PathOwners.NONE);
    assertThat(diagnostics.sorted()).hasSize(1);
    return DiagnosticPrinter.print(diagnostics.sorted().getFirst());
  }

  private static Path zipped(Path file) throws IOException {
    Path zipped = file.resolveSibling(file.getFileName() + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(file, out);
    }
    return zipped;
  }

  private static void lay(Path stage) throws IOException {
    write(stage.resolve("etc/lantern/lantern.conf"), "wick = short\n");
    write(stage.resolve("lib/systemd/system/lantern.service"), "[Service]\n");
    write(stage.resolve("usr/share/lantern/a b.txt"), "text\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static boolean has(String tool) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + tool)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private byte[] run(String... words) throws IOException, InterruptedException {
    Path errors = work.resolve("errors");
    Process process =
        new ProcessBuilder(words).directory(work.toFile()).redirectError(errors.toFile()).start();
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return said;
  }
}
