package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rolepack.diagnostics.DiagnosticPrinter;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.SourceFile;

/// What users read about each common mistake: fixtures/errors/*.j2 and the messages beside them.
class TemplateMessagesTest {
  private static final Path FOLDER = Path.of("../fixtures/errors");

  @TestFactory
  Stream<DynamicTest> everyMistakeIsExplained() throws IOException {
    return Golden.inputs(FOLDER, ".j2").stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
  }

  private static void check(Path mistake) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = new SourceFile(mistake.getFileName().toString(), Files.readString(mistake));
    assertThat(TemplateParser.parseFile(file, diagnostics)).isEmpty();
    String printed =
        diagnostics.sorted().stream()
            .map(DiagnosticPrinter::print)
            .collect(Collectors.joining("\n"));
    assertThat(printed).isNotEmpty();
    Golden.check(Golden.sibling(mistake, ".err"), printed);
  }
}
