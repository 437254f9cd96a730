package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;
import rolepack.ir.Action;

/// `copy` with `remote_src` → a script that copies a file of the machine, or a folder: only there
/// it is known which. A new file gets 0644 whatever the mode of the one it is copied from, an
/// existing one keeps its own.
final class LowerRemoteCopy {
  private LowerRemoteCopy() {}

  static Lowered lower(FilesCall.Copy copy, LoweringContext context, String summary) {
    String source = copy.src().orElse("");
    String dest = copy.dest().orElse("");
    if (!source.startsWith("/") || !dest.startsWith("/")) {
      return context.relative(source.startsWith("/") ? "dest" : "src", summary);
    }
    if (copy.checksum().isPresent()) {
      return LowerCopy.option(
          "it copies the file only where its checksum is right", "checksum", context, summary);
    }
    boolean folder = source.endsWith("/") || context.directories().contains(source);
    if (folder || mayBeFolder(source)) {
      Optional<Lowered> refusal = refusal(copy, context, summary);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (folder) {
      return moves(List.of(), Paths.clean(dest), copy, context, summary);
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
    for (String each : AttributeCommands.of(copy, to)) {
      boolean mode = preserves && each.startsWith("chmod ");
      lines.add("  " + (mode ? "chmod --reference=%s %s".formatted(from, to) : each));
    }
    lines.add("fi");
    return moves(lines, path, copy, context, summary);
  }

  /// What is known of a source by its name: a file's has an ending.
  private static boolean mayBeFolder(String source) {
    String name = Paths.name(source);
    return name.indexOf('.', 1) < 0 || name.endsWith(".d");
  }

  /// What keeps a folder from being copied.
  private static Optional<Lowered> refusal(
      FilesCall.Copy copy, LoweringContext context, String summary) {
    for (String each : List.of("local_follow", "directory_mode")) {
      if (context.instance().task().action() instanceof Action.Module module
          && module.arguments().stream().anyMatch(it -> it.name().equals(each))) {
        return Optional.of(
            LowerCopy.option(
                "it copies a folder that lies on the host, with %s".formatted(each),
                each,
                context,
                summary));
      }
    }
    String dest = copy.dest().orElse("");
    boolean owned = copy.owner().isPresent() || copy.group().isPresent();
    return owned
            && dest.endsWith("/")
            && !context.directories().contains(Paths.parent(Paths.clean(dest)))
        ? Optional.of(
            context.stays(
                ReasonCode.NO_EQUIVALENT,
                "it may give its owner to folders above the one that it copies to",
                "Make the folder by the file module first.",
                summary))
        : Optional.empty();
  }

  /// @param file what copies the source where it is a file; nothing where it is a folder for sure
  private static Lowered moves(
      List<String> file,
      String path,
      FilesCall.Copy copy,
      LoweringContext context,
      String summary) {
    String source = copy.src().orElse("");
    List<String> lines = new ArrayList<>();
    if (file.isEmpty() || mayBeFolder(source)) {
      lines.add("if [ -d %s ]; then".formatted(Shell.quote(source)));
      new RemoteFolder(copy).lines().forEach(each -> lines.add("  " + each));
      lines.add("fi");
    }
    lines.addAll(file);
    return new Lowered.Moves(List.of(context.always(summary, lines)), summary, List.of(path));
  }
}
