package rolepack.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rolepack.cli.Invocation.Choices;
import rolepack.cli.Invocation.Color;
import rolepack.cli.Invocation.Format;
import rolepack.cli.Invocation.Presentation;
import rolepack.diagnostics.NearestName;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.plan.PlanSettings;
import rolepack.plan.Target;

/// Words of the command line -> what they ask for.
final class ArgumentParser {
  private ArgumentParser() {}

  static Invocation parse(String[] arguments) throws UsageException {
    if (arguments.length == 0) {
      throw new UsageException(Mistake.NO_COMMAND);
    }
    String first = arguments[0];
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    if (first.equals("--version")) {
      return new Invocation.Version();
    }
    if (first.equals("--help") || first.equals("-h")) {
      return new Invocation.Help(Optional.empty());
    }
    if (first.equals("help")) {
      return new Invocation.Help(
          rest.length == 0 ? Optional.empty() : Optional.of(command(rest[0])));
    }
    if (first.startsWith("-")) {
      throw new UsageException(Mistake.COMMAND_FIRST, first);
    }
    Command command = command(first);
    if (asksForHelp(rest)) {
      return new Invocation.Help(Optional.of(command));
    }
    return switch (command) {
      case AUDIT -> audit(OptionValues.parse(command, rest));
      case CONVERT -> convert(OptionValues.parse(command, rest));
      case CHECK -> check(OptionValues.parse(command, rest));
      case RENDER -> render(OptionValues.parse(command, rest));
      case VERIFY -> verify(OptionValues.parse(command, rest));
      case BUILD, EXPLAIN, DIFF -> new Invocation.Later(command);
    };
  }

  private static Command command(String word) throws UsageException {
    Optional<Command> found = Command.find(word);
    if (found.isPresent()) {
      return found.get();
    }
    List<String> known = Arrays.stream(Command.values()).map(Command::word).toList();
    throw NearestName.of(word, known)
        .map(near -> new UsageException(Mistake.UNKNOWN_COMMAND_NEAR, word, near))
        .orElseGet(() -> new UsageException(Mistake.UNKNOWN_COMMAND, word));
  }

  private static boolean asksForHelp(String[] arguments) {
    for (String each : arguments) {
      if (each.equals("--")) {
        return false;
      }
      if (each.equals("--help") || each.equals("-h")) {
        return true;
      }
    }
    return false;
  }

  private static Invocation audit(OptionValues values) throws UsageException {
    return new Invocation.Audit(
        operand(Command.AUDIT, "a repository", values), choices(values), presentation(values));
  }

  private static Invocation convert(OptionValues values) throws UsageException {
    String repository = operand(Command.CONVERT, "a repository", values);
    String output =
        values.last(Flag.OUTPUT).orElseThrow(() -> new UsageException(Mistake.NO_OUTPUT));
    return new Invocation.Convert(
        repository, output, values.has(Flag.FORCE), choices(values), presentation(values));
  }

  private static Invocation check(OptionValues values) throws UsageException {
    return new Invocation.Check(
        operand(Command.CHECK, "a folder of fixtures", values),
        values.has(Flag.ACCEPT),
        presentation(values));
  }

  private static Invocation render(OptionValues values) throws UsageException {
    Optional<String> batch = values.last(Flag.BATCH);
    if (batch.isPresent() && !values.operands().isEmpty()) {
      throw new UsageException(Mistake.BATCH_AND_TEMPLATE, values.operands().getFirst());
    }
    if (batch.isPresent() && values.has(Flag.DATA)) {
      throw new UsageException(Mistake.BATCH_AND_DATA);
    }
    Invocation.RenderInput input =
        batch.isPresent()
            ? new Invocation.RenderInput.Batch(batch.get())
            : new Invocation.RenderInput.OneTemplate(operand(Command.RENDER, "a template", values));
    return new Invocation.Render(
        input, values.last(Flag.DATA), engine(values), version(values), presentation(values));
  }

  private static Optional<TemplateEngine> engine(OptionValues values) throws UsageException {
    Optional<String> word = values.last(Flag.ENGINE);
    Optional<TemplateEngine> engine = word.flatMap(TemplateEngine::find);
    if (word.isPresent() && engine.isEmpty()) {
      throw OptionValues.badChoice(Flag.ENGINE, word.get(), TemplateEngine.WORDS);
    }
    return engine;
  }

  private static Optional<ConsulTemplateVersion> version(OptionValues values)
      throws UsageException {
    Optional<String> word = values.last(Flag.CONSUL_TEMPLATE);
    Optional<ConsulTemplateVersion> version = word.flatMap(ConsulTemplateVersion::parse);
    if (word.isPresent() && version.isEmpty()) {
      throw new UsageException(Mistake.BAD_VERSION, word.get());
    }
    if (version.isPresent() && version.get().compareTo(PlanSettings.NEWEST) > 0) {
      throw new UsageException(Mistake.UNKNOWN_VERSION, word.get(), PlanSettings.NEWEST.toString());
    }
    return version;
  }

  private static Invocation verify(OptionValues values) throws UsageException {
    return new Invocation.Verify(
        operand(Command.VERIFY, "an output folder", values), presentation(values));
  }

  private static String operand(Command command, String what, OptionValues values)
      throws UsageException {
    List<String> operands = values.operands();
    if (operands.isEmpty()) {
      throw new UsageException(
          Mistake.NO_OPERAND, command.word(), what, command.word() + " " + command.operands());
    }
    if (operands.size() > 1) {
      throw new UsageException(Mistake.TOO_MANY_OPERANDS, command.word(), what, operands.get(1));
    }
    return operands.getFirst();
  }

  private static Choices choices(OptionValues values) throws UsageException {
    return new Choices(
        values.all(Flag.PLAYBOOK),
        values.all(Flag.INVENTORY),
        values.all(Flag.EXTRA_VARS),
        values.last(Flag.CONFIG),
        values.last(Flag.PREFIX),
        values.last(Flag.RELEASE),
        target(values),
        values.last(Flag.CONSUL_TEMPLATE),
        values.all(Flag.CONTENTS),
        values.has(Flag.BAKE),
        values.has(Flag.STRICT),
        values.has(Flag.DROP_INS),
        values.has(Flag.MODERNIZE));
  }

  private static Optional<Target> target(OptionValues values) throws UsageException {
    Optional<String> word = values.last(Flag.TARGET);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Target> target = SettingsResolver.target(word.get());
    if (target.isEmpty()) {
      throw OptionValues.badChoice(Flag.TARGET, word.get(), SettingsResolver.TARGETS);
    }
    return target;
  }

  private static Presentation presentation(OptionValues values) throws UsageException {
    return new Presentation(
        values.choice(Flag.FORMAT, Format.values(), Format.TEXT),
        values.has(Flag.QUIET),
        values.choice(Flag.COLOR, Color.values(), Color.AUTO));
  }
}
