package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;

/// The script that copies a folder of the machine as `copy` with `remote_src` does. Where the
/// folder goes depends on what is there: into a folder that is there, or, named once more, into a
/// new one; only what is in it with a slash behind its name.
final class RemoteFolder {
  private static final String COPY = "cp -RP --preserve=mode,timestamps";

  private static final String ENTRIES =
      "  for e in \"$1\"/..?* \"$1\"/.[!.]* \"$1\"/*; do n=${e##*/}";

  /// Copies into a folder that is there: `level` what is missing in it, but for links, and what
  /// differs, `deeper` the same in the folders that both have, down to the first that changes.
  private static final List<String> MERGE =
      List.of(
          "level() (",
          "  rc=1",
          ENTRIES,
          "    if [ ! -e \"$e\" ] && [ ! -L \"$e\" ]; then continue; fi",
          "    if [ ! -e \"$2/$n\" ] && [ ! -L \"$2/$n\" ]; then",
          "      rc=0",
          "      [ -L \"$e\" ] || %s \"$e\" \"$2/$n\"".formatted(COPY),
          "    elif [ -f \"$e\" ] && [ -f \"$2/$n\" ] && ! cmp -s \"$e\" \"$2/$n\"; then",
          "      rc=0",
          "      cat \"$e\" > \"$2/$n\"",
          "      chmod --reference=\"$e\" \"$2/$n\"",
          "    fi",
          "  done",
          "  exit $rc",
          ")",
          "deeper() (",
          "  rc=1",
          ENTRIES,
          "    if [ -d \"$e\" ] && [ -d \"$2/$n\" ]; then",
          "      if level \"$e\" \"$2/$n\"; then rc=0; fi",
          "      [ $rc = 0 ] || ! deeper \"$e\" \"$2/$n\" || rc=0",
          "    fi",
          "  done",
          "  exit $rc",
          ")",
          "merge() { level \"$1\" \"$2\" || :; deeper \"$1\" \"$2\" || :; }");

  private final FilesCall.Copy copy;
  private final boolean content;
  private final String from;
  private final String to;
  private final String within;

  /// @param copy whose source and destination are absolute
  RemoteFolder(FilesCall.Copy copy) {
    this.copy = copy;
    String source = copy.src().orElse("");
    String dest = Paths.clean(copy.dest().orElse(""));
    this.content = source.endsWith("/");
    this.from = Shell.quote(Paths.clean(source));
    this.to = Shell.quote(dest);
    this.within = Shell.quote(Paths.join(dest, Paths.name(Paths.clean(source))));
  }

  /// The lines; they run where the source is a folder.
  List<String> lines() {
    List<String> lines = new ArrayList<>(MERGE);
    if (copy.dest().orElse("").endsWith("/")) {
      lines.add("mkdir -p " + to);
    }
    String target = content ? to : within;
    if (copy.force().orElse(true)) {
      lines.addAll(copying(target));
    } else {
      lines.add("if [ ! -e %s ]; then".formatted(target));
      copying(target).forEach(each -> lines.add("  " + each));
      lines.add("fi");
    }
    return lines;
  }

  private List<String> copying(String target) {
    List<String> lines = new ArrayList<>();
    lines.add("top=" + to);
    lines.add("if [ -d %s ]; then".formatted(to));
    if (content) {
      lines.add("  merge %s %s".formatted(from, to));
    } else {
      lines.add("  top=" + within);
      lines.add(
          "  if [ -e %1$s ]; then merge %2$s %1$s; else %3$s %2$s %1$s; fi"
              .formatted(within, from, COPY));
    }
    lines.add("else");
    lines.add(
        content
            ? "  %s %s %s".formatted(COPY, from, to)
            : "  mkdir -p %2$s && merge %1$s %2$s".formatted(from, within));
    lines.add("fi");
    who().ifPresent(each -> lines.add("chown -hR %s %s".formatted(each, target)));
    boolean preserves = copy.mode().filter("preserve"::equals).isPresent();
    for (String each : AttributeCommands.of(copy, "\"$top\"")) {
      boolean mode = preserves && each.startsWith("chmod ");
      lines.add(mode ? "chmod --reference=%s \"$top\"".formatted(from) : each);
    }
    if (lines.stream().noneMatch(each -> each.contains("$top"))) {
      lines.removeIf(each -> each.strip().startsWith("top="));
    }
    return lines;
  }

  private Optional<String> who() {
    String who = copy.owner().orElse("") + copy.group().map(each -> ":" + each).orElse("");
    return Optional.of(who).filter(each -> !each.isEmpty()).map(Shell::quote);
  }
}
