package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.SystemCall;

/// The script that keeps a line of /etc/fstab as `ansible.posix.mount` does, byte for byte.
public final class FileSystemTable {
  private FileSystemTable() {}

  /// The file that is changed.
  public static String path(SystemCall.Mount mount) {
    return mount.fstab().orElse("/etc/fstab");
  }

  /// Makes another table, which need not be there.
  public static List<String> there(String path) {
    int slash = path.lastIndexOf('/');
    String folder =
        slash > 0 ? "mkdir -p %s; ".formatted(Quoting.word(path.substring(0, slash))) : "";
    return List.of("[ -e %1$s ] || { %2$s: > %1$s; }".formatted(Quoting.word(path), folder));
  }

  /// The script that sets the line.
  ///
  /// @param then what happens when it has changed
  public static List<String> set(SystemCall.Mount mount, List<String> then) {
    List<String> program = new ArrayList<>(names(mount));
    List<String> wanted =
        List.of(
            escape(mount.src().orElse("")),
            escape(mount.fstype().orElse("")),
            escape(options(mount)),
            escape(mount.dump().orElse("0")),
            escape(mount.passno().orElse("0")));
    List<String> words = wanted.stream().map(Quoting::awk).toList();
    program.add(
        "src = %s; fstype = %s; opts = %s; dump = %s; passno = %s".formatted(words.toArray()));
    program.add("new = src \" \" name \" \" fstype \" \" opts \" \" dump \" \" passno \"\\n\"");
    program.add("for (i = 1; i <= n; i++) {");
    program.add("  old = old line[i]; if (line[i] !~ /\\n$/) line[i] = line[i] \"\\n\"");
    program.add("  f = split(line[i], field)");
    program.add("  if (f < 4 || f > 6 || %s) continue".formatted(OTHER));
    program.add("  found = 1");
    program.add(
        "  if (field[1] != src || field[3] != fstype || field[4] != opts || f < 6 || field[5] !="
            + " dump\"\" || field[6] != passno\"\") changed = 1");
    program.add("  if (changed) line[i] = new");
    program.add("}");
    program.add("if (!found) { line[++n] = new; changed = 1 }");
    program.add("if (!changed) { printf \"%s\", old; exit }");
    program.add(EditScript.PRINT);
    return new EditScript(path(mount), true, mount.backup().orElse(false), Optional.empty(), then)
        .lines(List.of(), program);
  }

  /// The script that removes the line.
  ///
  /// @param then what happens when it was there
  public static List<String> unset(SystemCall.Mount mount, List<String> then) {
    List<String> program = new ArrayList<>(names(mount));
    program.add("for (i = 1; i <= n; i++) {");
    program.add("  f = split(line[i], field)");
    program.add("  if (f != 6 || %s) printf \"%%s\", line[i]".formatted(OTHER));
    program.add("}");
    return new EditScript(path(mount), false, mount.backup().orElse(false), Optional.empty(), then)
        .lines(List.of(), program);
  }

  /// Whether a line is not the one; of swap there may be several, and the source tells them apart.
  private static final String OTHER =
      "field[1] ~ /^#/ || field[2] != name || given != \"\" && field[2] == \"none\" && field[3] =="
          + " \"swap\" && field[1] != given";

  private static List<String> names(SystemCall.Mount mount) {
    return List.of(
        "name = %s; given = %s"
            .formatted(
                Quoting.awk(escape(mount.path().orElse(""))), Quoting.awk(mount.src().orElse(""))));
  }

  private static String options(SystemCall.Mount mount) {
    String options = mount.opts().orElse("defaults");
    List<String> each = List.of(options.split(","));
    // Ansible only warns where `defaults` and `boot: false` contradict each other.
    boolean stands = each.contains("noauto") || each.contains("defaults");
    return mount.boot().orElse(true) || stands ? options : options + ",noauto";
  }

  private static String escape(String text) {
    return text.replace("\\", "\\134").replace(" ", "\\040").replace("&", "\\046");
  }
}
