package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rolepack.cli.FixturePipeline;
import rolepack.diagnostics.Diagnostics;
import rolepack.verify.FixtureCase;
import rolepack.verify.FixtureChecker;
import rolepack.verify.FixtureDifference;
import rolepack.verify.FixtureReader;

/// Every fixture role gives what it is expected to give; `./rolepack check fixtures` does the same.
class FixtureRolesTest {
  private static final Path FIXTURES = Path.of("../fixtures");

  @TestFactory
  Stream<DynamicTest> everyCaseGivesWhatIsExpected() throws IOException {
    FixtureChecker checker =
        new FixtureChecker(new FixturePipeline(), Boolean.getBoolean("accept"));
    List<Path> folders = FixtureReader.find(FIXTURES);
    assumeTrue(
        folders.stream().anyMatch(each -> Files.exists(each.resolve("expected"))),
        "nothing is expected of any fixture yet");
    return folders.stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    FIXTURES.relativize(folder).toString(), () -> check(folder, checker)));
  }

  private static void check(Path folder, FixtureChecker checker) throws Exception {
    Diagnostics diagnostics = new Diagnostics();
    FixtureCase fixture =
        FixtureReader.read(FIXTURES, folder, diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    StringBuilder wrong = new StringBuilder();
    for (FixtureDifference each : checker.check(fixture)) {
      wrong.append(
          switch (each) {
            case FixtureDifference.New(String path) -> "new, written now: " + path + "\n";
            case FixtureDifference.Stale(String path) -> "nothing makes " + path + "\n";
            case FixtureDifference.Changed(_, String diff) -> diff;
          });
    }
    assertThat(wrong.toString()).as("accept with: ./rolepack check fixtures --accept").isEmpty();
  }

  @Test
  void thereAreManyAndEachSaysWhatItShows() throws Exception {
    List<Path> folders = FixtureReader.find(FIXTURES);
    assertThat(folders).hasSizeGreaterThanOrEqualTo(30);
    Diagnostics diagnostics = new Diagnostics();
    for (Path folder : folders) {
      assertThat(FixtureReader.read(FIXTURES, folder, diagnostics))
          .as(folder.toString())
          .hasValueSatisfying(each -> assertThat(each.shows()).hasSizeGreaterThan(10));
    }
    assertThat(diagnostics.sorted()).isEmpty();
  }
}
