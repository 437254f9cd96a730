package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import rolepack.generated.modules.SystemCall;

/// `timezone`, `locale_gen` → what they leave on the machine.
final class LowerLocale {
  private LowerLocale() {}

  static Lowered timezone(SystemCall.Timezone timezone, LoweringContext context) {
    String summary = "sets the time zone to " + timezone.name().orElse("what it is");
    String name = timezone.name().orElse("");
    if (timezone.hwclock().isPresent()) {
      return context.stays(
          ReasonCode.LIVE_SYSTEM,
          "it sets how the machine's hardware clock is read",
          "Leave the hardware clock at UTC, and drop `hwclock`.",
          summary);
    }
    if (!name.matches("[\\w+-]+(/[\\w+-]+)*")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its name is none of a time zone",
          "Name a file below /usr/share/zoneinfo.",
          summary);
    }
    // Ansible asks timedatectl which zone it is, and leaves a link in another form as it is.
    String same = Shell.quote("Time ?zone: *" + name.replace("+", "[+]") + "( |$)");
    List<String> lines = new ArrayList<>();
    lines.add("if [ -d /run/systemd/system ]; then");
    lines.add(
        "  timedatectl | grep -Eq %s || timedatectl set-timezone %s || :"
            .formatted(same, Shell.quote(name)));
    lines.add("else");
    lines.add("  case $(readlink /etc/localtime) in");
    lines.add("    */zoneinfo/%s) ;;".formatted(name));
    lines.add(
        "    *) ln -sfn %s /etc/localtime ;;"
            .formatted(Shell.quote("../usr/share/zoneinfo/" + name)));
    lines.add("  esac");
    lines.add("fi");
    if (!context.settings().target().packageType().equals("rpm")) {
      lines.add("printf '%%s\\n' %s > /etc/timezone".formatted(Shell.quote(name)));
    }
    return new Lowered.Moves(
        List.of(context.always(summary, lines)), summary, List.of("/etc/localtime"));
  }

  /// Uncomments the locale in /etc/locale.gen and makes it, if the machine does not have it.
  static Lowered locale(SystemCall.LocaleGen locale, LoweringContext context) {
    List<String> names = locale.name().orElse(List.of());
    boolean present = locale.state().orElse("present").equals("present");
    String summary =
        (present ? "makes the locale " : "removes the locale ") + String.join(", ", names);
    if (context.settings().target().packageType().equals("rpm")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "locale_gen works on Debian and Ubuntu only",
          "Install a glibc-langpack package there.",
          summary);
    }
    if (!names.stream().allMatch(each -> each.matches("\\w+\\.UTF-8(@\\w+)?"))) {
      return LowerCopy.option(
          "its locale has another encoding than UTF-8", "name", context, summary);
    }
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String test =
          "locale -a 2>/dev/null | sed 's/\\.utf8/.UTF-8/' | grep -qxF %s".formatted(name);
      String pattern = name.replace(".", "\\.");
      lines.add("if %s%s; then".formatted(present ? "! " : "", test));
      lines.add("  t=$(mktemp)");
      lines.add(
          "  sed 's/#\\{0,1\\}[[:space:]]*%s \\(..*\\)/%s%s \\1/' /etc/locale.gen > \"$t\""
              .formatted(pattern, present ? "" : "# ", name));
      lines.add("  cat \"$t\" > /etc/locale.gen");
      lines.add("  rm -f \"$t\"");
      lines.add("  locale-gen >/dev/null || :");
      lines.add("fi");
    }
    return new Lowered.Moves(
        List.of(context.always(summary, lines)), summary, List.of("/etc/locale.gen"));
  }
}
