package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import rolepack.generated.modules.FilesCall;

/// `copy` with `remote_src` → a script that copies a file of the machine. A new file gets 0644
/// whatever the mode of the one it is copied from, an existing one keeps its own.
final class LowerRemoteCopy {
  private LowerRemoteCopy() {}

  static Lowered lower(FilesCall.Copy copy, LoweringContext context, String summary) {
    String source = copy.src().orElse("");
    String dest = copy.dest().orElse("");
    if (!source.startsWith("/") || source.endsWith("/") || context.directories().contains(source)) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it copies a folder that lies on the host",
          "Name the files of the folder one by one.",
          summary);
    }
    if (copy.checksum().isPresent()) {
      return LowerCopy.option(
          "it copies the file only where its checksum is right", "checksum", context, summary);
    }
    String path =
        Paths.clean(
            context.directories().contains(dest) ? Paths.join(dest, Paths.name(source)) : dest);
    String from = Shell.quote(source);
    String to = Shell.quote(path);
    String check = Validation.check("", copy.validate()).map(each -> " && " + each).orElse("");
    List<String> lines = new ArrayList<>();
    lines.add("if [ -f %s ]; then".formatted(from));
    if (!check.isEmpty()) {
      lines.add("  t=" + from);
    }
    String test =
        copy.force().orElse(true)
            ? "! cmp -s %s %s".formatted(from, to)
            : "[ ! -e %s ]".formatted(to);
    lines.add("  if %s%s; then".formatted(test, check));
    lines.add("    cat %s > %s".formatted(from, to));
    lines.add("  fi");
    boolean preserves = copy.mode().filter("preserve"::equals).isPresent();
    for (String each : AttributeCommands.of(copy, to, false)) {
      boolean mode = preserves && each.startsWith("chmod ");
      lines.add("  " + (mode ? "chmod --reference=%s %s".formatted(from, to) : each));
    }
    lines.add("fi");
    return new Lowered.Moves(List.of(context.always(summary, lines)), summary, List.of(path));
  }
}
