package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rolepack.generated.modules.SystemCall;

/// SELinux and capabilities → scripts; they do nothing where SELinux does not run.
final class LowerSecurity {
  private LowerSecurity() {}

  static Lowered seboolean(SystemCall.Seboolean seboolean, LoweringContext context) {
    String name = seboolean.name().orElse("");
    boolean on = seboolean.state().orElse(false);
    String summary = "sets the SELinux boolean %s to %s".formatted(name, on ? "on" : "off");
    String persistent = seboolean.persistent().orElse(false) ? "-P " : "";
    return moves(
        selinux("setsebool %s%s %s".formatted(persistent, Shell.quote(name), on ? "on" : "off")),
        summary,
        context);
  }

  /// Ansible rewrites the two settings of the file and, where SELinux runs, switches its mode.
  static Lowered selinux(SystemCall.Selinux selinux, LoweringContext context) {
    String state = selinux.state().orElse("");
    String path = selinux.configfile().orElse("/etc/selinux/config");
    String summary = "sets SELinux to " + state;
    boolean plain =
        state.matches("enforcing|permissive|disabled")
            && selinux.policy().filter(each -> !each.matches("\\w+")).isEmpty();
    if (!plain) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its state or policy is none of SELinux",
          "Use enforcing, permissive or disabled.",
          summary);
    }
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
      lines.add(selinux("setenforce " + (state.equals("enforcing") ? "1" : "0")));
    }
    return new Lowered.Moves(List.of(context.always(summary, lines)), summary, List.of(path));
  }

  static Lowered port(SystemCall.Seport port, LoweringContext context) {
    List<String> ports = port.ports().orElse(List.of());
    String type = port.setype().orElse("");
    boolean present = port.state().orElse("present").equals("present");
    String summary =
        "%s the SELinux type %s %s port %s"
            .formatted(
                present ? "gives" : "takes",
                type,
                present ? "to" : "from",
                String.join(", ", ports));
    List<String> commands = new ArrayList<>();
    for (String each : ports) {
      String words =
          "-t %s -p %s %s"
              .formatted(Shell.quote(type), port.proto().orElse("tcp"), Shell.quote(each));
      commands.add(semanage("port", words, present));
    }
    return guarded(commands, summary, context);
  }

  static Lowered context(SystemCall.Sefcontext file, LoweringContext context) {
    String target = file.target().orElse("");
    boolean present = file.state().orElse("present").equals("present");
    String summary = "sets the SELinux context of %s".formatted(target);
    if (file.substitute().isPresent()) {
      return LowerCopy.option(
          "it makes two paths equal for SELinux", "substitute", context, summary);
    }
    String type = file.setype().map(each -> "-t %s ".formatted(Shell.quote(each))).orElse("");
    String kind = file.ftype().orElse("a");
    String user = file.seuser().map(each -> "-s %s ".formatted(Shell.quote(each))).orElse("");
    String level = file.selevel().map(each -> "-r %s ".formatted(Shell.quote(each))).orElse("");
    String words = "-f %s %s%s%s%s".formatted(kind, type, user, level, Shell.quote(target));
    return guarded(List.of(semanage("fcontext", words, present)), summary, context);
  }

  static Lowered permissive(SystemCall.SelinuxPermissive domain, LoweringContext context) {
    String name = domain.domain().orElse("");
    boolean on = domain.permissive().orElse(false);
    String summary =
        "makes the SELinux domain %s %s".formatted(name, on ? "permissive" : "enforcing");
    return guarded(
        List.of(
            "semanage permissive -%s %s 2>/dev/null || :"
                .formatted(on ? "a" : "d", Shell.quote(name))),
        summary,
        context);
  }

  /// Adding what is there already is an error, changing what is not there too.
  private static String semanage(String object, String words, boolean present) {
    return present
        ? "semanage %1$s -a %2$s 2>/dev/null || semanage %1$s -m %2$s || :".formatted(object, words)
        : "semanage %s -d %s 2>/dev/null || :".formatted(object, words);
  }

  private static Lowered guarded(List<String> commands, String summary, LoweringContext context) {
    List<String> lines = new ArrayList<>();
    lines.add("if selinuxenabled 2>/dev/null; then");
    commands.forEach(each -> lines.add("  " + each));
    lines.add("fi");
    return new Lowered.Moves(List.of(context.always(summary, lines)), summary, List.of());
  }

  private static String selinux(String command) {
    return "if selinuxenabled 2>/dev/null; then %s || :; fi".formatted(command);
  }

  private static Lowered moves(String line, String summary, LoweringContext context) {
    return new Lowered.Moves(List.of(context.always(summary, List.of(line))), summary, List.of());
  }

  /// Ansible changes one capability and keeps the others; `setcap` sets all of them.
  static Lowered capabilities(SystemCall.Capabilities capabilities, LoweringContext context) {
    String path = capabilities.path().orElse("").strip();
    String capability = capabilities.capability().orElse("").strip().toLowerCase(Locale.ROOT);
    boolean add = capabilities.state().orElse("present").equals("present");
    String summary = "%s %s %s".formatted(add ? "gives" : "takes from", path, capability);
    String name = capability.replaceFirst("[-+=].*$", "");
    if (!name.matches("\\w+") || add && name.equals(capability)) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its capability has no name and flags",
          "Write it as in `cap_net_bind_service=ep`.",
          summary);
    }
    String file = Shell.quote(path);
    List<String> lines = new ArrayList<>();
    lines.add("if [ -f %s ]; then".formatted(file));
    lines.add("  caps=$(getcap %s | LC_ALL=C awk '".formatted(file));
    lines.add("    { sub(/^[^ ]+( =)? */, \"\") }");
    lines.add("    { for (i = 1; i <= NF; i++) {");
    lines.add("        at = match($i, /[-+=]/); k = split(substr($i, 1, at - 1), cap, \",\")");
    lines.add("        for (j = 1; j <= k; j++)");
    lines.add(
        "          if (cap[j] != \"%s\") printf \"%%s%%s \", cap[j], substr($i, at)"
            .formatted(name));
    lines.add("    } }')");
    lines.add(
        add
            ? "  setcap \"$caps\"%s %s || :".formatted(Shell.quote(capability), file)
            : "  if getcap %1$s | grep -qw %2$s; then setcap \"${caps%% }\" %1$s || :; fi"
                .formatted(file, name));
    lines.add("fi");
    return new Lowered.Moves(
        List.of(context.always(summary, lines)), summary, List.of(Paths.clean(path)));
  }
}
