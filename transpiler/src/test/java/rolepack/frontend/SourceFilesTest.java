package rolepack.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// A file is read, or a diagnostic says why not.
class SourceFilesTest {
  @TempDir private Path folder;

  @Test
  void readsUtf8WithItsByteOrderMark() throws Exception {
    String text = "\uFEFFa: é😀\r\n";
    Files.writeString(folder.resolve("a.yml"), text);
    Diagnostics diagnostics = new Diagnostics();
    assertThat(read("a.yml", diagnostics)).map(SourceFile::text).hasValue(text);
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void refusesOtherEncodingsAtTheirFirstByte() throws Exception {
    Files.write(
        folder.resolve("a.yml"), "a: \uFFFD\nname: Müller\n".getBytes(StandardCharsets.UTF_8));
    byte[] latin1 = "# ok\nname: Müller, é\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("b.yml"), latin1);
    assertThat(read("a.yml", new Diagnostics())).isPresent();
    Diagnostic diagnostic = refused("b.yml");
    assertThat(diagnostic.kind()).isEqualTo(DiagnosticKind.NOT_UTF8);
    assertThat(diagnostic.span()).hasToString("b.yml:2:8");
  }

  @Test
  void pointsAtTheFirstWrongByteAfterRealReplacementCharacters() throws Exception {
    byte[] good = "x: \uFFFDé😀\ny: ".getBytes(StandardCharsets.UTF_8);
    for (byte[] wrong :
        List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
            new byte[] {(byte) 0x80})) {
      for (String rest : List.of("", "z\n", "é")) {
        byte[] tail = rest.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(good, good.length + wrong.length + tail.length);
        System.arraycopy(wrong, 0, bytes, good.length, wrong.length);
        System.arraycopy(tail, 0, bytes, good.length + wrong.length, tail.length);
        Files.write(folder.resolve("c.yml"), bytes);
        assertThat(refused("c.yml").span()).hasToString("c.yml:2:4");
      }
    }
  }

  @Test
  void refusesLargeFilesWithoutReadingThem() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("big.yml").toFile(), "rw")) {
      file.setLength(10L << 30);
    }
    assertThat(refused("big.yml").kind()).isEqualTo(DiagnosticKind.FILE_TOO_LARGE);
  }

  @Test
  void refusesWhatLeadsOutside() throws Exception {
    Path outside = Files.createTempFile("outside", ".yml");
    Files.createSymbolicLink(folder.resolve("link.yml"), outside);
    assertThat(refused("link.yml").kind()).isEqualTo(DiagnosticKind.OUTSIDE_REPOSITORY);
    assertThat(refused("../" + outside.getFileName()).kind())
        .isEqualTo(DiagnosticKind.OUTSIDE_REPOSITORY);
    Files.delete(outside);
  }

  @Test
  void refusesWhatIsNoReadableFile() throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
    for (String each : List.of("folder", "nowhere", "missing", "nul\0byte", ".")) {
      assertThat(refused(each).kind()).as(each).isEqualTo(DiagnosticKind.UNREADABLE_FILE);
    }
  }

  private Diagnostic refused(String path) throws Exception {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(read(path, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted()).hasSize(1);
    return diagnostics.sorted().getFirst();
  }

  private Optional<SourceFile> read(String path, Diagnostics diagnostics) throws Exception {
    return SourceFiles.read(new RepositoryFiles(folder), path, diagnostics);
  }
}
