package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;

/// The script that does what Ansible's `lineinfile` does, byte for byte.
public final class LineInFile {
  private static final String BARE = "bare = line[i]; sub(/[\\r\\n]+$/, \"\", bare)";

  private final EditsCall.Lineinfile edit;
  private final String text;
  private final boolean after;
  private final boolean before;
  private final boolean backrefs;
  private final boolean first;

  private LineInFile(EditsCall.Lineinfile edit) {
    this.edit = edit;
    this.text = edit.line().orElse("");
    this.before = edit.insertbefore().isPresent();
    this.after = !before && edit.insertafter().isPresent();
    this.backrefs = edit.backrefs().orElse(false);
    this.first = edit.firstmatch().orElse(false);
  }

  /// The script; empty where its expressions cannot be said in awk.
  public static Optional<List<String>> script(EditsCall.Lineinfile edit, Optional<String> check) {
    LineInFile it = new LineInFile(edit);
    boolean absent = edit.state().orElse("present").equals("absent");
    EditScript script =
        new EditScript(
            edit.path().orElse(""),
            !absent && edit.create().orElse(false) && !it.backrefs,
            edit.backup().orElse(false),
            check);
    LineMatcher matcher = new LineMatcher();
    Optional<List<String>> program = absent ? it.remove(matcher) : it.put(matcher);
    return program.map(each -> script.lines(matcher.before(), each));
  }

  /// Whether a line is the one that the task is about.
  private Optional<String> condition(LineMatcher matcher) {
    if (edit.regexp().isPresent()) {
      return backrefs
          ? matcher.matching(edit.regexp().get(), "line[i]")
          : matcher.condition(edit.regexp().get(), "line[i]");
    }
    return edit.searchString()
        .map(each -> each.isEmpty() ? "1" : "index(line[i], %s)".formatted(Quoting.awk(each)));
  }

  private Optional<List<String>> remove(LineMatcher matcher) {
    List<String> program = new ArrayList<>();
    program.add("for (i = 1; i <= n; i++) {");
    if (edit.regexp().isEmpty() && edit.searchString().isEmpty()) {
      if (edit.line().isEmpty()) {
        return Optional.empty();
      }
      program.add("  " + BARE);
      program.add("  if (bare != %s) printf \"%%s\", line[i]".formatted(Quoting.awk(text)));
    } else {
      Optional<String> condition = condition(matcher);
      if (condition.isEmpty()) {
        return Optional.empty();
      }
      program.add("  if (!(%s)) printf \"%%s\", line[i]".formatted(condition.get()));
    }
    program.add("}");
    return Optional.of(program);
  }

  private Optional<List<String>> put(LineMatcher matcher) {
    if (edit.line().isEmpty() || backrefs && edit.regexp().isEmpty()) {
      return Optional.empty();
    }
    List<String> program = new ArrayList<>();
    boolean searches = edit.regexp().isPresent() || edit.searchString().isPresent();
    String with = "text";
    program.add("text = " + Quoting.awk(text));
    if (searches) {
      Optional<String> condition = condition(matcher);
      Optional<String> expanded =
          backrefs
              ? edit.regexp()
                  .flatMap(each -> PythonRegex.parse(each, PythonRegex.Subject.LINE))
                  .flatMap(each -> Replacement.expression(text, each))
              : Optional.of("text");
      if (condition.isEmpty() || expanded.isEmpty()) {
        return Optional.empty();
      }
      with = backrefs ? "new" : "text";
      String keep = backrefs ? "; new = " + expanded.get() : "";
      program.add(
          "for (i = 1; i <= n; i++) if (%s) { at = i%s%s }"
              .formatted(condition.get(), keep, first ? "; break" : ""));
    }
    Optional<List<String>> place = findPlace(searches, matcher);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    if (backrefs) {
      // Where nothing matches, a line that is there already is enough.
      program.add("if (!at) new = text");
    }
    program.addAll(place.get());
    program.add(
        "if (at) { line[at] = %s; if (line[at] !~ /\\n$/) line[at] = line[at] \"\\n\" }"
            .formatted(with));
    if (!backrefs) {
      program.addAll(insert());
    }
    program.add(EditScript.PRINT);
    return Optional.of(program);
  }

  /// The expression beside whose line the new one goes.
  private Optional<String> anchor() {
    return edit.insertbefore()
        .filter(each -> !each.equals("BOF"))
        .or(
            () ->
                edit.insertafter()
                    .filter(each -> !before && !each.equals("BOF") && !each.equals("EOF")));
  }

  private Optional<List<String>> findPlace(boolean searches, LineMatcher matcher) {
    List<String> lines = new ArrayList<>();
    lines.add(searches ? "if (!at) for (i = 1; i <= n; i++) {" : "for (i = 1; i <= n; i++) {");
    lines.add("  " + BARE);
    lines.add("  if (bare == text) at = i");
    if (anchor().isPresent()) {
      if (anchor().get().isEmpty()) {
        return Optional.empty();
      }
      Optional<String> condition = matcher.condition(anchor().get(), "line[i]");
      if (condition.isEmpty()) {
        return Optional.empty();
      }
      lines.add(
          "  else if (%s) { place = i%s%s }"
              .formatted(condition.get(), after ? " + 1" : "", first ? "; break" : ""));
    }
    lines.add("}");
    return Optional.of(lines);
  }

  /// The new line, where no other takes its text.
  private List<String> insert() {
    boolean top =
        edit.insertbefore().equals(Optional.of("BOF"))
            || edit.insertafter().equals(Optional.of("BOF"));
    String end =
        "{ if (n && line[n] !~ /[\\r\\n]$/) line[++n] = \"\\n\"; line[++n] = text \"\\n\" }";
    if (top) {
      return List.of("else line[1] = text \"\\n\" line[1]", "if (!n) n = 1");
    }
    if (anchor().isEmpty()) {
      return List.of("else " + end);
    }
    if (before) {
      return List.of("else if (!place) " + end, "else line[place] = text \"\\n\" line[place]");
    }
    return List.of(
        "else if (!place) " + end,
        // A last line without a newline: Ansible puts the new one right behind it.
        "else if (place > n) line[++n] = text \"\\n\"",
        "else { bare = line[place]; sub(/[\\r\\n]+$/, \"\", bare)",
        "  if (bare != text) line[place] = text \"\\n\" line[place] }");
  }
}
