package rolepack.rewrite.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rolepack.evaluation.AnsibleVersion;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.VariablesOfTests;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.jinja.Template;

/// Every difference that generated templates showed stays a case, `differences/NAME.txt`: a line
/// that says why, values as JSON, the template, what Ansible prints; with a line `===` between.
class DifferencesTest {
  private static final Path FOLDER = Path.of("src/test/resources/differences");

  @TestFactory
  Stream<DynamicTest> noDifferenceComesBack() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream()
          .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
    }
  }

  private static void check(Path file) throws IOException {
    List<String> parts = List.of(Files.readString(file).split("(?m)^===\n", -1));
    assertThat(parts).hasSize(4);
    SiteValues values = new SiteValues(VariablesOfTests.of(parts.get(1)));
    Template template = Comparison.parse(parts.get(2));
    assertThat(Evaluator.render(template, values.jinja())).isEqualTo(parts.get(3));
    for (ConsulTemplateVersion version : GeneratedTemplatesTest.VERSIONS) {
      switch (Comparison.lower(template, version)) {
        case Comparison.Lowered.Left(String construct, String message) ->
            assertThat(message).as(construct).isNotEmpty();
        case Comparison.Lowered.Done(Comparison comparison) ->
            assertThat(comparison.compare(values, AnsibleVersion.V2_14))
                .isEqualTo(Comparison.Result.EQUAL);
      }
    }
  }
}
