package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;

/// The script that does what Ansible's `blockinfile` does, byte for byte.
public final class BlockInFile {
  private BlockInFile() {}

  /// The script; empty where its expressions cannot be said in awk.
  public static Optional<List<String>> script(EditsCall.Blockinfile edit, Optional<String> check) {
    boolean present = edit.state().orElse("present").equals("present");
    EditScript script =
        new EditScript(
            edit.path().orElse(""),
            present && edit.create().orElse(false),
            edit.backup().orElse(false),
            check);
    String marker = edit.marker().orElse("# {mark} ANSIBLE MANAGED BLOCK");
    String first = marker.replace("{mark}", edit.markerBegin().orElse("BEGIN"));
    String last = marker.replace("{mark}", edit.markerEnd().orElse("END"));
    Optional<String> anchor =
        edit.insertbefore()
            .filter(each -> !each.equals("BOF"))
            .or(() -> edit.insertafter().filter(each -> !each.equals("EOF")));
    LineMatcher matcher = new LineMatcher();
    Optional<String> condition = anchor.flatMap(each -> matcher.condition(each, "part[i]"));
    if (condition.isPresent() != anchor.isPresent()
        // A backslash has a meaning in what Python puts in place of {mark}.
        || (first + last).contains("\\")
        || (first + last).contains("\n")
        || (first + last).contains("\r")
        || anchor.filter(each -> each.isEmpty() || each.matches("(?s)\\(\\?\\w*m.*")).isPresent()) {
      return Optional.empty();
    }
    String block = edit.block().orElse("");
    String end = block.isEmpty() || block.endsWith("\n") ? "" : "\n";
    String text = present && !block.isEmpty() ? first + "\n" + block + end + last + "\n" : "";
    List<String> program = new ArrayList<>(parts());
    program.add(
        "first = %s; last = %s".formatted(Quoting.awk(first + "\n"), Quoting.awk(last + "\n")));
    program.add(
        "for (i = 1; i <= parts; i++) { if (part[i] == first) a = i; if (part[i] == last) b = i }");
    program.add("if (a && b) { at = a < b ? a : b; next_at = (a < b ? b : a) + 1 }");
    program.addAll(place(edit, condition));
    program.add("for (i = 1; i < at; i++) printf \"%s\", part[i]");
    program.add("if (at > 1 && part[at - 1] !~ /\\n$/) printf \"\\n\"");
    if (present && edit.prependNewline().orElse(false)) {
      program.add("if (at > 1 && part[at - 1] != \"\\n\") printf \"\\n\"");
    }
    if (!text.isEmpty()) {
      program.add("printf \"%%s\", %s".formatted(Quoting.awk(text)));
    }
    if (present && edit.appendNewline().orElse(false)) {
      program.add("if (next_at <= parts && part[next_at] != \"\\n\") printf \"\\n\"");
    }
    program.add("for (i = next_at; i <= parts; i++) printf \"%s\", part[i]");
    return Optional.of(script.lines(matcher.before(), program));
  }

  /// A carriage return ends a line for Python too.
  private static List<String> parts() {
    return List.of(
        "for (i = 1; i <= n; i++) {",
        "  while (match(line[i], /\\r[^\\n]/)) {",
        "    part[++parts] = substr(line[i], 1, RSTART); line[i] = substr(line[i], RSTART + 1)",
        "  }",
        "  part[++parts] = line[i]",
        "}");
  }

  /// Where the block goes, if it is not there.
  private static List<String> place(EditsCall.Blockinfile edit, Optional<String> condition) {
    List<String> lines = new ArrayList<>();
    lines.add("else {");
    if (condition.isPresent()) {
      lines.add(
          "  for (i = 1; i <= parts; i++) if (%s) at = i%s"
              .formatted(condition.get(), edit.insertbefore().isPresent() ? "" : " + 1"));
      lines.add("  if (!at) at = parts + 1");
    } else {
      lines.add("  at = " + (edit.insertbefore().isPresent() ? "1" : "parts + 1"));
    }
    lines.add("  next_at = at");
    lines.add("}");
    return lines;
  }
}
