package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rolepack.Golden;

class HelpTextTest {
  @Test
  void theGlobalHelpIsAsExpected() throws Exception {
    CommandLineRun help = CommandLineRun.of("--help");
    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    Golden.check("cli/help.txt", help.out());
    assertThat(CommandLineRun.of("-h")).isEqualTo(help);
    assertThat(CommandLineRun.of("help")).isEqualTo(help);
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void theHelpOfACommandIsAsExpected(Command command) throws Exception {
    CommandLineRun help = CommandLineRun.of(command.word(), "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    Golden.check("cli/help-" + command.word() + ".txt", help.out());
    assertThat(CommandLineRun.of("help", command.word())).isEqualTo(help);
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void helpIsGivenWhateverElseIsWrong(Command command) {
    assertThat(CommandLineRun.of(command.word(), "--no-such-option", "-h"))
        .isEqualTo(CommandLineRun.of(command.word(), "--help"));
  }

  @Test
  void everyLineFitsATerminal() {
    Stream<String> texts =
        Stream.concat(
            Stream.of(CommandLineRun.of("--help").out()),
            Arrays.stream(Command.values())
                .map(each -> CommandLineRun.of(each.word(), "--help").out()));
    assertThat(texts.flatMap(String::lines)).allMatch(line -> line.length() <= 100);
  }

  @Test
  void theVersionIsThatOfThePom() throws Exception {
    String pom = java.nio.file.Files.readString(java.nio.file.Path.of("../pom.xml"));
    String version = pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    CommandLineRun run = CommandLineRun.of("--version");
    assertThat(run).isEqualTo(new CommandLineRun(0, "rolepack " + version + "\n", ""));
  }
}
