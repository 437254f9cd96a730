package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.generated.modules.SystemCall;
import rolepack.script.CronTable;
import rolepack.script.CronVariable;
import rolepack.script.KernelBlacklist;
import rolepack.script.KernelModule;
import rolepack.script.LimitsFile;
import rolepack.script.SysctlFile;

/// Kernel, tables of jobs and limits, time zone → scripts that edit what Ansible would edit.
final class LowerSystem {
  private static final Set<String> TRUE = Set.of("y", "yes", "on", "true", "1", "t");
  private static final Set<String> FALSE = Set.of("n", "no", "off", "false", "0", "f");

  private LowerSystem() {}

  static Lowered lower(SystemCall call, LoweringContext context) {
    return switch (call) {
      case SystemCall.Modprobe modprobe -> modprobe(modprobe, context);
      case SystemCall.Seboolean seboolean -> LowerSecurity.seboolean(seboolean, context);
      case SystemCall.Capabilities capabilities ->
          LowerSecurity.capabilities(capabilities, context);
      case SystemCall.Selinux selinux -> LowerSecurity.selinux(selinux, context);
      case SystemCall.Seport port -> LowerSecurity.port(port, context);
      case SystemCall.Sefcontext file -> LowerSecurity.context(file, context);
      case SystemCall.SelinuxPermissive domain -> LowerSecurity.permissive(domain, context);
      case SystemCall.Sysctl sysctl -> sysctl(sysctl, context);
      case SystemCall.Cron cron -> cron(cron, context);
      case SystemCall.Mount mount -> LowerMount.lower(mount, context);
      case SystemCall.PamLimits limits -> limits(limits, context);
      case SystemCall.KernelBlacklist blacklist -> blacklist(blacklist, context);
      case SystemCall.Timezone timezone -> LowerLocale.timezone(timezone, context);
      case SystemCall.LocaleGen locale -> LowerLocale.locale(locale, context);
      case SystemCall.Alternatives alternatives -> alternatives(alternatives, context);
      case SystemCall.Selogin login ->
          context.stays(
              ReasonCode.HUMAN_USER,
              "it gives a person's account an SELinux user",
              "Leave it to the playbook, or to a directory service.",
              TaskSummary.phrase(login.spec()));
      case SystemCall.Cronvar variable ->
          cronTable(
              CronVariable.script(variable),
              CronVariable.path(variable),
              variable.state(),
              variable.name().orElse(""),
              variable.user(),
              context);
      case SystemCall other ->
          context.stays(
              ReasonCode.NO_EQUIVALENT,
              "no script does what %s does".formatted(other.spec().name()),
              "Copy the file that it would write.",
              TaskSummary.phrase(other.spec()));
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
    List<Part> parts = new ArrayList<>();
    parts.add(
        context.step(
            List.of(ScriptPhase.AFTER_INSTALL), summary, List.of(LowerServices.booted(command))));
    String lasting = modprobe.persistent().orElse("disabled");
    if (lasting.equals("disabled")) {
      return new Lowered.Moves(parts, summary, List.of());
    }
    String text = modprobe.params().orElse("").strip();
    KernelModule module =
        new KernelModule(name, text.isEmpty() ? List.of() : List.of(text.split("\\s+")));
    if (!name.matches("[\\w-]+")
        || !module.parameters().stream().allMatch(each -> each.matches("\\w+=[\\w.,:/+-]+"))) {
      return LowerCopy.option("its parameters are no plain words", "persistent", context, summary);
    }
    boolean kept = lasting.equals("present");
    parts.add(
        context.always(
            (kept ? "load %s at boot" : "load %s at boot no more").formatted(name),
            kept ? module.load() : module.forget()));
    return new Lowered.Moves(parts, summary, module.paths());
  }

  private static String words(String text) {
    return String.join(
        " ", List.of(text.strip().split("\\s+")).stream().map(Shell::quote).toList());
  }

  private static Lowered sysctl(SystemCall.Sysctl sysctl, LoweringContext context) {
    String name = sysctl.name().orElse("").strip();
    String value = value(sysctl.value().orElse(""));
    String path = sysctl.sysctlFile().orElse("/etc/sysctl.conf");
    boolean present = sysctl.state().orElse("present").equals("present");
    String summary =
        present
            ? "sets the kernel parameter %s to %s".formatted(name, value)
            : "removes the setting of the kernel parameter " + name;
    List<String> lines =
        new ArrayList<>(
            SysctlFile.script(path, name, Optional.of(value).filter(_ -> present), List.of()));
    if (present) {
      lines.addAll(apply(sysctl, name, value, path));
    } else if (sysctl.reload().orElse(true)) {
      lines.add(reload(sysctl, path));
    }
    return edits(lines, summary, path, context);
  }

  /// What makes a setting take effect on a booted system.
  static List<String> apply(SystemCall.Sysctl sysctl, String name, String value, String path) {
    List<String> lines = new ArrayList<>();
    if (sysctl.sysctlSet().orElse(false)) {
      lines.add(
          LowerServices.booted(
              "sysctl %s-w %s".formatted(ignored(sysctl), Shell.quote(name + "=" + value))));
    }
    if (sysctl.reload().orElse(true)) {
      lines.add(reload(sysctl, path));
    }
    return lines;
  }

  private static String reload(SystemCall.Sysctl sysctl, String path) {
    return LowerServices.booted(
        "sysctl %s-p %s >/dev/null".formatted(ignored(sysctl), Shell.quote(path)));
  }

  private static String ignored(SystemCall.Sysctl sysctl) {
    return sysctl.ignoreerrors().orElse(false) ? "-e " : "";
  }

  /// Ansible writes 1 and 0 for the words that mean them.
  static String value(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    return TRUE.contains(lower) ? "1" : FALSE.contains(lower) ? "0" : written.strip();
  }

  private static Lowered cron(SystemCall.Cron cron, LoweringContext context) {
    return cronTable(
        CronTable.script(cron),
        CronTable.path(cron),
        cron.state(),
        cron.name().orElse(""),
        cron.user(),
        context);
  }

  private static Lowered cronTable(
      Optional<List<String>> script,
      Optional<String> path,
      Optional<String> state,
      String name,
      Optional<String> user,
      LoweringContext context) {
    boolean present = state.orElse("present").equals("present");
    String where = path.orElse("the table of " + user.orElse("root"));
    String summary =
        "%s “%s” %s %s"
            .formatted(present ? "keeps" : "removes", name, present ? "in" : "from", where);
    if (script.isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its arguments are incomplete, or Ansible takes them for an expression",
          "Give it a name of letters and digits, a job, and a user where there is a cron_file.",
          summary);
    }
    return new Lowered.Moves(
        List.of(context.always(summary, script.get())),
        summary,
        List.of(path.map(Paths::clean).orElse("/var/spool/cron")));
  }

