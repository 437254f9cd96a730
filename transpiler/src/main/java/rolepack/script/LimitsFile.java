package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.SystemCall;

/// The script that does what `community.general.pam_limits` does, byte for byte.
public final class LimitsFile {
  private LimitsFile() {}

  /// The script; empty where Ansible refuses the arguments.
  public static Optional<List<String>> script(SystemCall.PamLimits limits) {
    String value = limits.value().orElse("");
    boolean most = limits.useMax().orElse(false);
    boolean least = limits.useMin().orElse(false);
    if (most && least || !value.matches("unlimited|infinity|-1|-?\\d+")) {
      return Optional.empty();
    }
    List<String> program = new ArrayList<>();
    program.add(
        "key = %s \" \" %s \" \" %s; wanted = %s; comment = %s"
            .formatted(
                Quoting.awk(limits.domain().orElse("")),
                Quoting.awk(limits.limitType().orElse("")),
                Quoting.awk(limits.limitItem().orElse("")),
                Quoting.awk(value),
                Quoting.awk(limits.comment().orElse(""))));
    program.add("new = key; gsub(/ /, \"\\t\", new)");
    program.add("for (i = 1; i <= n; i++) {");
    program.add("  text = line[i]");
    // As Ansible does it: the comment of any line is that of a new one, with its newline.
    program.add("  at = index(text, \"#\")");
    program.add(
        "  if (at == 1 || text !~ /[^ \\t\\r\\n\\f\\v]/) { printf \"%s\", line[i]; continue }");
    program.add("  if (at && comment == \"\") comment = substr(text, at + 1)");
    program.add("  if (at) text = substr(text, 1, at - 1)");
    program.add(
        "  gsub(/[ \\t\\r\\n\\f\\v]+/, \" \", text); sub(/^ /, \"\", text); sub(/ $/, \"\", text)");
    program.add(
        "  if (split(text, field, \" \") != 4 || field[1] \" \" field[2] \" \" field[3] != key) {"
            + " printf \"%s\", line[i]; continue }");
    program.add("  found = 1");
    program.add("  now = field[4]");
    program.add("  if (now == wanted\"\") { printf \"%s\", line[i]; continue }");
    if (most || least) {
      program.add("  all = now ~ /^(unlimited|infinity|-1)$/");
      boolean endless = value.matches("unlimited|infinity|-1");
      if (most) {
        program.add(
            endless
                ? "  set = all ? now : wanted"
                : "  set = all || now + 0 > wanted + 0 ? now : wanted");
      } else {
        program.add(
            endless ? "  set = now" : "  set = !all && now + 0 < wanted + 0 ? now : wanted");
      }
    } else {
      program.add("  set = wanted");
    }
    program.add("  if (set == now\"\") { printf \"%s\", line[i]; continue }");
    program.add("  if (comment != \"\") comment = \"\\t#\" comment");
    program.add("  printf \"%s\\t%s%s\\n\", new, set, comment");
    program.add("}");
    program.add(
        "if (!found) printf \"%s\\t%s%s\\n"
            + "\", new, wanted, comment == \"\" ? \"\" : \"\\t#\" comment");
    return Optional.of(
        new EditScript(
                limits.dest().orElse("/etc/security/limits.conf"),
                true,
                limits.backup().orElse(false),
                Optional.empty())
            .lines(List.of(), program));
  }
}
