package rolepack.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import rolepack.diagnostics.NearestName;

/// The options and operands of one command line; the only place that knows commons-cli.
final class OptionValues {
  private final CommandLine line;

  private OptionValues(CommandLine line) {
    this.line = line;
  }

  /// @param arguments what stands after the command
  static OptionValues parse(Command command, String[] arguments) throws UsageException {
    Options options = new Options();
    for (Flag flag : command.flags()) {
      options.addOption(option(flag));
    }
    try {
      return new OptionValues(
          DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, arguments));
    } catch (UnrecognizedOptionException unknown) {
      throw unknownOption(command, unknown.getOption());
    } catch (MissingArgumentException missing) {
      Flag flag = flag(command, missing.getOption());
      throw new UsageException(Mistake.NO_VALUE, "--" + flag.word(), flag.argument().orElseThrow());
    } catch (ParseException other) {
      throw new UsageException(Mistake.UNKNOWN_OPTION, command.word(), other.getMessage());
    }
  }

  private static Option option(Flag flag) {
    return Option.builder(flag.letter().orElse(null))
        .longOpt(flag.word())
        .hasArg(flag.argument().isPresent())
        .get();
  }

  private static Flag flag(Command command, Option option) {
    return command.flags().stream()
        .filter(each -> each.word().equals(option.getLongOpt()))
        .findFirst()
        .orElseThrow();
  }

  private static UsageException unknownOption(Command command, String written) {
    String word = written.replaceFirst("^-+", "").replaceFirst("=.*", "");
    String shown = written.replaceFirst("=.*", "");
    List<String> own = command.flags().stream().map(Flag::word).toList();
    if (own.contains(word) && written.contains("=")) {
      return new UsageException(Mistake.VALUE_GIVEN, shown);
    }
    Optional<Command> owner =
        Arrays.stream(Command.values())
            .filter(each -> each.flags().stream().anyMatch(flag -> flag.isCalled(word)))
            .findFirst();
    if (owner.isPresent()) {
      return new UsageException(Mistake.FOREIGN_OPTION, command.word(), shown, owner.get().word());
    }
    return NearestName.of(word, own)
        .map(
            near ->
                new UsageException(Mistake.UNKNOWN_OPTION_NEAR, command.word(), shown, "--" + near))
        .orElseGet(() -> new UsageException(Mistake.UNKNOWN_OPTION, command.word(), shown));
  }

  List<String> operands() {
    return line.getArgList();
  }

  boolean has(Flag flag) {
    return line.hasOption(flag.word());
  }

  /// Every value of a repeatable option, in order.
  List<String> all(Flag flag) {
    String[] values = line.getOptionValues(flag.word());
    return values == null ? List.of() : List.of(values);
  }

  /// The value of an option; the last one where it is given more than once.
  Optional<String> last(Flag flag) {
    List<String> values = all(flag);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /// A value out of a few.
  <E extends Enum<E>> E choice(Flag flag, E[] choices, E otherwise) throws UsageException {
    Optional<String> value = last(flag);
    if (value.isEmpty()) {
      return otherwise;
    }
    for (E choice : choices) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(value.get())) {
        return choice;
      }
    }
    throw badChoice(
        flag,
        value.get(),
        Arrays.stream(choices).map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
  }

  static UsageException badChoice(Flag flag, String value, List<String> choices) {
    return NearestName.of(value, choices)
        .map(near -> new UsageException(Mistake.BAD_CHOICE_NEAR, "--" + flag.word(), value, near))
        .orElseGet(
            () ->
                new UsageException(
                    Mistake.BAD_CHOICE, "--" + flag.word(), value, String.join(", ", choices)));
  }
}
