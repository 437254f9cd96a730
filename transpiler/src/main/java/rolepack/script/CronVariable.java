package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.SystemCall;

/// The script that does what Ansible's `cronvar` does with a file of /etc/cron.d or a user's table,
/// byte for byte. It reads a line as Python's shlex does: spaces count in quotes only.
public final class CronVariable {
  private static final List<String> FUNCTIONS =
      """
      function is(text, wanted) {
        sub(/^[ \\t\\r\\n]+/, "", text)
        if (substr(text, 1, length(wanted)) != wanted) return 0
        text = substr(text, length(wanted) + 1)
        sub(/^[ \\t\\r\\n]+/, "", text)
        if (substr(text, 1, 1) != "=") return 0
        held = value_of(substr(text, 2))
        return 1
      }
      function value_of(text,    i, c, quote, word, out) {
        for (i = 1; i <= length(text); i++) {
          c = substr(text, i, 1)
          if (quote != "") { out = out c; if (c == quote) quote = ""; continue }
          if (c ~ /[ \\t\\r\\n]/) { word = 0; continue }
          if (c == "#") break
          if (!word && (c == "\\"" || c == "\\047")) quote = c
          else word = c != "="
          out = out c
        }
        return out
      }
      """
          .lines()
          .toList();

  private CronVariable() {}

  /// The file that is changed; empty for a user's table.
  public static Optional<String> path(SystemCall.Cronvar variable) {
    return CronTable.path(variable.cronFile());
  }

  /// The script; empty where Ansible refuses the arguments.
  public static Optional<List<String>> script(SystemCall.Cronvar variable) {
    String name = variable.name().orElse("");
    boolean present = variable.state().orElse("present").equals("present");
    boolean plain =
        name.matches("\\w+")
            && variable
                .insertafter()
                .or(variable::insertbefore)
                .filter(each -> !each.matches("\\w+"))
                .isEmpty()
            && (!present || variable.value().isPresent())
            && !variable.value().orElse("").contains("\n");
    if (!plain) {
      return Optional.empty();
    }
    Optional<String> path = path(variable);
    List<String> program = new ArrayList<>(CronTable.read(path.isEmpty()));
    program.add("name = %s".formatted(Quoting.awk(name)));
    program.add("value = %s".formatted(Quoting.awk(variable.value().orElse(""))));
    program.add("for (i = 1; i <= n; i++) if (!at && is(line[i], name)) { at = i; now = held }");
    program.addAll(present ? set(variable) : remove());
    program.add("if (!changed) { printf \"%s\", old; exit }");
    program.add("for (i = 1; i <= k; i++) text = text (i > 1 ? \"\\n\" : \"\") kept[i]");
    program.add("printf \"%s%s\", text, text == \"\" || text ~ /[\\r\\n]$/ ? \"\" : \"\\n\"");
    return Optional.of(
        path.map(
                each ->
                    new EditScript(each, present, false, Optional.empty())
                        .lines(FUNCTIONS, program))
            .orElseGet(() -> CronTable.table(variable.user().orElse("root"), FUNCTIONS, program)));
  }

  private static List<String> set(SystemCall.Cronvar variable) {
    List<String> lines = new ArrayList<>();
    lines.add("changed = !at || now != value\"\"");
    String beside =
        variable.insertbefore().isPresent()
            ? "if (is(line[i], %s)) kept[++k] = name \"=\" value; kept[++k] = line[i]"
                .formatted(Quoting.awk(variable.insertbefore().get()))
            : variable.insertafter().isPresent()
                ? "kept[++k] = line[i]; if (is(line[i], %s)) kept[++k] = name \"=\" value"
                    .formatted(Quoting.awk(variable.insertafter().get()))
                : "kept[++k] = line[i]";
    if (variable.insertbefore().isEmpty() && variable.insertafter().isEmpty()) {
      lines.add("if (!at) kept[++k] = name \"=\" value");
    }
    lines.add("for (i = 1; i <= n; i++) {");
    lines.add("  if (at) kept[++k] = is(line[i], name) ? name \"=\" value : line[i]");
    lines.add("  else { %s }".formatted(beside));
    lines.add("}");
    return lines;
  }

  private static List<String> remove() {
    return List.of(
        "changed = at", "for (i = 1; i <= n; i++) if (!is(line[i], name)) kept[++k] = line[i]");
  }
}
