package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import rolepack.generated.modules.CommandsCall;

/// Commands that `creates` or `removes` guard, and programs of the catalogue, as scripts.
final class KnownCommands {
  private KnownCommands() {}

  static Lowered lower(
      List<String> words,
      String text,
      boolean shell,
      CommandsCall call,
      LoweringContext context,
      String summary) {
    List<String> guard = LowerCommands.guard(call);
    if (guard.isEmpty()) {
      return LowerCommands.unknown(context, summary);
    }
    String command = shell ? text : String.join(" ", words.stream().map(Shell::quote).toList());
    List<String> lines = new ArrayList<>();
    String chdir =
        call.argument("chdir")
            .map(each -> "cd %s && ".formatted(Shell.quote(each.toString())))
            .orElse("");
    lines.add("if %s; then".formatted(String.join(" && ", guard)));
    lines.add("  (%s%s) || :".formatted(chdir, command));
    lines.add("fi");
    return new Lowered.Moves(List.of(context.always(summary, lines)), summary, List.of());
  }
}
