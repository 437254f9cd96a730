package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The script that keeps a setting of /etc/sysctl.conf as `ansible.posix.sysctl` does: if it
/// changes, every setting is written anew, without white space around the `=` and each once.
public final class SysctlFile {
  private SysctlFile() {}

  /// The script.
  ///
  /// @param value what is set; empty where the setting goes
  /// @param then what happens when the file has changed
  public static List<String> script(
      String path, String name, Optional<String> value, List<String> then) {
    List<String> program = new ArrayList<>();
    program.add(
        "name = %s; value = %s".formatted(Quoting.awk(name), Quoting.awk(value.orElse(""))));
    program.add("for (i = 1; i <= n; i++) {");
    program.add("  old = old line[i]; text = trim(line[i]); at = index(text, \"=\")");
    program.add(
        "  if (text == \"\" || text ~ /^[#;]/ || !at) { new = new text \"\\n\"; continue }");
    program.add("  key = trim(substr(text, 1, at - 1)); held = trim(substr(text, at + 1))");
    program.add("  if (key == name) now = held");
    program.add("  if (key in seen) continue");
    program.add("  seen[key] = 1");
    program.add(
        value.isPresent()
            ? "  new = new key \"=\" (key == name ? value : held) \"\\n\""
            : "  if (key != name) new = new key \"=\" held \"\\n\"");
    program.add("}");
    if (value.isPresent()) {
      program.add("if (!(name in seen)) new = new name \"=\" value \"\\n\"");
      program.add("else if (now == value\"\") new = old");
    } else {
      program.add("if (now == \"\") new = old");
    }
    program.add("printf \"%s\", new");
    return new EditScript(path, value.isPresent(), false, Optional.empty(), then)
        .lines(
            List.of(
                "function trim(s) { sub(/^[ \\t\\r"
                    + "\\n"
                    + "\\f\\v]+/, \"\", s); sub(/[ \\t\\r"
                    + "\\n"
                    + "\\f\\v]+$/, \"\", s); return s }"),
            program);
  }
}
