package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;

/// The script that does what Ansible's `replace` does, byte for byte.
public final class ReplaceInFile {
  private ReplaceInFile() {}

  /// The script; empty where its expressions cannot be said in awk.
  public static Optional<List<String>> script(EditsCall.Replace edit, Optional<String> check) {
    EditScript script =
        new EditScript(edit.path().orElse(""), false, edit.backup().orElse(false), check);
    if (!edit.encoding().orElse("utf-8").equalsIgnoreCase("utf-8")) {
      return Optional.empty();
    }
    String regexp = edit.regexp().orElse("");
    String text = edit.replace().orElse("");
    boolean whole = section(edit).isEmpty();
    Optional<String> simple =
        AwkRegex.substitution(regexp).filter(_ -> whole && !text.contains("\\"));
    return simple.isPresent()
        ? Optional.of(script.lines(List.of(), byLine(simple.get(), text)))
        : byMatcher(edit, script, regexp, text);
  }

  private static List<String> byLine(String regexp, String text) {
    return List.of(
        "for (i = 1; i <= n; i++) {",
        "  end = sub(/\\n$/, \"\", line[i]) ? \"\\n\" : \"\"",
        "  gsub(%s, %s, line[i])"
            .formatted(Quoting.awk(regexp), Quoting.awk(text.replace("&", "\\&"))),
        "  printf \"%s%s\", line[i], end",
        "}");
  }

  /// The expression that finds the part of the text that `after` and `before` name.
  private static Optional<String> section(EditsCall.Replace edit) {
    Optional<String> after = edit.after().filter(each -> !each.isEmpty());
    Optional<String> before = edit.before().filter(each -> !each.isEmpty());
    String any = after.isPresent() && before.isPresent() ? ".*?" : ".*";
    return after.isPresent() || before.isPresent()
        ? Optional.of(after.orElse("") + "(?P<subsection>" + any + ")" + before.orElse(""))
        : Optional.empty();
  }

  private static Optional<List<String>> byMatcher(
      EditsCall.Replace edit, EditScript script, String regexp, String text) {
    Optional<PythonRegex> regex = PythonRegex.parse(regexp, PythonRegex.Subject.LINES);
    Optional<String> with = regex.flatMap(each -> Replacement.expression(text, each));
    Optional<PythonRegex> section =
        section(edit).flatMap(each -> PythonRegex.parse(each, PythonRegex.Subject.SECTION));
    if (regex.isEmpty()
        || with.isEmpty()
        || section.isPresent() != section(edit).isPresent()
        // Python 2 and 3 do not agree where it matches nothing next to something.
        || regex.get().width().least() == 0 && regex.get().width().most() != 0) {
      return Optional.empty();
    }
    RegexMachine machine = new RegexMachine();
    int replaced = machine.add(regex.get());
    List<String> program = new ArrayList<>();
    program.add("for (i = 1; i <= n; i++) text = text line[i]");
    if (section.isPresent()) {
      int number = section.get().names().get("subsection");
      program.add(
          "if (!find(%d, text, 1)) { printf \"%%s\", text; exit }"
              .formatted(machine.add(section.get())));
      program.add("start = Kept[%d]; stop = Kept[%d]".formatted(2 * number, 2 * number + 1));
      program.add("printf \"%s\", substr(text, 1, start - 1)");
      program.add("rest = substr(text, stop)");
      program.add("text = substr(text, start, stop - start)");
    }
    program.add("from = 1");
    program.add("while (at = find(%d, text, from)) {".formatted(replaced));
    program.add("  printf \"%%s%%s\", substr(text, from, at - from), %s".formatted(with.get()));
    program.add("  Must = Stop == at");
    program.add("  from = Stop");
    program.add("}");
    program.add(
        section.isPresent()
            ? "printf \"%s%s\", substr(text, from), rest"
            : "printf \"%s\", substr(text, from)");
    List<String> before = new ArrayList<>(RegexMachine.FUNCTIONS);
    before.addAll(machine.begin());
    return Optional.of(script.lines(before, program));
  }
}
