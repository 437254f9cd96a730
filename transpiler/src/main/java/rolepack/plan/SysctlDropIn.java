package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.SystemCall;
import rolepack.script.SysctlFile;

/// `sysctl` on /etc/sysctl.conf → a file in /etc/sysctl.d that is read right after it.
///
/// Every target has /etc/sysctl.d/99-sysctl.conf, a link to /etc/sysctl.conf, which is where
/// systemd reads that file. `sysctl --system` reads it once more at the very end: a file that sets
/// anything itself, which no distribution's does, is edited as well.
final class SysctlDropIn {
  static final String MAIN = "/etc/sysctl.conf";
  private static final String LINK = "/etc/sysctl.d/99-sysctl.conf";

  private SysctlDropIn() {}

  static Optional<Lowered> lower(SystemCall.Sysctl sysctl, LoweringContext context) {
    String name = sysctl.name().orElse("").strip();
    String value = LowerSystem.value(sysctl.value().orElse(""));
    if (!sysctl.sysctlFile().map(Paths::clean).orElse(MAIN).equals(MAIN)
        || !sysctl.state().orElse("present").equals("present")
        || !sysctl.reload().orElse(true)
        || !name.matches("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+")
        || value.isEmpty()
        || value.contains("\n")) {
      return Optional.empty();
    }
    return context
        .dropIns()
        .lay(
            new DropIn(
                MAIN,
                name,
                "%s-%s-%s.conf".formatted(LINK, context.packageName(), DropIn.slug(name)),
                "%s=%s\n".formatted(name, value),
                0644,
                "the kernel parameter %s to %s".formatted(name, value)))
        .map(each -> lower(each, sysctl, name, value, context));
  }

  private static Lowered lower(
      DropIn dropIn, SystemCall.Sysctl sysctl, String name, String value, LoweringContext context) {
    List<String> lines = new ArrayList<>();
    lines.add("if grep -q '^[[:space:]]*[^#;[:space:]]' %s 2>/dev/null; then".formatted(MAIN));
    SysctlFile.script(MAIN, name, Optional.of(value), List.of())
        .forEach(each -> lines.add("  " + each));
    lines.add("fi");
    lines.addAll(LowerSystem.apply(sysctl, name, value, dropIn.path()));
    Lowered.Moves moves =
        dropIn.lowered(
            context, List.of(context.always("apply the kernel parameter " + name, lines)));
    return new Lowered.Moves(moves.parts(), moves.summary(), List.of(dropIn.path(), MAIN));
  }
}
