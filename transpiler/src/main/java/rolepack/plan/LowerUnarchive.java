package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;

/// `unarchive` → the archive in the package, and a script that unpacks it; an archive that lies on
/// the machine is unpacked from there.
final class LowerUnarchive {
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
    boolean selects =
        unarchive.include().filter(each -> !each.isEmpty()).isPresent()
            || unarchive.exclude().filter(each -> !each.isEmpty()).isPresent();
    boolean options =
        unarchive.extraOpts().filter(each -> !each.isEmpty()).isPresent()
            || unarchive.keepNewer().orElse(false);
    if (!zip && !tar || zip && (selects || options)) {
      return Optional.empty();
    }
    String file = Shell.quote(archive);
    String to = Shell.quote(dest);
    List<String> words = new ArrayList<>();
    if (unarchive.keepNewer().orElse(false)) {
      words.add("--keep-newer-files");
    }
    unarchive.extraOpts().ifPresent(words::addAll);
    unarchive.exclude().ifPresent(each -> each.forEach(it -> words.add("--exclude=" + it)));
    String more = String.join("", words.stream().map(each -> " " + Shell.quote(each)).toList());
    String only =
        unarchive.include().orElse(List.of()).stream()
            .map(each -> " " + Shell.quote(each))
            .reduce("", String::concat);
    List<String> lines = new ArrayList<>();
    lines.add(
        zip
            ? "unzip -q -o %s -d %s".formatted(file, to)
            : "tar -x -C %s%s -f %s%s".formatted(to, more, file, only));
    List<String> attributes = AttributeCommands.of(unarchive, "\"$f\"", false);
    if (!attributes.isEmpty()) {
      String list = zip ? "unzip -Z1 " + file : "tar -t%s -f %s%s".formatted(more, file, only);
      lines.add("%s | while IFS= read -r f; do".formatted(list));
      lines.add("  f=%s/$f".formatted(to));
      attributes.forEach(each -> lines.add("  " + each));
      lines.add("done");
    }
    return Optional.of(lines);
  }
}
