package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.source.SourceSpan;

/// Decides how a package brings a file to its place: it owns the path itself, or, where another
/// package may own it, it lays the file beside under `/usr/share/<package>/` and puts it in place
/// by script, with a backup that removal restores.
final class FilePlacement {
  private static final Pattern DISTRIBUTION =
      Pattern.compile("(?i)(RPM-GPG-KEY-)?(CentOS|epel|redhat|rocky|almalinux|fedora)");

  private FilePlacement() {}

  /// A file as a task wants it.
  ///
  /// @param mode empty where an existing file keeps its own
  /// @param owner empty where an existing file keeps its own
  /// @param group empty where an existing file keeps its own
  /// @param force whether it replaces a file that is there
  /// @param check the command that says whether the content, `"$t"`, is right
  /// @param change words for chmod that change the mode of a file that is there; `mode` is then
  ///   that of a new file
  record Wanted(
      String path,
      FileContent content,
      Optional<Integer> mode,
      Optional<String> owner,
      Optional<String> group,
      boolean force,
      Optional<String> check,
      Optional<String> change) {
    Wanted(
        String path,
        FileContent content,
        Optional<Integer> mode,
        Optional<String> owner,
        Optional<String> group,
        boolean force) {
      this(path, content, mode, owner, group, force, Optional.empty(), Optional.empty());
    }
  }

  /// A file of a package that is only wanted under a condition of the shell.
  static Wanted onlyIf(PayloadEntry.File file, KeptAttributes kept, String test) {
    FileAttributes attributes = file.attributes();
    return new Wanted(
        file.path(),
        file.content(),
        Optional.of(attributes.mode()).filter(_ -> !kept.mode()),
        Optional.of(attributes.owner()).filter(_ -> !kept.owner()),
        Optional.of(attributes.group()).filter(_ -> !kept.group()),
        true,
        Optional.of(test),
        Optional.empty());
  }

  /// The same file under one more condition.
  static Wanted onlyIf(Wanted file, String test) {
    return new Wanted(
        file.path(),
        file.content(),
        file.mode(),
        file.owner(),
        file.group(),
        file.force(),
        Optional.of(test + file.check().map(each -> " && " + each).orElse("")),
        file.change());
  }

  static List<Part> place(Wanted file, LoweringContext context) {
    boolean own = !context.ownership().isForeign(file.path()) || isSource(file.path());
    if (own && file.force() && file.check().isEmpty()) {
      List<Part> parts = new ArrayList<>();
      parts.add(
          new Part.Lays(
              new PayloadEntry.File(
                  file.path(),
                  file.content(),
                  new FileAttributes(
                      file.mode().orElse(0644),
                      file.owner().orElse("root"),
                      file.group().orElse("root")),
                  isConfiguration(file.path()),
                  context.origin()),
              KeptAttributes.unless(
                  file.mode().filter(_ -> file.change().isEmpty()), file.owner(), file.group())));
      mode(file, Shell.quote(file.path()))
          .filter(_ -> file.change().isPresent())
          .map(each -> context.always("change the mode of " + file.path(), List.of(each)))
          .ifPresent(parts::add);
      return parts;
    }
    return List.of(new Part.Places(file, context.origin()));
  }

