package rolepack.frontend.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rolepack.diagnostics.DiagnosticPrinter;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.SourceFile;

/// What users read about each common mistake: fixtures/errors/*.yml and the messages beside them.
///
/// A missing golden is written and fails; `-Dgoldens=accept` overwrites them.
class ErrorMessagesTest {
  private static final Path FOLDER = Path.of("../fixtures/errors");

  @TestFactory
  Stream<DynamicTest> everyMistakeIsExplained() throws IOException {
    return mistakes().stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
  }

  @Test
  void everyGoldenHasItsMistake() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(each -> each.toString().endsWith(".err")))
          .allMatch(
              each -> Files.exists(sibling(each, ".yml")) || Files.exists(sibling(each, ".j2")));
    }
  }

  private static List<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> found = files.filter(each -> each.toString().endsWith(".yml")).sorted().toList();
      assertThat(found).hasSizeGreaterThan(15);
      return found;
    }
  }

  private static Path golden(Path mistake) {
    return sibling(mistake, ".err");
  }

  private static Path sibling(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
  }

  private static void check(Path mistake) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    String name = mistake.getFileName().toString();
    YamlReader.read(new SourceFile(name, Files.readString(mistake)), diagnostics);
    String printed =
        diagnostics.sorted().stream()
            .map(DiagnosticPrinter::print)
            .collect(Collectors.joining("\n"));
    Path golden = golden(mistake);
    if (!Files.exists(golden)) {
      Files.writeString(golden, printed);
      fail("wrote " + golden + "; read it, then run again");
    }
    if ("accept".equals(System.getProperty("goldens"))) {
      Files.writeString(golden, printed);
    }
    assertThat(printed).isNotEmpty().isEqualTo(Files.readString(golden));
  }
}
