package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;

/// The tree of each construct, with its places: fixtures/trees/*.j2 and the trees beside them.
class TreeGoldenTest {
  private static final Path FOLDER = Path.of("../fixtures/trees");

  @TestFactory
  Stream<DynamicTest> everyConstruct() throws IOException {
    return Golden.inputs(FOLDER, ".j2").stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
  }

  @Test
  void everyTreeHasItsTemplate() throws IOException {
    assertThat(Golden.inputs(FOLDER, ".tree"))
        .hasSizeGreaterThan(25)
        .allMatch(each -> Files.exists(Golden.sibling(each, ".j2")));
  }

  private static void check(Path input) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = new SourceFile(input.getFileName().toString(), Files.readString(input));
    Template tree = TemplateParser.parseFile(file, diagnostics).orElseThrow();
    assertThat(diagnostics.sorted()).isEmpty();
    Golden.check(Golden.sibling(input, ".tree"), TreeDump.withSpans(tree));
  }
}
