package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.analysis.EffectAnalysis;
import rolepack.analysis.Effects;
import rolepack.generated.commands.CommandSpec;
import rolepack.generated.commands.CommandTable;

/// The command that checks a new text before it takes the old one's place.
final class Validation {
  private Validation() {}

  /// `visudo -cf %s` → `visudo -cf "$t" >/dev/null`: Ansible runs it without a shell, on the new
  /// text. Empty where no `%s` stands for the text, or the program may do more than look at it.
  static Optional<String> command(String validate) {
    return call(validate, "/")
        .filter(CommandSpec::isCheck)
        .flatMap(_ -> ShellWords.split(validate))
        .map(words -> quiet(words.getFirst(), words.stream().map(Validation::word).toList()));
  }

  /// What it reads beside the text.
  static Effects effects(String validate, String path) {
    return call(validate, path).map(EffectAnalysis::ofCommand).orElse(Effects.NONE);
  }

  private static Optional<CommandSpec> call(String validate, String path) {
    return ShellWords.split(validate)
        .filter(each -> each.size() > 1 && validate.contains("%s"))
        .map(words -> words.stream().map(each -> each.replace("%s", path)).toList())
        .flatMap(words -> CommandTable.find(words.getFirst(), words.subList(1, words.size())));
  }

  /// Why a task stays that has its file checked; empty where it can move.
  static Optional<Lowered> refusal(
      Optional<String> validate, LoweringContext context, String summary) {
    return validate.isEmpty() || validate.flatMap(Validation::command).isPresent()
        ? Optional.empty()
        : Optional.of(
            context.stays(
                ReasonCode.UNKNOWN_COMMAND,
                "its validate runs `%s`, which is not known to only check the file"
                    .formatted(TaskSummary.shorten(validate.get())),
                "Check the file with a program that does nothing else, `%s` in the file's place.",
                summary));
  }

  /// What a program prints is none of the package manager's; a test prints nothing.
  private static String quiet(String program, List<String> words) {
    String line = String.join(" ", words);
    return Paths.name(program).equals("test") || program.equals("[") ? line : line + " >/dev/null";
  }

  private static String word(String word) {
    List<String> parts = new ArrayList<>();
    for (String each : word.split("%s", -1)) {
      parts.add(each.isEmpty() ? "" : Shell.quote(each.replace("%%", "%")));
    }
    return word.isEmpty() ? "''" : String.join("\"$t\"", parts);
  }

  /// What a script asks before it changes a file: a broken sudoers file locks everybody out.
  static Optional<String> check(String path, Optional<String> validate) {
    boolean sudoers = path.equals("/etc/sudoers") || path.startsWith("/etc/sudoers.d/");
    return validate
        .flatMap(Validation::command)
        .or(() -> Optional.of("visudo -cf \"$t\" >/dev/null").filter(_ -> sudoers));
  }
}
