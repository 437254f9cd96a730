package rolepack.plan;

import java.util.ArrayList;
import java.util.List;

/// A file that a command checks before it takes its place, or that takes it only where nothing is:
/// consul-template makes it beside, and a script puts it where it belongs.
///
/// @param staged where consul-template makes it
record CheckedFile(RenderedFile file, RenderedFile.Check check, String staged) {
  private static final String FOLDER = "/usr/share/%s/staged";

  /// A file of a package.
  static CheckedFile of(RenderedFile file, RenderedFile.Check check, String packageName) {
    return new CheckedFile(file, check, FOLDER.formatted(packageName) + file.destination());
  }

  /// Has consul-template make a file again that was refused, since what it is checked with may be
  /// newer, or that is not there any more.
  Part checksAgain() {
    String path = Shell.quote(staged);
    String there = Shell.quote(file.destination());
    return new Part.Runs(
        new ScriptStep(
            List.of(ScriptPhase.AFTER_UPGRADE),
            (check.onlyNew()
                    ? "make %s again where it is not there"
                    : "check %s again where it was refused")
                .formatted(file.destination()),
            List.of(
                check.onlyNew()
                    ? "[ -e %s ] || rm -f %s".formatted(there, path)
                    : "cmp -s %s %s || rm -f %s".formatted(path, there, path)),
            file.origin()));
  }

  /// Ends the script where nothing is new, and with an error where the new text is refused; the
  /// lines that follow are for a file that has changed.
  List<String> lines() {
    String path = file.destination();
    List<String> lines = new ArrayList<>();
    lines.add("t=" + Shell.quote(staged));
    lines.add("f=" + Shell.quote(path));
    if (check.onlyNew()) {
      lines.add("if [ -e \"$f\" ]; then exit 0; fi");
    } else {
      lines.add("if [ ! -L \"$f\" ] && cmp -s \"$t\" \"$f\"; then");
      attributes("\"$f\"").forEach(each -> lines.add("  " + each));
      lines.add("  exit 0");
      lines.add("fi");
    }
    if (check.command().isPresent()) {
      // Some programs look at these, too.
      lines.addAll(attributes("\"$t\""));
      lines.add("if ! %s; then".formatted(check.command().get()));
      lines.add("  echo \"$f stays as it is: its new text was refused\" >&2");
      lines.add("  exit 1");
      lines.add("fi");
    }
    lines.add("mkdir -p " + Shell.quote(Paths.parent(path)));
    if (file.backup() && !check.onlyNew()) {
      lines.add("if [ -e \"$f\" ]; then cp -p \"$f\" \"$f.bak\"; fi");
    }
    // Its name is none that a program takes for a part of its configuration.
    lines.add(
        "n=$(mktemp %s) || exit 1"
            .formatted(Shell.quote(Paths.parent(path) + "/." + Paths.name(path) + ".XXXXXX")));
    String mode = "chmod %04o \"$n\"".formatted(file.mode());
    lines.addAll(
        check.onlyNew()
            ? List.of(mode)
            : List.of(
                "if [ -e \"$f\" ] && [ ! -L \"$f\" ]; then",
                "  chown --reference=\"$f\" \"$n\"",
                "  chmod --reference=\"$f\" \"$n\"",
                "else",
                "  " + mode,
                "fi"));
    List<String> steps = new ArrayList<>();
    steps.add("cat \"$t\" > \"$n\"");
    steps.addAll(attributes("\"$n\""));
    steps.add("mv -fT \"$n\" \"$f\"");
    lines.add("if ! { %s; }; then".formatted(String.join(" && ", steps)));
    lines.add("  rm -f \"$n\"");
    lines.add("  exit 1");
    lines.add("fi");
    return lines;
  }

  /// What the task says of the file's owner and mode; the rest an existing file keeps.
  private List<String> attributes(String path) {
    List<String> lines = new ArrayList<>();
    StanzaCommand.owner(check.owner(), check.group(), path).ifPresent(lines::add);
    // After the owner, whose change takes the set-id bits away.
    if (check.setsMode()) {
      lines.add("chmod %04o %s".formatted(file.mode(), path));
    }
    return lines;
  }
}
