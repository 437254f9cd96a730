package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;

/// `unarchive` → the archive in the package, and a script that unpacks it; an archive that lies on
/// the machine is unpacked from there.
final class LowerUnarchive {
  /// Adds the folders on top to a list of what an archive holds: it need not name them.
  private static final String WITH_TOP =
      "{ print; sub(/^\\/+/, \"\"); sub(/\\/$/, \"\"); seen[$0] = 1; if (sub(/\\/.*/, \"\"))"
          + " top[$0] = 1 } END { for (t in top) if (!(t in seen)) print t }";

  private LowerUnarchive() {}

  static Lowered lower(FilesCall.Unarchive unarchive, LoweringContext context) {
    String source = unarchive.src().orElse("");
    String dest = unarchive.dest().orElse("");
    String summary = "unpacks %s into %s".formatted(Address.shown(source), dest);
    if (source.contains("://")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it unpacks what it downloads, which has no checksum and may change",
          "Download it by get_url with a checksum, and unpack that.",
          summary);
    }
    if (!dest.startsWith("/")) {
      return context.relative("dest", summary);
    }
    boolean remote = unarchive.remoteSrc().orElse(false) || !unarchive.copy().orElse(true);
    List<Part> parts = new ArrayList<>();
    String archive = source;
    if (!remote) {
      Optional<String> found =
          context.files().find(source, "files", context.role(), context.instance().file().source());
      if (found.isEmpty()) {
        return context.missing(source, summary);
      }
      archive =
          "/usr/share/%s/archives/%s".formatted(context.packageName(), Paths.name(found.get()));
      parts.add(
          new Part.Lays(
              new PayloadEntry.File(
                  archive,
                  new FileContent.Copy(found.get()),
                  FileAttributes.NEW_FILE,
                  false,
                  context.origin()),
              KeptAttributes.NONE,
              true));
    } else if (!source.startsWith("/")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its src is no absolute path of the machine",
          "Write the path from the root on.",
          summary);
    }
    Optional<List<String>> commands = commands(unarchive, archive, Paths.clean(dest));
    if (commands.isEmpty()) {
      return LowerCopy.option(
          "its archive is of a kind, or it has options, that rolepack does not know",
          "extra_opts",
          context,
          summary);
    }
    List<String> tests = new ArrayList<>();
    unarchive.creates().ifPresent(each -> tests.add("[ ! -e %s ]".formatted(Shell.quote(each))));
    if (remote) {
      tests.add("[ -f %s ]".formatted(Shell.quote(archive)));
    }
    List<String> lines = new ArrayList<>();
    if (tests.isEmpty()) {
      lines.addAll(commands.get());
    } else {
      lines.add("if %s; then".formatted(String.join(" && ", tests)));
      commands.get().forEach(each -> lines.add("  " + each));
      lines.add("fi");
    }
    parts.add(context.always(summary, lines));
    return new Lowered.Moves(parts, summary, List.of(Paths.clean(dest)));
  }

  private static Optional<List<String>> commands(
      FilesCall.Unarchive unarchive, String archive, String dest) {
    String name = archive.toLowerCase(Locale.ROOT);
    boolean zip = name.matches(".*\\.(zip|jar|war|whl)");
    boolean tar = name.matches(".*\\.(tar|tar\\.gz|tgz|tar\\.bz2|tbz2?|tar\\.xz|txz|tar\\.zst)");
    boolean newer = unarchive.keepNewer().orElse(false);
    List<String> attributes = AttributeCommands.of(unarchive, "\"$f\"");
    boolean renames =
        unarchive.extraOpts().filter(each -> !each.isEmpty()).isPresent() && !attributes.isEmpty();
    if (!zip && !tar || zip && (newer || renames)) {
      return Optional.empty();
    }
    String file = Shell.quote(archive);
    String to = Shell.quote(dest);
    List<String> excluded = unarchive.exclude().orElse(List.of());
    List<String> words = new ArrayList<>();
    if (newer) {
      words.add("--keep-newer-files");
    }
    unarchive.extraOpts().ifPresent(words::addAll);
    if (!zip) {
      excluded.forEach(it -> words.add("--exclude=" + it));
    }
    String more = words(words);
    String only =
        (zip && !excluded.isEmpty() ? " -x" + words(excluded) : "")
            + words(unarchive.include().orElse(List.of()));
    List<String> lines = new ArrayList<>();
    lines.add(
        zip
            ? "unzip -q -o%s %s%s -d %s".formatted(more, file, only, to)
            : "tar -x -C %s%s -f %s%s".formatted(to, more, file, only));
    if (!attributes.isEmpty()) {
      String list =
          zip
              ? "unzip -Z1 %s%s".formatted(file, only)
              : "tar -t%s -f %s%s".formatted(more, file, only);
      lines.add("%s | awk '%s' | while IFS= read -r f; do".formatted(list, WITH_TOP));
      lines.add("  f=%s/$f".formatted(to));
      attributes.forEach(each -> lines.add("  " + each));
      lines.add("done");
    }
    return Optional.of(lines);
  }

  private static String words(List<String> words) {
    return String.join("", words.stream().map(each -> " " + Shell.quote(each)).toList());
  }
}
