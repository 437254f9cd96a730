package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;

/// `lineinfile`, `replace` → scripts that run on install and upgrade, with the same result as often
/// as they run.
final class LowerEdits {
  private LowerEdits() {}

  static Lowered lower(EditsCall call, LoweringContext context) {
    String path = call.argument("path").map(Object::toString).orElse("");
    String summary = "edits " + path;
    return switch (call) {
      case EditsCall.Lineinfile edit when SudoersDropIn.applies(edit, context) ->
          SudoersDropIn.lower(edit, context);
      case EditsCall.Lineinfile edit ->
          script(
              LineEditScript.lineInFile(edit),
              edit.validate(),
              edit.mode(),
              edit.owner(),
              edit.group(),
              path,
              context);
      case EditsCall.Replace edit ->
          script(
              LineEditScript.replace(edit),
              edit.validate(),
              edit.mode(),
              edit.owner(),
              edit.group(),
              path,
              context);
      case EditsCall other ->
          context.stays(
              ReasonCode.NOT_YET,
              "rolepack does not move %s yet".formatted(other.spec().name()),
              "Use a drop-in file where the program has a folder for it.",
              summary);
    };
  }

  private static Lowered script(
      Optional<List<String>> script,
      Optional<String> validate,
      Optional<Object> mode,
      Optional<String> owner,
      Optional<String> group,
      String path,
      LoweringContext context) {
    String summary = "edits " + path;
    if (validate.isPresent() && validate.flatMap(LineEditScript::validation).isEmpty()) {
      return context.stays(
          ReasonCode.FOREIGN_FILE,
          "its validate has no word `%s` that stands for the new file",
          "Write the command that checks the file, with %s in its place.",
          summary);
    }
    if (script.isEmpty()) {
      return context.stays(
          ReasonCode.FOREIGN_FILE,
          "its regular expression or text has no equal in awk",
          "Use a simpler expression, or a drop-in file where the program has a folder for it.",
          summary);
    }
    List<String> lines = new ArrayList<>(script.get());
    if (owner.isPresent() || group.isPresent()) {
      String who = owner.orElse("") + group.map(each -> ":" + each).orElse("");
      lines.add("chown %s %s".formatted(Shell.quote(who), Shell.quote(path)));
    }
    // After the owner, whose change takes the set-id bits away.
    mode.ifPresent(
        each ->
            lines.add(
                "chmod %s %s"
                    .formatted(
                        each instanceof Number number
                            ? "%04o".formatted(number.longValue())
                            : Shell.quote(each.toString()),
                        Shell.quote(path))));
    return new Lowered.Moves(
        List.of(context.always(summary, lines)), summary, List.of(Paths.clean(path)));
  }
}
