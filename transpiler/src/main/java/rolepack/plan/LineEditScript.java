package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;

/// Writes the shell that edits the lines of a file as Ansible's `lineinfile` and `replace` do, byte
/// for byte; the new text is checked before it takes the old one's place.
final class LineEditScript {
  private LineEditScript() {}

  /// The script of a `lineinfile`; empty where its expressions cannot be said in awk.
  static Optional<List<String>> lineInFile(EditsCall.Lineinfile edit) {
    Optional<String> regexp = edit.regexp();
    Optional<String> match = regexp.flatMap(AwkRegex::search);
    Optional<String> anchor =
        edit.insertbefore()
            .or(edit::insertafter)
            .filter(each -> !each.equals("EOF") && !each.equals("BOF"));
    Optional<String> insert = anchor.flatMap(AwkRegex::search);
    boolean absent = edit.state().orElse("present").equals("absent");
    boolean backrefs = edit.backrefs().orElse(false);
    String line = edit.line().orElse("");
    if (match.isPresent() != regexp.isPresent()
        || insert.isPresent() != anchor.isPresent()
        || edit.searchString().isPresent()
        || line.contains("\n")
        || line.contains("\r")
        || backrefs && line.contains("\\")) {
      return Optional.empty();
    }
    List<String> variables = new ArrayList<>();
    variables.add("line=" + Shell.quote(line));
    match.ifPresent(each -> variables.add("regexp=" + Shell.quote(each)));
    insert.ifPresent(each -> variables.add("anchor=" + Shell.quote(each)));
    List<String> program =
        absent ? remove(match.isPresent()) : put(edit, match.isPresent(), insert.isPresent());
    List<String> lines = edit(edit.path().orElse(""), edit.validate(), variables, program);
    boolean creates = !absent && edit.create().orElse(false);
    return Optional.of(creates ? creating(edit.path().orElse(""), line, lines) : lines);
  }

  /// The script of a `replace`; empty where its expressions cannot be said in awk.
  static Optional<List<String>> replace(EditsCall.Replace edit) {
    String replacement = edit.replace().orElse("");
    Optional<String> regexp = edit.regexp().flatMap(AwkRegex::substitution);
    if (regexp.isEmpty()
        || edit.after().isPresent()
        || edit.before().isPresent()
        || replacement.contains("\\")
        || replacement.contains("\n")) {
      return Optional.empty();
    }
    List<String> program = new ArrayList<>();
    program.add("{ gsub(ENVIRON[\"regexp\"], ENVIRON[\"text\"]); out[++n] = $0 }");
    program.addAll(printing("0"));
    return Optional.of(
        edit(
            edit.path().orElse(""),
            edit.validate(),
            List.of(
                "regexp=" + Shell.quote(regexp.get()),
                "text=" + Shell.quote(replacement.replace("&", "\\&"))),
            program));
  }

  /// What Python matches: the line with its newline, which the last one may not have.
  private static final String LINE =
      "    s = text[i] (i < NR || ENVIRON[\"newline\"] == 1 ? \"\\n\" : \"\")";

  private static final String MATCHES = "s ~ ENVIRON[\"regexp\"]";

  private static final String IS_SAME =
      "text[i] == ENVIRON[\"line\"] || text[i] == ENVIRON[\"line\"] \"\\r\"";

  private static List<String> remove(boolean regexp) {
    List<String> program = new ArrayList<>();
    program.add("{ text[NR] = $0 }");
    program.add("END {");
    program.add("  for (i = 1; i <= NR; i++) {");
    if (regexp) {
      program.add(LINE);
    }
    program.add("    if (%s) continue".formatted(regexp ? MATCHES : IS_SAME));
    program.add("    out[++n] = text[i]");
    program.add("    last = i");
    program.add("  }");
    program.add("}");
    // Where the last line goes, the one before it ends with its newline.
    program.addAll(printing("last < NR"));
    return program;
  }

