package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;

/// `file` → folders and links of the payload, or a script where the path may be another package's.
final class LowerFile {
  private LowerFile() {}

  static Lowered lower(FilesCall.File file, LoweringContext context) {
    String state = file.state().orElse(file.recurse().orElse(false) ? "directory" : "file");
    String path = file.path().orElse("");
    String summary = summary(state, file, path);
    if (!path.startsWith("/")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its path is not absolute",
          "Write the path from the root on.",
          summary);
    }
    if (file.setype().or(file::seuser).or(file::serole).or(file::selevel).isPresent()) {
      return LowerCopy.notYet("it sets the file's SELinux context", "setype", context, summary);
    }
    String clean = Paths.clean(path);
    return switch (state) {
      case "directory" -> directory(file, clean, context, summary);
      case "link" -> link(file, clean, context, summary);
      case "hard" -> hard(file, clean, context, summary);
      case "absent" -> absent(clean, context, summary);
      case "touch" -> touch(file, clean, context, summary);
      default -> attributes(file, clean, context, summary);
    };
  }

  private static String summary(String state, FilesCall.File file, String path) {
    String mode = file.mode().map(each -> ", mode " + text(each)).orElse("");
    return switch (state) {
      case "directory" -> "creates the directory " + path + mode;
      case "link" -> "links %s to %s".formatted(path, file.src().orElse("nothing"));
      case "hard" -> "hard-links %s to %s".formatted(path, file.src().orElse("nothing"));
      case "absent" -> "removes " + path;
      case "touch" -> "touches " + path + mode;
      default -> "sets mode and owner of " + path + mode;
    };
  }

  private static String text(Object mode) {
    return mode instanceof Number number ? "%04o".formatted(number.longValue()) : mode.toString();
  }

  private static Lowered directory(
      FilesCall.File file, String path, LoweringContext context, String summary) {
    Optional<Integer> mode = context.mode(file.mode(), 0755, true);
    if (mode.isEmpty()) {
      return LowerCopy.badMode(context, summary);
    }
    boolean plain =
        !file.recurse().orElse(false)
            && !context.ownership().isForeignDirectory(path)
            && (mode.get() == 0755 && file.owner().isEmpty() && file.group().isEmpty()
                || KnownDirectories.isStandard(Paths.parent(path)));
    if (plain) {
      FileAttributes attributes =
          new FileAttributes(mode.get(), file.owner().orElse("root"), file.group().orElse("root"));
      return new Lowered.Moves(
          List.of(
              new Part.Lays(
                  new PayloadEntry.Directory(path, attributes, context.origin()),
                  KeptAttributes.unless(file.mode(), file.owner(), file.group()))),
          summary,
          List.of(path));
    }
    return new Lowered.Moves(
        List.of(context.always("create " + path, makeDirectory(file, path))),
        summary,
        List.of(path));
  }

  /// Ansible gives the mode and the owner to every parent that it creates too.
  private static List<String> makeDirectory(FilesCall.File file, String path) {
    List<String> lines = new ArrayList<>();
    List<String> set = attributeCommands(file, "\"$d\"");
    List<String> parents = new ArrayList<>();
    for (String each = path; !KnownDirectories.isStandard(each); each = Paths.parent(each)) {
      parents.addFirst(Shell.quote(each));
    }
    if (parents.size() > 1 && !set.isEmpty()) {
      lines.add(
          "for d in %s; do".formatted(String.join(" ", parents.subList(0, parents.size() - 1))));
      lines.add("  if [ ! -d \"$d\" ]; then");
      lines.add("    mkdir \"$d\"");
      set.forEach(each -> lines.add("    " + each));
      lines.add("  fi");
      lines.add("done");
    }
    lines.add("mkdir -p " + Shell.quote(path));
    String recursive = file.recurse().orElse(false) ? "-R " : "";
    attributeCommands(file, Shell.quote(path))
        .forEach(each -> lines.add(each.replaceFirst(" ", " " + recursive)));
    return lines;
  }

  private static List<String> attributeCommands(FilesCall.File file, String path) {
    List<String> lines = new ArrayList<>();
    if (file.owner().isPresent() || file.group().isPresent()) {
      String who = file.owner().orElse("") + file.group().map(each -> ":" + each).orElse("");
      lines.add("chown %s %s".formatted(Shell.quote(who), path));
    }
    // After the owner, whose change takes the set-id bits away.
    file.mode().ifPresent(each -> lines.add("chmod %s %s".formatted(chmodMode(each), path)));
    return lines;
  }

  private static String chmodMode(Object mode) {
    return mode instanceof Number number
        ? "%04o".formatted(number.longValue())
        : Shell.quote(mode.toString());
  }

  private static Lowered link(
      FilesCall.File file, String path, LoweringContext context, String summary) {
    if (file.src().isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it keeps the link that is there",
          "Name the link's target by `src`.",
          summary);
    }
    String target = file.src().get();
    if (!context.ownership().isForeign(path)) {
      return new Lowered.Moves(
          List.of(new Part.Lays(new PayloadEntry.Link(path, target, context.origin()))),
          summary,
          List.of(path));
    }
    String backup = "/usr/share/%s/backup%s".formatted(context.packageName(), path);
    List<String> lines =
        List.of(
            "if [ \"$(readlink %s)\" != %s ]; then"
                .formatted(Shell.quote(path), Shell.quote(target)),
            "  if { [ -e %1$s ] || [ -L %1$s ]; } && [ ! -e %2$s ] && [ ! -L %2$s ]; then"
                .formatted(Shell.quote(path), Shell.quote(backup)),
            "    mkdir -p " + Shell.quote(Paths.parent(backup)),
            "    cp -pP %s %s".formatted(Shell.quote(path), Shell.quote(backup)),
            "  fi",
            "  ln -sfn %s %s".formatted(Shell.quote(target), Shell.quote(path)),
            "fi");
    return new Lowered.Moves(
        List.of(
            context.always("link %s to %s".formatted(path, target), lines),
            context.step(
                List.of(ScriptPhase.BEFORE_REMOVE),
                "bring back what %s was".formatted(path),
                FilePlacement.bringBack(path, backup))),
        summary,
        List.of(path));
  }

  private static Lowered hard(
      FilesCall.File file, String path, LoweringContext context, String summary) {
    if (file.src().isEmpty()) {
      return LowerCopy.notYet("its target is missing", "state", context, summary);
    }
    String source = Shell.quote(file.src().get());
    String target = Shell.quote(path);
    return new Lowered.Moves(
        List.of(
            context.always(
                "hard-link " + path,
                List.of("[ %1$s -ef %2$s ] || ln -f %1$s %2$s".formatted(source, target)))),
        summary,
        List.of(path));
  }

  private static Lowered absent(String path, LoweringContext context, String summary) {
    if (KnownDirectories.isStandard(path)) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it removes a folder that every system needs",
          "Name what is to be removed in it.",
          summary);
    }
    return new Lowered.Moves(
        List.of(context.always("remove " + path, List.of("rm -rf " + Shell.quote(path)))),
        summary,
        List.of(path));
  }

  private static Lowered touch(
      FilesCall.File file, String path, LoweringContext context, String summary) {
    List<String> lines = new ArrayList<>(List.of("touch " + Shell.quote(path)));
    lines.addAll(attributeCommands(file, Shell.quote(path)));
    return new Lowered.Moves(
        List.of(context.always("touch " + path, lines)), summary, List.of(path));
  }

  private static Lowered attributes(
      FilesCall.File file, String path, LoweringContext context, String summary) {
    List<String> commands = attributeCommands(file, Shell.quote(path));
    if (commands.isEmpty()) {
      return new Lowered.Moves(List.of(), summary, List.of());
    }
    return new Lowered.Moves(
        List.of(context.always("set mode and owner of " + path, commands)), summary, List.of(path));
  }
}
