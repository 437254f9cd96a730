package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A setting in a file of its own, which a program reads beside the file that Ansible edits, and
/// which means the same there.
///
/// @param main the file that Ansible edits, as all tasks are compared by
/// @param setting what is set, so that two tasks are known that set the same
/// @param path where the drop-in lies
/// @param shown what is set, in words
record DropIn(String main, String setting, String path, String text, int mode, String shown) {
  private static final int LONGEST = 40;

  DropIn(String main, String setting, String path, String text) {
    this(main, setting, path, text, 0644, setting);
  }

  /// What becomes of the task.
  ///
  /// @param more what has to be done beside
  Lowered.Moves lowered(LoweringContext context, List<Part> more) {
    List<Part> parts = new ArrayList<>();
    String folder = Paths.parent(path);
    if (!KnownDirectories.isStandard(folder)) {
      parts.add(
          new Part.Lays(
              new PayloadEntry.Directory(
                  folder, new FileAttributes(0755, "root", "root"), context.origin()),
              KeptAttributes.ALL,
              true));
    }
    parts.add(
        new Part.Lays(
            new PayloadEntry.File(
                path,
                new FileContent.Text(text),
                new FileAttributes(mode, "root", "root"),
                true,
                context.origin()),
            KeptAttributes.NONE,
            true));
    parts.addAll(more);
    return new Lowered.Moves(
        parts, "sets %s in the drop-in %s".formatted(shown, path), List.of(path));
  }

  /// Where the edited file may lie, under its other names.
  List<String> places() {
    String unit = "/usr/lib/systemd/system/";
    if (!main.startsWith(unit)) {
      return List.of(main);
    }
    String name = main.substring(unit.length());
    return List.of(main, "/lib/systemd/system/" + name, "/etc/systemd/system/" + name);
  }

  /// Whether the file is edited beside, under conditions of its own.
  boolean editsToo() {
    return main.equals(SysctlDropIn.MAIN);
  }

  /// Words as a part of a file's name.
  static String slug(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = words.replaceAll("^-|-$", "");
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST).replaceAll("-$", "");
  }
}