  private static List<String> put(EditsCall.Lineinfile edit, boolean regexp, boolean insert) {
    boolean first = edit.firstmatch().orElse(false);
    boolean before = edit.insertbefore().isPresent();
    boolean top =
        edit.insertbefore().equals(Optional.of("BOF"))
            || edit.insertafter().equals(Optional.of("BOF"));
    boolean backrefs = edit.backrefs().orElse(false);
    List<String> program = new ArrayList<>(find(first, regexp, insert));
    if (top && !backrefs) {
      program.add("  if (!match_at) out[++n] = ENVIRON[\"line\"]");
    }
    program.add("  for (i = 1; i <= NR; i++) {");
    if (insert && before && !backrefs) {
      program.add("    if (!match_at && i == anchor_at) out[++n] = ENVIRON[\"line\"]");
    }
    program.add("    out[++n] = i == match_at ? ENVIRON[\"line\"] : text[i]");
    if (insert && !before && !backrefs) {
      program.add("    if (!match_at && i == anchor_at) out[++n] = ENVIRON[\"line\"]");
    }
    program.add("  }");
    if (!top && !backrefs) {
      program.add("  if (!match_at && !anchor_at) out[++n] = ENVIRON[\"line\"]");
    }
    program.add("}");
    boolean atEnd = !top && !backrefs;
    program.addAll(
        printing(
            "NR && match_at == NR || !NR"
                + (atEnd ? " || !match_at && !anchor_at" : "")
                + (insert && !before && !backrefs ? " || !match_at && anchor_at == NR" : "")));
    return program;
  }

  /// Finds the line that is replaced and the one beside which a new one goes. Where nothing
  /// matches, a line that is there already is enough.
  private static List<String> find(boolean first, boolean regexp, boolean insert) {
    List<String> program = new ArrayList<>();
    program.add("{ text[NR] = $0 }");
    program.add("END {");
    program.add("  for (i = 1; i <= NR; i++) {");
    if (regexp || insert) {
      program.add(LINE);
    }
    if (regexp) {
      program.add(
          "    if (%s) { %smatch_at = i; continue }"
              .formatted(MATCHES, first ? "if (!match_at) " : ""));
    }
    program.add("    if (%s) { same_at = i; continue }".formatted(IS_SAME));
    if (insert) {
      program.add(
          "    if (%ss ~ ENVIRON[\"anchor\"]) anchor_at = i"
              .formatted(first ? "!anchor_at && " : ""));
    }
    program.add("  }");
    program.add("  if (!match_at) match_at = same_at");
    return program;
  }

  /// Prints the lines; a file that ended without a newline keeps doing so, unless its last line is
  /// new.
  private static List<String> printing(String isNew) {
    return List.of(
        "END {",
        "  for (i = 1; i < n; i++) print out[i]",
        "  if (n) printf \"%s%s\", out[n], ENVIRON[\"newline\"] == 1 || "
            + isNew
            + " ? \"\\n\" : \"\"",
        "}");
  }

  private static List<String> edit(
      String path, Optional<String> validate, List<String> variables, List<String> program) {
    String file = Shell.quote(path);
    List<String> lines = new ArrayList<>();
    lines.add("if [ -f %s ]; then".formatted(file));
    lines.add("  t=$(mktemp)");
    lines.add("  newline=$(tail -c 1 %s | wc -l | tr -d ' ') \\".formatted(file));
    variables.forEach(each -> lines.add("  " + each + " \\"));
    lines.add("  LC_ALL=C awk '");
    program.forEach(each -> lines.add("    " + each));
    lines.add("  ' %s > \"$t\"".formatted(file));
    lines.add(
        "  if ! cmp -s %s \"$t\"%s; then cat \"$t\" > %s; fi"
            .formatted(file, check(path, validate), file));
    lines.add("  rm -f \"$t\"");
    lines.add("fi");
    return lines;
  }

  /// A broken sudoers file locks everybody out.
  private static String check(String path, Optional<String> validate) {
    boolean sudoers = path.equals("/etc/sudoers") || path.startsWith("/etc/sudoers.d/");
    return validate
        .flatMap(LineEditScript::validation)
        .or(() -> Optional.of("visudo -cf \"$t\"").filter(_ -> sudoers))
        .map(each -> " && " + each + " >/dev/null")
        .orElse("");
  }

  /// The command of `validate`, which Ansible runs without a shell, on the new text.
  static Optional<String> validation(String validate) {
    return ShellWords.split(validate)
        .filter(each -> each.size() > 1 && each.contains("%s"))
        .map(
            words ->
                String.join(
                    " ",
                    words.stream()
                        .map(each -> each.equals("%s") ? "\"$t\"" : Shell.quote(each))
                        .toList()));
  }

  private static List<String> creating(String path, String line, List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    all.removeLast();
    all.add("else");
    all.add("  printf '%%s\\n' %s > %s".formatted(Shell.quote(line), Shell.quote(path)));
    all.add("fi");
    return all;
  }
}
