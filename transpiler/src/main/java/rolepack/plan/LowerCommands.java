package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.generated.modules.CommandsCall;
import rolepack.source.SecretNames;

/// `command`, `shell` → scripts, where the program is known or `creates`, `removes` say when it has
/// to run.
final class LowerCommands {
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w|\\{)");

  private LowerCommands() {}

  static Lowered lower(CommandsCall call, LoweringContext context) {
    if (WrittenSecret.isIn(call)) {
      String program = text(call).split("\\s+", 2)[0];
      return context.stays(
          ReasonCode.SECRET,
          "its words hold what looks like a password",
          "Have the program read it from a file that consul-template makes of a secret in Vault.",
          "runs `%s …`"
              .formatted(SecretNames.says(program) || program.contains("=") ? "" : program));
    }
    if (call instanceof CommandsCall.Script script) {
      return LowerScript.lower(script, context);
    }
    String text = text(call);
    String summary = "runs `%s`".formatted(TaskSummary.shorten(text));
    boolean shell = call instanceof CommandsCall.Shell;
    Optional<List<String>> words = words(call, text);
    if (words.isEmpty()) {
      return unknown(context, summary);
    }
    CommandEnvironment environment = CommandEnvironment.of(context.instance(), context.evaluator());
    if (environment.reason().isPresent()) {
      return new Lowered.Stays(environment.reason().get(), summary);
    }
    OtherUser user = OtherUser.of(context.instance(), context.evaluator()).orElseThrow();
    Optional<SystemctlCommand> systemctl =
        user.name().isPresent() || !environment.values().isEmpty() || shell && hasShellSyntax(text)
            ? Optional.empty()
            : SystemctlCommand.parse(words.get());
    Optional<CommandPlace> place = CommandPlace.of(call, user.name().isEmpty());
    boolean expands = !shell && !call.argument("expand_argument_vars").equals(Optional.of(false));
    if (place.isEmpty() || expands && words.get().stream().anyMatch(LowerCommands::isExpanded)) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its paths or words hold a variable of the shell, or begin at no known folder",
          "Write them from the root on.",
          summary);
    }
    if (systemctl.isPresent() && place.get().tests().isEmpty()) {
      return systemctl(systemctl.get(), context);
    }
    Optional<String> executable = call.argument("executable").map(Object::toString);
    if (executable.filter(each -> !shell || !each.matches("/[\\w./-]+")).isPresent()) {
      return LowerCopy.option(
          "it runs in a shell that is not named by its path", "executable", context, summary);
    }
    return KnownCommands.lower(
        words.get(),
        text,
        shell && hasShellSyntax(text),
        executable,
        place.get(),
        user,
        environment.exports(),
        context,
        summary);
  }

  private static Lowered systemctl(SystemctlCommand command, LoweringContext context) {
    String summary = command.summary();
    return new Lowered.Moves(
        context.handler()
            ? SystemctlCommand.onChange(List.of(command), context, summary)
            : SystemctlCommand.once(List.of(command), context, summary),
        summary,
        List.of());
  }

  static Lowered unknown(LoweringContext context, String summary) {
    return context.stays(
        ReasonCode.UNKNOWN_COMMAND,
        "it runs a program whose effects are not known",
        "Say with `creates` when it has to run, use a module in its place, or say in rolepack.yml"
            + " that it may move.",
        summary);
  }

  /// The command line, whatever argument it was given by.
  static String text(CommandsCall call) {
    Optional<String> line =
        call.argument("_raw_params").or(() -> call.argument("cmd")).map(Object::toString);
    return line.orElseGet(() -> free(call)).strip();
  }

  private static String free(CommandsCall call) {
    return switch (call) {
      case CommandsCall.Command command ->
          command.freeForm().orElseGet(() -> String.join(" ", command.argv().orElse(List.of())));
      case CommandsCall.Shell shell -> shell.freeForm().orElse("");
      case CommandsCall.Script script -> script.freeForm().orElse("");
      case CommandsCall other -> other.spec().name();
    };
  }

  private static Optional<List<String>> words(CommandsCall call, String text) {
    return switch (call) {
      case CommandsCall.Command command
          when command.argv().filter(it -> !it.isEmpty()).isPresent() ->
          command.argv();
      case CommandsCall.Command _, CommandsCall.Shell _ -> ShellWords.split(text);
      case CommandsCall _ -> Optional.empty();
    };
  }

  /// Whether `command` puts something else in a word's place when it runs: a variable, a home.
  private static boolean isExpanded(String word) {
    return word.startsWith("~") || VARIABLE.matcher(word).find();
  }

  /// Whether only a shell understands a text.
  static boolean hasShellSyntax(String text) {
    return text.chars().anyMatch(each -> "|&;<>()$`\\*?[]{}~#\n\"'".indexOf(each) >= 0);
  }
}