  private static Lowered limits(SystemCall.PamLimits limits, LoweringContext context) {
    String summary =
        "limits %s of %s to %s"
            .formatted(
                limits.limitItem().orElse(""),
                limits.domain().orElse(""),
                limits.value().orElse(""));
    return LimitsFile.script(limits)
        .map(
            each ->
                edits(each, summary, limits.dest().orElse("/etc/security/limits.conf"), context))
        .orElseGet(
            () ->
                context.stays(
                    ReasonCode.NO_EQUIVALENT,
                    "its value is no limit",
                    "Write a number or `unlimited`.",
                    summary));
  }

  private static Lowered blacklist(SystemCall.KernelBlacklist blacklist, LoweringContext context) {
    boolean present = blacklist.state().orElse("present").equals("present");
    String summary =
        "%s the kernel module %s"
            .formatted(present ? "blocks" : "allows", blacklist.name().orElse(""));
    return edits(
        KernelBlacklist.script(blacklist), summary, KernelBlacklist.path(blacklist), context);
  }

  private static Lowered edits(
      List<String> lines, String summary, String path, LoweringContext context) {
    return new Lowered.Moves(
        List.of(context.always(summary, lines)), summary, List.of(Paths.clean(path)));
  }

  /// What is chosen together with a program.
  private static String subcommands(List<Map<String, Object>> given) {
    StringBuilder words = new StringBuilder();
    for (Map<String, Object> each : given) {
      words.append(" --slave");
      for (String key : List.of("link", "name", "path")) {
        words.append(' ').append(Shell.quote(String.valueOf(each.get(key))));
      }
    }
    return words.toString();
  }

