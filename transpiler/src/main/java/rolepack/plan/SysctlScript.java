package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import rolepack.generated.modules.SystemCall;

/// `sysctl` → the edit that Ansible makes in /etc/sysctl.conf, and the call that makes it take
/// effect on a booted system.
final class SysctlScript {
  private static final Set<String> TRUE = Set.of("y", "yes", "on", "true", "1");
  private static final Set<String> FALSE = Set.of("n", "no", "off", "false", "0");

  private SysctlScript() {}

  static Lowered lower(SystemCall.Sysctl sysctl, LoweringContext context) {
    String name = sysctl.name().orElse("");
    String value = value(sysctl.value().orElse(""));
    String path = sysctl.sysctlFile().orElse("/etc/sysctl.conf");
    boolean present = sysctl.state().orElse("present").equals("present");
    String summary = "sets the kernel parameter %s to %s".formatted(name, value);
    if (!present) {
      return LowerCopy.notYet("it removes a kernel parameter", "state", context, summary);
    }
    List<String> lines = new ArrayList<>(edit(name, value, Shell.quote(path)));
    if (sysctl.sysctlSet().orElse(false)) {
      lines.add(LowerServices.booted("sysctl -w %s".formatted(Shell.quote(name + "=" + value))));
    }
    if (sysctl.reload().orElse(true)) {
      lines.add(LowerServices.booted("sysctl -p %s >/dev/null".formatted(Shell.quote(path))));
    }
    return new Lowered.Moves(
        List.of(context.always(summary, lines)), summary, List.of(Paths.clean(path)));
  }

  /// Ansible writes 1 and 0 for the words that mean them.
  private static String value(String written) {
    String text = written.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    return TRUE.contains(lower) ? "1" : FALSE.contains(lower) ? "0" : text;
  }

  /// Ansible writes every setting of the file anew, without white space around the `=` and each
  /// once, if the value of this one changes.
  private static List<String> edit(String name, String value, String file) {
    return List.of(
        "[ -e %1$s ] || : > %1$s".formatted(file),
        "t=$(mktemp)",
        "name=%s value=%s LC_ALL=C awk '".formatted(Shell.quote(name), Shell.quote(value)),
        "  function trim(s) { sub(/^[ \\t]+/, \"\", s); sub(/[ \\t\\r]+$/, \"\", s); return s }",
        "  { line = trim($0); at = index(line, \"=\") }",
        "  line == \"\" || line ~ /^[#;]/ || !at { print line; next }",
        "  { key = trim(substr(line, 1, at - 1)); old = trim(substr(line, at + 1)) }",
        "  key == ENVIRON[\"name\"] && !(key in seen) { now = old; old = ENVIRON[\"value\"] }",
        "  !(key in seen) { seen[key] = 1; print key \"=\" old }",
        "  END {",
        "    if (!(ENVIRON[\"name\"] in seen)) print ENVIRON[\"name\"] \"=\" ENVIRON[\"value\"]",
        "    exit now == ENVIRON[\"value\"]",
        "  }",
        "' %1$s > \"$t\" && cat \"$t\" > %1$s".formatted(file),
        "rm -f \"$t\"");
  }
}
