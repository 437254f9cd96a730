package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.analysis.EffectAnalysis;
import rolepack.analysis.Effects;
import rolepack.generated.commands.CommandSpec;
import rolepack.generated.commands.CommandTable;
import rolepack.generated.modules.ModuleReason;
import rolepack.source.SourceSpan;

/// Programs of the catalogue, and commands that `creates` or `removes` guard, as scripts.
final class KnownCommands {
  /// What a script's later lines would notice: it ends, is somewhere else, knows other variables.
  private static final Pattern MATTERS_LATER =
      Pattern.compile(
          "\\b(exit|cd|set|exec|export|trap|umask|return|shift|unset|readonly|alias|source)\\b"
              + "|\\w=|[#\\n]|(^|[;&|]\\s*)\\. ");

  private KnownCommands() {}

  /// @param exports what sets its environment
  /// @param executable the shell that runs it, where the task names one
  /// @param place where and when it runs
  /// @param user who runs it
  /// @param shell whether the text has syntax that only a shell understands
  static Lowered lower(
      List<String> words,
      String text,
      boolean shell,
      Optional<String> executable,
      CommandPlace place,
      OtherUser user,
      String exports,
      LoweringContext context,
      String summary) {
    Optional<CommandSpec> known = shell ? Optional.empty() : find(words);
    Optional<ModuleReason> reason = find(words).flatMap(CommandSpec::reason);
    if (reason.isPresent()) {
      return context.stays(
          ReasonCode.valueOf(reason.get().code()),
          "%s %s".formatted(Paths.name(words.getFirst()), reason.get().message()),
          sentence(reason.get().remedy()),
          summary);
    }
    List<String> guard = place.tests();
    if (guard.isEmpty()
        && !context.probed()
        && !context.moved()
        && (place.input().isPresent() || known.filter(CommandSpec::idempotent).isEmpty())) {
      return LowerCommands.unknown(context, summary);
    }
    String command =
        !shell
            ? place.fed(String.join(" ", words.stream().map(Shell::quote).toList()), false)
            : executable.isPresent()
                ? place.fed("%s -c %s".formatted(executable.get(), Shell.quote(text)), false)
                : MATTERS_LATER.matcher(text).find() && place.input().isEmpty()
                    ? "(\n%s\n)".formatted(text)
                    : place.fed(text, true);
    String before =
        exports + place.folder().map(each -> "cd %s && ".formatted(Shell.quote(each))).orElse("");
    boolean booted = known.filter(CommandSpec::needsBooted).isPresent();
    List<String> tests = new ArrayList<>(guard);
    if (booted) {
      tests.addFirst("[ -d /run/systemd/system ]");
    }
    if (context.handler() && tests.isEmpty() && known.filter(CommandSpec::isCheck).isPresent()) {
      return new Lowered.Moves(
          List.of(context.check(summary, run(before, command, user))), summary, List.of());
    }
    return new Lowered.Moves(
        List.of(context.always(summary, lines(tests, before, command, user))), summary, List.of());
  }

  /// What a command line does, where its program is of the catalogue and it has no shell syntax.
  static Optional<Effects> effects(String text) {
    return LowerCommands.hasShellSyntax(text)
        ? Optional.empty()
        : ShellWords.split(text)
            .flatMap(KnownCommands::find)
            .filter(each -> each.reason().isEmpty())
            .map(EffectAnalysis::ofCommand);
  }

  /// Why a command line never moves, as far as its program says it; its other words may be unknown.
  static Optional<ResidualReason> neverMoves(String text, SourceSpan span) {
    int open = text.indexOf("{{");
    List<String> words = TaskSummary.words(open < 0 ? text : text.substring(0, open));
    return find(words)
        .flatMap(CommandSpec::reason)
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.valueOf(each.code()),
                    "%s %s".formatted(Paths.name(words.getFirst()), each.message()),
                    span,
                    sentence(each.remedy())));
  }

  private static Optional<CommandSpec> find(List<String> words) {
    return words.isEmpty()
        ? Optional.empty()
        : CommandTable.find(words.getFirst(), words.subList(1, words.size()));
  }

  private static List<String> lines(
      List<String> tests, String before, String command, OtherUser user) {
    String run = run(before, command, user) + " || :";
    return tests.isEmpty()
        ? List.of(run)
        : List.of("if %s; then".formatted(String.join(" && ", tests)), "  " + run, "fi");
  }

  private static String run(String before, String command, OtherUser user) {
    return before.isEmpty() || user.name().isPresent()
        ? user.runs(before + command)
        : "(%s%s)".formatted(before, command);
  }

  /// A clause as a sentence.
  static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0))
        + clause.substring(1)
        + (clause.endsWith(".") ? "" : ".");
  }
}