  /// Registers a program, and chooses it where another one was chosen before.
  private static Lowered alternatives(
      SystemCall.Alternatives alternatives, LoweringContext context) {
    String name = alternatives.name().orElse("");
    String path = alternatives.path().orElse("");
    String state = alternatives.state().orElse("selected");
    String summary =
        state.equals("absent")
            ? "removes %s from the alternatives of %s".formatted(path, name)
            : "makes %s the alternative for %s".formatted(path, name);
    if (path.isEmpty()) {
      return LowerCopy.option("it names no path", "path", context, summary);
    }
    if (alternatives.family().isPresent()) {
      return LowerCopy.option(
          "only some versions of alternatives have families", "family", context, summary);
    }
    Optional<List<Map<String, Object>>> given = alternatives.subcommands();
    if (given.isPresent() && alternatives.link().isEmpty()) {
      return LowerCopy.option("it has subcommands, and no link", "subcommands", context, summary);
    }
    String display =
        "update-alternatives --display %s 2>/dev/null | grep -qF %s"
            .formatted(Shell.quote(name), Shell.quote(path + " - "));
    List<String> lines = new ArrayList<>();
    if (state.equals("absent")) {
      lines.add("if %s; then".formatted(display));
      lines.add(
          "  update-alternatives --remove %s %s || :"
              .formatted(Shell.quote(name), Shell.quote(path)));
      lines.add("fi");
      return edits(lines, summary, "/etc/alternatives/" + name, context);
    }
    if (state.equals("selected")) {
      // What it is chosen for by being the first one may be taken from it by another one.
      lines.add("was=$(readlink /etc/alternatives/%s) || :".formatted(Shell.quote(name)));
    }
    if (given.isPresent() && alternatives.priority().isEmpty()) {
      // It keeps the priority that it has.
      lines.add(
          "p=$(update-alternatives --display %s 2>/dev/null | grep -F %s |"
                  .formatted(Shell.quote(name), Shell.quote(path + " - "))
              + " sed -n 's/.*priority \\([0-9][0-9]*\\).*/\\1/p' | head -n 1)");
    }
    alternatives
        .link()
        .ifPresent(
            link -> {
              String install =
                  "update-alternatives --install %s %s %s %s%s"
                      .formatted(
                          Shell.quote(link),
                          Shell.quote(name),
                          Shell.quote(path),
                          alternatives
                              .priority()
                              .map(Object::toString)
                              .orElse(given.isPresent() ? "\"${p:-50}\"" : "50"),
                          subcommands(given.orElse(List.of())));
              lines.add(
                  alternatives.priority().isPresent() || given.isPresent()
                      ? "[ ! -e %s ] || %s".formatted(Shell.quote(path), install)
                      : "%s || { [ ! -e %s ] || %s; }"
                          .formatted(display, Shell.quote(path), install));
            });
    if (state.equals("selected")) {
      lines.add(
          "[ \"$was\" = %s ] || update-alternatives --set %s %s || :"
              .formatted(Shell.quote(path), Shell.quote(name), Shell.quote(path)));
    } else if (state.equals("auto")) {
      lines.add("update-alternatives --auto %s || :".formatted(Shell.quote(name)));
    }
    return lines.isEmpty()
        ? new Lowered.Folds(summary)
        : edits(lines, summary, "/etc/alternatives/" + name, context);
  }
}
