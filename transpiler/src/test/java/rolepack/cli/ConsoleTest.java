package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.Phase;
import rolepack.cli.Invocation.Color;
import rolepack.cli.Invocation.Format;
import rolepack.cli.Invocation.Presentation;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

class ConsoleTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console(
      Color color, boolean quiet, boolean terminal, Map<String, String> variables) {
    return Console.of(
        new PrintStream(new ByteArrayOutputStream()),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new Environment(variables, Path.of(""), terminal, terminal),
        new Presentation(Format.TEXT, quiet, color));
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, true, '', '', true",
    "AUTO, false, '', '', false",
    "AUTO, true, 1, '', false",
    "AUTO, true, '', dumb, false",
    "ALWAYS, false, 1, '', true",
    "NEVER, true, '', '', false"
  })
  void colorIsForTerminals(
      Color color, boolean terminal, String noColor, String term, boolean colored) {
    Console console = console(color, false, terminal, Map.of("NO_COLOR", noColor, "TERM", term));
    assertThat(console.outColored()).isEqualTo(colored);
    assertThat(console.errColored()).isEqualTo(colored);
  }

  @Test
  void theTwoStreamsAreJudgedApart() {
    Console console =
        Console.of(
            System.out,
            System.err,
            new Environment(Map.of(), Path.of(""), false, true),
            new Presentation(Format.TEXT, false, Color.AUTO));
    assertThat(console.outColored()).isFalse();
    assertThat(console.errColored()).isTrue();
  }

  private static Diagnostics diagnostics(int warnings) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = new SourceFile("a.yml", "line\n".repeat(20));
    diagnostics.report(
        DiagnosticKind.INVALID_YAML,
        new SourceSpan(file, 0, 4),
        "warning: not an error",
        "correct the file");
    IntStream.range(0, warnings)
        .forEach(
            each ->
                diagnostics.report(
                    DiagnosticKind.DUPLICATE_KEY,
                    new SourceSpan(file, each * 5, each * 5 + 4),
                    "k"));
    return diagnostics;
  }

  @Test
  void ofManyWarningsOfAKindAFewArePrinted() {
    DiagnosticListing.print(diagnostics(8).sorted(), console(Color.NEVER, false, false, Map.of()));
    assertThat(printed().lines().filter(each -> each.contains("[duplicate-key]"))).hasSize(5);
    assertThat(printed())
        .contains("note: 3 more of the kind duplicate-key")
        .endsWith("rolepack: note: 1 error, 8 warnings\n");
  }

  @Test
  void quietLeavesErrorsOnly() {
    DiagnosticListing.print(diagnostics(8).sorted(), console(Color.NEVER, true, false, Map.of()));
    assertThat(printed())
        .isEqualTo(
            """
            a.yml:1:1: error: invalid YAML: warning: not an error [invalid-yaml]
              1 | line
                | ^^^^
              hint: correct the file
            """);
  }

  @Test
  void theSeverityIsColored() {
    DiagnosticListing.print(diagnostics(1).sorted(), console(Color.ALWAYS, false, false, Map.of()));
    assertThat(printed())
        .contains("a.yml:1:1: \u001b[1m\u001b[31merror:\u001b[0m invalid YAML: warning: not")
        .contains("a.yml:1:1: \u001b[1m\u001b[33mwarning:\u001b[0m the key k");
  }

  @Test
  void noDiagnosticsPrintNothing() {
    DiagnosticListing.print(List.of(), console(Color.NEVER, false, false, Map.of()));
    assertThat(printed()).isEmpty();
  }

  @Test
  void progressIsShownWhenARunIsLong() throws Exception {
    try (ProgressLine progress = ProgressLine.on(console(Color.AUTO, false, true, Map.of()))) {
      progress.accept(Phase.READ);
      assertThat(printed()).isEmpty();
      Thread.sleep(1300);
      assertThat(printed()).isEqualTo("\r\u001b[Kreading the repository …");
      progress.accept(Phase.PLAN);
    }
    assertThat(printed())
        .isEqualTo(
            "\r\u001b[Kreading the repository …\r\u001b[Kdeciding where every task goes …"
                + "\r\u001b[K");
  }

  @Test
  void progressIsForTerminals() throws Exception {
    try (ProgressLine progress = ProgressLine.on(console(Color.AUTO, false, false, Map.of()));
        ProgressLine quiet = ProgressLine.on(console(Color.AUTO, true, true, Map.of()))) {
      progress.accept(Phase.READ);
      quiet.accept(Phase.READ);
      Thread.sleep(1300);
    }
    assertThat(printed()).isEmpty();
  }
}
