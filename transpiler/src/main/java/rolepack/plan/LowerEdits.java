package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;
import rolepack.script.BlockInFile;
import rolepack.script.IniFile;
import rolepack.script.LineInFile;
import rolepack.script.ReplaceInFile;

/// `lineinfile`, `replace`, `blockinfile`, `ini_file` → scripts that run on install and upgrade,
/// with the same result as often as they run.
final class LowerEdits {
  /// Options that differ between versions of Ansible, or that awk does not know.
  private static final List<String> UNKNOWN =
      List.of("encoding", "ignore_spaces", "section_has_values");

  private LowerEdits() {}

  static Lowered lower(EditsCall call, LoweringContext context) {
    String path = call.argument("path").map(Object::toString).orElse("");
    String summary = "edits " + path;
    Optional<String> validate = call.argument("validate").map(Object::toString);
    if (!path.startsWith("/")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its path is not absolute",
          "Write the path from the root on.",
          summary);
    }
    for (String each : UNKNOWN) {
      boolean plain =
          call.argument(each)
              .filter(it -> !it.equals(false) && !it.toString().equalsIgnoreCase("utf-8"))
              .isEmpty();
      if (!plain) {
        return LowerCopy.option("no script does what it says", each, context, summary);
      }
    }
    Optional<Lowered> refusal = Validation.refusal(validate, context, summary);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<String> check = Validation.check(path, validate);
    return switch (call) {
      case EditsCall.Lineinfile edit -> script(edit, LineInFile.script(edit, check), path, context);
      case EditsCall.Replace edit -> script(edit, ReplaceInFile.script(edit, check), path, context);
      case EditsCall.Blockinfile edit ->
          script(edit, BlockInFile.script(edit, check), path, context);
      case EditsCall.IniFile edit -> script(edit, IniFile.script(edit, check), path, context);
      case EditsCall other ->
          context.stays(
              ReasonCode.NO_EQUIVALENT,
              "no script does what %s does with every file".formatted(other.spec().name()),
              "Write the whole file by a template, or change it by lineinfile or replace.",
              summary);
    };
  }

  private static Lowered script(
      EditsCall call, Optional<List<String>> script, String path, LoweringContext context) {
    String summary = "edits " + path;
    if (script.isEmpty()) {
      return context.stays(
          ReasonCode.FOREIGN_FILE,
          "its regular expression or text has no equal in awk",
          "Use a simpler expression, or a drop-in file where the program has a folder for it.",
          summary);
    }
    List<String> lines = new ArrayList<>(script.get());
    List<String> attributes = AttributeCommands.of(call, Shell.quote(path));
    if (!attributes.isEmpty()) {
      lines.add("if [ -e %s ]; then".formatted(Shell.quote(path)));
      attributes.forEach(each -> lines.add("  " + each));
      lines.add("fi");
    }
    List<Part> parts = new ArrayList<>();
    owner(call, Paths.clean(path), context)
        .ifPresent(each -> parts.add(new Part.Needs(Dependency.on(each), false, Optional.empty())));
    parts.add(context.always(summary, lines));
    return new Lowered.Moves(parts, summary, List.of(Paths.clean(path)));
  }

  /// The package that has to be there since it brings the file, and nothing else makes it.
  private static Optional<String> owner(EditsCall call, String path, LoweringContext context) {
    boolean creates =
        call.argument("create").map(Boolean.TRUE::equals).orElse(call instanceof EditsCall.IniFile);
    return creates || context.probed() ? Optional.empty() : context.ownership().owner(path);
  }
}
