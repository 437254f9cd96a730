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
    Optional<String> regexp = edit.regexp().filter(each -> !each.isEmpty());
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
        || edit.validate().isPresent()
        || line.contains("\n")
        || line.contains("\r")
        || backrefs && line.contains("\\")) {
      return Optional.empty();
    }
    String body =
        absent ? remove(match.isPresent()) : put(edit, match.isPresent(), insert.isPresent());
    List<String> variables = new ArrayList<>();
    variables.add("line=" + Shell.quote(line));
    match.ifPresent(each -> variables.add("regexp=" + Shell.quote(each)));
    insert.ifPresent(each -> variables.add("anchor=" + Shell.quote(each)));
    List<String> lines = edit(edit.path().orElse(""), variables, body);
    boolean creates = !absent && edit.create().orElse(false);
    return Optional.of(creates ? creating(edit, line, lines) : lines);
  }

  /// The script of a `replace`; empty where its expressions cannot be said in awk.
  static Optional<List<String>> replace(EditsCall.Replace edit) {
    String replacement = edit.replace().orElse("");
    Optional<String> regexp = edit.regexp().flatMap(AwkRegex::substitution);
    if (regexp.isEmpty()
        || edit.after().isPresent()
        || edit.before().isPresent()
        || edit.validate().isPresent()
        || replacement.contains("\\")
        || replacement.contains("\n")) {
      return Optional.empty();
    }
    String body =
        "{ gsub(ENVIRON[\"regexp\"], ENVIRON[\"text\"]); l[NR] = $0 } "
            + print("for (i = 1; i <= NR; i++) o[++n] = l[i]");
    return Optional.of(
        edit(
            edit.path().orElse(""),
            List.of(
                "regexp=" + Shell.quote(regexp.get()),
                "text=" + Shell.quote(replacement.replace("&", "\\&"))),
            body));
  }

  private static String remove(boolean regexp) {
    String matches =
        regexp
            ? "($0 \"\\n\") ~ ENVIRON[\"regexp\"]"
            : "$0 == ENVIRON[\"line\"] || $0 == ENVIRON[\"line\"] \"\\r\"";
    return "!(%s) { l[++k] = $0 } ".formatted(matches)
        + print("for (i = 1; i <= k; i++) o[++n] = l[i]");
  }

  private static String put(EditsCall.Lineinfile edit, boolean regexp, boolean insert) {
    boolean first = edit.firstmatch().orElse(false);
    boolean before = edit.insertbefore().isPresent();
    boolean top =
        edit.insertbefore().equals(Optional.of("BOF"))
            || edit.insertafter().equals(Optional.of("BOF"));
    String matches = regexp ? "($0 \"\\n\") ~ ENVIRON[\"regexp\"]" : "$0 == ENVIRON[\"line\"]";
    String once = first ? " && !m" : "";
    StringBuilder body = new StringBuilder();
    body.append("{ l[NR] = $0; if (%s) { if (1%s) m = NR }".formatted(matches, once));
    if (insert) {
      String onceAnchor = first ? " && !a" : "";
      body.append(" else if (($0 \"\\n\") ~ ENVIRON[\"anchor\"]%s) a = NR".formatted(onceAnchor));
    }
    body.append(" } ");
    String missing =
        edit.backrefs().orElse(false) ? "" : top ? "if (!m) o[++n] = ENVIRON[\"line\"]; " : "";
    String after =
        edit.backrefs().orElse(false) || top
            ? ""
            : "if (!m && !a) { o[++n] = ENVIRON[\"line\"]; end = 1 }";
    String here = "if (i == m) o[++n] = ENVIRON[\"line\"]; else o[++n] = l[i]";
    String each =
        !insert
            ? here
            : before
                ? "if (!m && i == a) o[++n] = ENVIRON[\"line\"]; " + here
                : here + "; if (!m && i == a) { o[++n] = ENVIRON[\"line\"]; if (i == NR) end = 1 }";
    return body
        + print("%sfor (i = 1; i <= NR; i++) { %s }; %s".formatted(missing, each, after).strip());
  }

  /// Prints the lines; a file that ended without a newline keeps doing so, unless its last line is
  /// new.
  private static String print(String collect) {
    return "END { "
        + collect
        + "; for (i = 1; i <= n; i++) printf \"%s%s\", o[i], (i < n || ENVIRON[\"newline\"] == 1 ||"
        + " end || m == NR && NR) ? \"\\n"
        + "\" : \"\" }";
  }

  private static List<String> edit(String path, List<String> variables, String body) {
    String file = Shell.quote(path);
    List<String> lines = new ArrayList<>();
    lines.add("if [ -f %s ]; then".formatted(file));
    lines.add("  t=$(mktemp)");
    variables.forEach(each -> lines.add("  " + each + " \\"));
    lines.add("  newline=$(tail -c 1 %s | wc -l | tr -d ' ') LC_ALL=C awk '".formatted(file));
    lines.add("    " + body + "' %s > \"$t\"".formatted(file));
    lines.add(
        "  if ! cmp -s %s \"$t\"%s; then cat \"$t\" > %s; fi".formatted(file, check(path), file));
    lines.add("  rm -f \"$t\"");
    lines.add("fi");
    return lines;
  }

  /// A broken sudoers file locks everybody out.
  private static String check(String path) {
    return path.equals("/etc/sudoers") || path.startsWith("/etc/sudoers.d/")
        ? " && visudo -cf \"$t\" >/dev/null"
        : "";
  }

  private static List<String> creating(EditsCall.Lineinfile edit, String line, List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    all.removeLast();
    all.add("else");
    all.add("  printf '%s\\n' " + Shell.quote(line) + " > " + Shell.quote(edit.path().orElse("")));
    all.add("fi");
    return all;
  }
}
