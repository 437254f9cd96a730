package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import rolepack.generated.modules.SystemCall;

/// Kernel modules, capabilities, booleans → scripts.
final class LowerSystem {
  private LowerSystem() {}

  static Lowered lower(SystemCall call, LoweringContext context) {
    return switch (call) {
      case SystemCall.Modprobe modprobe -> modprobe(modprobe, context);
      case SystemCall.Seboolean seboolean -> seboolean(seboolean, context);
      case SystemCall.Capabilities capabilities -> capabilities(capabilities, context);
      case SystemCall.Sysctl sysctl -> SysctlScript.lower(sysctl, context);
      case SystemCall.Selinux selinux -> selinux(selinux, context);
      case SystemCall other ->
          context.stays(
              ReasonCode.NOT_YET,
              "rolepack does not move %s yet".formatted(other.spec().name()),
              "Copy the file that it would write, or wait for a version of rolepack that does.",
              other.spec().summary());
    };
  }

  private static Lowered modprobe(SystemCall.Modprobe modprobe, LoweringContext context) {
    String name = modprobe.name().orElse("");
    boolean load = !modprobe.state().orElse("present").equals("absent");
    String summary = (load ? "loads the kernel module " : "unloads the kernel module ") + name;
    String parameters =
        modprobe.params().filter(each -> !each.isBlank()).map(each -> " " + words(each)).orElse("");
    String command =
        load ? "modprobe " + Shell.quote(name) + parameters : "modprobe -r " + Shell.quote(name);
    return new Lowered.Moves(
        List.of(
            context.step(
                List.of(ScriptPhase.AFTER_INSTALL),
                summary,
                List.of(LowerServices.booted(command)))),
        summary,
        List.of());
  }

  private static String words(String text) {
    return String.join(
        " ", List.of(text.strip().split("\\s+")).stream().map(Shell::quote).toList());
  }

  private static Lowered seboolean(SystemCall.Seboolean seboolean, LoweringContext context) {
    String name = seboolean.name().orElse("");
    boolean on = seboolean.state().orElse(false);
    String summary = "sets the SELinux boolean %s to %s".formatted(name, on ? "on" : "off");
    String persistent = seboolean.persistent().orElse(false) ? "-P " : "";
    String command =
        "if selinuxenabled 2>/dev/null; then setsebool %s%s %s || :; fi"
            .formatted(persistent, Shell.quote(name), on ? "on" : "off");
    return new Lowered.Moves(
        List.of(context.always(summary, List.of(command))), summary, List.of());
  }

  /// Ansible rewrites the two settings of the file and, where SELinux runs, switches its mode.
  private static Lowered selinux(SystemCall.Selinux selinux, LoweringContext context) {
    String state = selinux.state().orElse("");
    String path = selinux.configfile().orElse("/etc/selinux/config");
    String summary = "sets SELinux to " + state;
    String file = Shell.quote(path);
    List<String> lines = new ArrayList<>();
    lines.add("if [ -f %s ]; then".formatted(file));
    lines.add("  t=$(mktemp)");
    String policy =
        selinux
            .policy()
            .map(each -> " -e " + Shell.quote("s/^SELINUXTYPE=.*/SELINUXTYPE=" + each + "/"))
            .orElse("");
    lines.add(
        "  sed -e %s%s %s > \"$t\""
            .formatted(Shell.quote("s/^SELINUX=.*/SELINUX=" + state + "/"), policy, file));
    lines.add("  if ! cmp -s %1$s \"$t\"; then cat \"$t\" > %1$s; fi".formatted(file));
    lines.add("  rm -f \"$t\"");
    lines.add("fi");
    if (!state.equals("disabled")) {
      lines.add(
          "if selinuxenabled 2>/dev/null; then setenforce %s || :; fi"
              .formatted(state.equals("enforcing") ? "1" : "0"));
    }
    boolean plain =
        state.matches("enforcing|permissive|disabled")
            && selinux.policy().filter(each -> !each.matches("\\w+")).isEmpty();
    return plain
        ? new Lowered.Moves(List.of(context.always(summary, lines)), summary, List.of(path))
        : LowerCopy.notYet("its state or policy is unusual", "policy", context, summary);
  }

  private static Lowered capabilities(
      SystemCall.Capabilities capabilities, LoweringContext context) {
    String path = capabilities.path().orElse("");
    String capability = capabilities.capability().orElse("");
    boolean add = capabilities.state().orElse("present").equals("present");
    String summary = "%s %s %s".formatted(add ? "gives" : "takes from", path, capability);
    if (!add) {
      return LowerCopy.notYet("it takes a capability away", "state", context, summary);
    }
    return new Lowered.Moves(
        List.of(
            context.always(
                summary,
                List.of(
                    "setcap %s %s || :".formatted(Shell.quote(capability), Shell.quote(path))))),
        summary,
        List.of(path));
  }
}
