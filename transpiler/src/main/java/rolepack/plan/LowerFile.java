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
    if (file.src().isPresent() && !state.equals("link") && !state.equals("hard")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it has a src but makes no link, and Ansible refuses it",
          "Drop `src`.",
          summary);
    }
    if (AttributeCommands.locks(file)) {
      return LowerCopy.locked(context, summary);
    }
    Optional<String> time = FileTimes.unknown(file);
    if (time.isPresent() && !state.equals("absent")) {
      return LowerCopy.option(
          "it sets a time of the file in a form that touch does not know, or of all files in a"
              + " folder",
          time.get(),
          context,
          summary);
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
        AttributeCommands.beyondPayload(file, path, false).isEmpty()
            && FileTimes.of(file, path).isEmpty()
            && !file.recurse().orElse(false)
            && FileMode.isFixedForFolders(file.mode())
            && !context.ownership().isForeignDirectory(path)
            && !((file.owner().isEmpty() || file.group().isEmpty())
                && context.directories().mayBeHome(path, context.origin()))
            // A package that brings the folder, too, decides about its mode and owner.
            && !(isBare(file) && context.ownership().mayComeFromPackage(path))
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

  /// Whether a folder is only wanted to be there, whatever its mode and owner.
  static boolean isBare(FilesCall.File file) {
    return file.state().equals(Optional.of("directory"))
        && !file.recurse().orElse(false)
        && attributes(file, "").isEmpty();
  }

  /// Ansible gives the mode and the owner to every parent that it creates too.
  private static List<String> makeDirectory(FilesCall.File file, String path) {
    List<String> lines = new ArrayList<>();
    List<String> set = AttributeCommands.ofFolder(file, "\"$d\"", false);
    List<String> parents = new ArrayList<>();
    for (String each = path; !KnownDirectories.isStandard(each); each = Paths.parent(each)) {
      parents.addFirst(Shell.quote(each));
    }
    List<String> above = parents.subList(0, Math.max(0, parents.size() - 1));
    if (!above.isEmpty() && !set.isEmpty()) {
      boolean one = above.size() == 1;
      lines.add(
          one ? "d=" + above.getFirst() : "for d in %s; do".formatted(String.join(" ", above)));
      String indent = one ? "" : "  ";
      lines.add(indent + "if [ ! -d \"$d\" ]; then");
      lines.add(indent + "  mkdir \"$d\"");
      set.forEach(each -> lines.add(indent + "  " + each));
      lines.add(indent + "fi");
      if (!one) {
        lines.add("done");
      }
    }
    lines.add("mkdir -p " + Shell.quote(path));
    lines.addAll(AttributeCommands.ofFolder(file, Shell.quote(path), file.recurse().orElse(false)));
    lines.addAll(FileTimes.of(file, Shell.quote(path)));
    return lines;
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
    Optional<Part> more = linked(file, path, context);
    if (!context.ownership().isForeign(path)) {
      List<Part> parts = new ArrayList<>();
      parts.add(new Part.Lays(new PayloadEntry.Link(path, target, context.origin())));
      more.ifPresent(parts::add);
      return new Lowered.Moves(parts, summary, List.of(path));
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
            "  ln -sfT %s %s".formatted(Shell.quote(target), Shell.quote(path)),
            "fi");
    List<Part> parts = new ArrayList<>();
    parts.add(context.always("link %s to %s".formatted(path, target), lines));
    more.ifPresent(parts::add);
    parts.add(
        context.step(
            List.of(ScriptPhase.BEFORE_REMOVE),
            "bring back what %s was".formatted(path),
            FilePlacement.bringBack(path, backup)));
    return new Lowered.Moves(parts, summary, List.of(path));
  }

  /// Mode and owner of a link are those of what it leads to, unless the task says not to follow it.
  private static Optional<Part> linked(FilesCall.File file, String path, LoweringContext context) {
    String word = Shell.quote(path);
    boolean follows = file.follow().orElse(true);
    List<String> commands =
        new ArrayList<>(
            follows ? AttributeCommands.of(file, word) : AttributeCommands.ofLink(file, word));
    commands.addAll(FileTimes.of(file, word));
    if (commands.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    lines.add("if [ %s %s ]; then".formatted(follows ? "-e" : "-L", word));
    commands.forEach(each -> lines.add("  " + each));
    lines.add("fi");
    return Optional.of(context.always("set mode and owner of what %s is".formatted(path), lines));
  }

  private static Lowered hard(
      FilesCall.File file, String path, LoweringContext context, String summary) {
    if (file.src().isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it has no src, and Ansible refuses it",
          "Name the file by `src`.",
          summary);
    }
    String source = Shell.quote(file.src().get());
    String target = Shell.quote(path);
    List<String> lines = new ArrayList<>();
    lines.add(
        "[ \"$(stat -Lc %%d:%%i %1$s)\" = \"$(stat -Lc %%d:%%i %2$s 2>/dev/null)\" ] || ln -f %1$s %2$s"
            .formatted(source, target));
    lines.addAll(attributes(file, target));
    return new Lowered.Moves(
        List.of(context.always("hard-link " + path, lines)), summary, List.of(path));
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
    List<String> lines = new ArrayList<>(FileTimes.touch(file, Shell.quote(path)));
    lines.addAll(AttributeCommands.of(file, Shell.quote(path)));
    return new Lowered.Moves(
        List.of(context.always("touch " + path, lines)), summary, List.of(path));
  }

  private static Lowered attributes(
      FilesCall.File file, String path, LoweringContext context, String summary) {
    List<String> commands = attributes(file, Shell.quote(path));
    if (commands.isEmpty()) {
      return new Lowered.Moves(List.of(), summary, List.of());
    }
    List<String> lines = new ArrayList<>();
    lines.add("if [ -e %s ]; then".formatted(Shell.quote(path)));
    commands.forEach(each -> lines.add("  " + each));
    lines.add("fi");
    return new Lowered.Moves(
        List.of(context.always("set mode and owner of " + path, lines)), summary, List.of(path));
  }

  /// What gives a path that is there its mode, owner, context and times.
  private static List<String> attributes(FilesCall.File file, String word) {
    List<String> commands = new ArrayList<>(AttributeCommands.of(file, word));
    commands.addAll(FileTimes.of(file, word));
    return commands;
  }
}