  /// The file beside, and the script that puts it in place.
  ///
  /// @param diverted whether dpkg moves what another package brings out of the way
  static List<Part> beside(Wanted file, String packageName, SourceSpan origin, boolean diverted) {
    Place place =
        new Place(
            Shell.quote(file.path()),
            "/usr/share/%s/files%s".formatted(packageName, file.path()),
            "/usr/share/%s/backup%s".formatted(packageName, file.path()),
            diverted ? Optional.of(packageName) : Optional.empty());
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Lays(
            new PayloadEntry.File(
                place.kept, file.content(), FileAttributes.NEW_FILE, false, origin)));
    String summary = "put %s in place".formatted(file.path());
    List<String> changes = diverted ? List.of() : List.of(file.path());
    parts.add(
        new Part.Runs(
            new ScriptStep(
                List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
                summary,
                checked(file, place, putInPlace(file, place)),
                origin,
                changes)));
    if (!diverted && file.force()) {
      parts.add(
          new Part.Runs(
              new ScriptStep(
                  List.of(),
                  summary,
                  checked(file, place, putBack(file, place)),
                  origin,
                  changes)));
    }
    parts.add(
        new Part.Runs(
            new ScriptStep(
                List.of(ScriptPhase.BEFORE_REMOVE),
                "bring back what %s was".formatted(file.path()),
                file.check().isEmpty() ? place.bringBack(file.path()) : bringBackOwn(file, place),
                origin)));
    return parts;
  }

  /// Where a file of a package lies.
  ///
  /// @param path where it is wanted, quoted
  /// @param kept where the package lays it down
  /// @param backup where goes what was there
  /// @param divertedBy the package in whose name dpkg puts what other packages bring there
  private record Place(String path, String kept, String backup, Optional<String> divertedBy) {
    String divert(String option) {
      return "dpkg-divert --quiet --package %s --divert %s --rename %s %s"
          .formatted(Shell.quote(divertedBy.orElseThrow()), Shell.quote(backup), option, path);
    }

    List<String> bringBack(String plain) {
      return divertedBy.isEmpty()
          ? FilePlacement.bringBack(plain, backup)
          : List.of("rm -f " + path, divert("--remove"));
    }

    List<String> keep(String indent) {
      return List.of(
          indent + "mkdir -p %s".formatted(Shell.quote(Paths.parent(backup))),
          indent + "cp -p %s %s".formatted(path, Shell.quote(backup)));
    }
  }

  /// A content that its command refuses stays away, as in Ansible.
  private static List<String> checked(Wanted file, Place place, List<String> lines) {
    if (file.check().isEmpty()) {
      return lines;
    }
    List<String> all = new ArrayList<>();
    if (file.check().get().contains("$t")) {
      all.add("t=" + Shell.quote(place.kept));
    }
    all.add("if %s; then".formatted(file.check().get()));
    lines.forEach(each -> all.add("  " + each));
    all.add("fi");
    return all;
  }

  private static List<String> putInPlace(Wanted file, Place place) {
    String path = place.path;
    List<String> lines = new ArrayList<>();
    if (!file.force()) {
      lines.add("if [ ! -e %s ]; then".formatted(path));
      lines.add("  cp %s %s".formatted(Shell.quote(place.kept), path));
      attributes(file, path).forEach(each -> lines.add("  " + each));
      lines.add("fi");
      return lines;
    }
    String backup = Shell.quote(place.backup);
    String none = Shell.quote(place.backup + ".none");
    if (place.divertedBy.isPresent()) {
      lines.add("if [ \"$(dpkg-divert --truename %1$s)\" = %1$s ]; then".formatted(path));
      lines.add("  mkdir -p %s".formatted(Shell.quote(Paths.parent(place.backup))));
      lines.add("  " + place.divert("--add"));
      lines.add("  [ ! -e %1$s ] || [ -L %1$s ] || cp -p %1$s %2$s".formatted(backup, path));
      lines.add("fi");
    } else {
      // An upgrade must not take the package's own file for what was there before.
      lines.add("if [ ! -e %s ] && [ ! -e %s ]; then".formatted(backup, none));
      lines.add("  mkdir -p %s".formatted(Shell.quote(Paths.parent(place.backup))));
      lines.add(
          "  if [ -e %1$s ]; then cp -p %1$s %2$s; else : > %3$s; fi"
              .formatted(path, backup, none));
      lines.add("fi");
    }
    lines.addAll(write(file, place));
    return lines;
  }

  /// Written into, not replaced: an existing file keeps its mode and owner, as Ansible keeps them.
  private static List<String> write(Wanted file, Place place) {
    List<String> lines = new ArrayList<>();
    lines.add("if [ -L %1$s ]; then rm -f %1$s; fi".formatted(place.path));
    lines.add("cat %s > %s".formatted(Shell.quote(place.kept), place.path));
    lines.addAll(attributes(file, place.path));
    return lines;
  }

  /// After the upgrade of the package that brings the path: what it has brought is what removal
  /// restores.
  private static List<String> putBack(Wanted file, Place place) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "if [ -e %1$s ] && ! cmp -s %2$s %1$s; then"
            .formatted(place.path, Shell.quote(place.kept)));
    lines.addAll(place.keep("  "));
    lines.add("fi");
    lines.addAll(write(file, place));
    return lines;
  }

  private static List<String> attributes(Wanted file, String path) {
    List<String> lines = new ArrayList<>();
    StanzaCommand.owner(file.owner(), file.group(), path).ifPresent(lines::add);
    // After the owner, whose change takes the set-id bits away.
    mode(file, path).ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> mode(Wanted file, String path) {
    return file.change()
        .map(AttributeCommands::quoted)
        .or(() -> file.mode().map("%04o"::formatted))
        .map(each -> "chmod %s %s".formatted(each, path));
  }

  /// A file that may never have been put in place goes only if it is the package's.
  private static List<String> bringBackOwn(Wanted file, Place place) {
    List<String> lines = new ArrayList<>();
    lines.add("if cmp -s %s %s; then".formatted(Shell.quote(place.kept), place.path));
    place.bringBack(file.path()).forEach(each -> lines.add("  " + each));
    lines.add("fi");
    return lines;
  }

  /// The lines that restore a backup, or remove what was put there.
  static List<String> bringBack(String path, String backup) {
    return List.of(
        "if [ -e %1$s ] || [ -L %1$s ]; then".formatted(Shell.quote(backup)),
        "  mv -f %s %s".formatted(Shell.quote(backup), Shell.quote(path)),
        "else",
        "  rm -f %s".formatted(Shell.quote(path)),
        "fi");
  }

  /// What says where packages come from has to be there before them, and is the site's own, except
  /// for what the distribution itself comes from.
  private static boolean isSource(String path) {
    return (path.startsWith("/etc/yum.repos.d/")
            || path.startsWith("/etc/apt/sources.list.d/")
            || path.startsWith("/etc/pki/rpm-gpg/")
            || path.startsWith("/etc/apt/keyrings/"))
        && !DISTRIBUTION.matcher(Paths.name(path)).lookingAt();
  }

  /// An administrator may edit what lies in /etc; programs and units are not edited.
  private static boolean isConfiguration(String path) {
    return path.startsWith("/etc/");
  }
}
