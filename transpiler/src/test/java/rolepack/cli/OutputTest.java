package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What happens when printing, or rolepack itself, fails.
class OutputTest {
  private static final Environment PLAIN = new Environment(Map.of(), Path.of(""), false, false);

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        throw new IOException(why);
      }
    };
  }

  private static CommandLineRun withResultsTo(OutputStream target) {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int exit =
        Main.run(
            new String[] {"--help"}, new ResultStream(target), new ResultStream(messages), PLAIN);
    return new CommandLineRun(exit, "", messages.toString(StandardCharsets.UTF_8));
  }

  @Test
  void nobodyReadingOnIsNothingToTalkAbout() {
    assertThat(withResultsTo(failing("Broken pipe"))).isEqualTo(new CommandLineRun(0, "", ""));
  }

  @Test
  void lostResultsAreAFailure() {
    assertThat(withResultsTo(failing("No space left on device")))
        .isEqualTo(
            new CommandLineRun(
                2, "", "rolepack: cannot write the results: No space left on device\n"));
  }

  @Test
  void resultsAreUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream printer = new ResultStream(bytes).printer()) {
      printer.print("…");
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("…");
  }

  private static CommandLineRun failing(RuntimeException failure, Map<String, String> variables) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream broken =
        new PrintStream(OutputStream.nullOutputStream()) {
          @Override
          public void print(String text) {
            throw failure;
          }
        };
    int exit =
        Main.run(
            new String[] {"--help"},
            broken,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Environment(variables, Path.of(""), false, false));
    return new CommandLineRun(exit, "", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aBugIsReportedWithItsPlaceAndNoValue() {
    CommandLineRun run = failing(new IllegalStateException("hunter2"), Map.of());
    assertThat(run.exit()).isEqualTo(70);
    assertThat(run.err().lines().toList())
        .hasSize(2)
        .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .matches(
            "rolepack: this is a bug in rolepack: IllegalStateException at"
                + " rolepack\\.cli\\.OutputTest\\.\\w+ \\(OutputTest\\.java:\\d+\\)");
    assertThat(run.err()).doesNotContain("hunter2").contains("ROLEPACK_DEBUG=1");
  }

  @Test
  void whatCausedABugIsNamed() {
    RuntimeException handedOn =
        new IllegalStateException(new ArithmeticException("divided by hunter2"));
    assertThat(failing(handedOn, Map.of()).err())
        .startsWith("rolepack: this is a bug in rolepack: ArithmeticException at rolepack.cli.")
        .doesNotContain("hunter2");
  }

  @Test
  void theStackTraceIsForThoseWhoAskForIt() {
    CommandLineRun run =
        failing(new IllegalStateException("hunter2"), Map.of("ROLEPACK_DEBUG", "1"));
    assertThat(run.exit()).isEqualTo(70);
    assertThat(run.err()).contains("hunter2").contains("\tat rolepack.cli.");
  }

  @Test
  void aFileThatVanishesIsNoBug() {
    CommandLineRun run =
        failing(new UncheckedIOException(new NoSuchFileException("/x/y")), Map.of());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.sentence()).isEqualTo("a file could not be read or written: /x/y is not there");
  }
}
