package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import rolepack.generated.modules.SystemCall;

/// `timezone`, `locale_gen` → what they leave on the machine.
final class LowerLocale {
  private LowerLocale() {}

  static Lowered timezone(SystemCall.Timezone timezone, LoweringContext context) {
    String name = timezone.name().orElse("");
    List<String> lines = new ArrayList<>();
    timezone.hwclock().ifPresent(each -> lines.addAll(clock(each)));
    String clock =
        timezone
            .hwclock()
            .map(
                each ->
                    "has the hardware clock keep %s time"
                        .formatted(each.equals("local") ? "local" : "universal"))
            .orElse("");
    if (timezone.name().isEmpty() && timezone.hwclock().isPresent()) {
      return new Lowered.Moves(
          List.of(context.always(clock, lines)), clock, List.of("/etc/adjtime"));
    }
    String zone = "sets the time zone to " + timezone.name().orElse("what it is");
    String summary = clock.isEmpty() ? zone : "%s, and %s".formatted(zone, clock);
    if (!name.matches("[\\w+-]+(/[\\w+-]+)*")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its name is none of a time zone",
          "Name a file below /usr/share/zoneinfo.",
          summary);
    }
    // Ansible asks timedatectl which zone it is, and leaves a link in another form as it is.
    String same = Shell.quote("Time ?zone: *" + name.replace("+", "[+]") + "( |$)");
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
    List<String> wrote =
        clock.isEmpty() ? List.of("/etc/localtime") : List.of("/etc/localtime", "/etc/adjtime");
    return new Lowered.Moves(List.of(context.always(summary, lines)), summary, wrote);
  }

  /// On a machine that runs, timedatectl sets the clock, too; on another one the file is written
  /// that says how it is read. Without it, it keeps universal time.
  private static List<String> clock(String kept) {
    boolean local = kept.equals("local");
    String word = local ? "yes" : "no";
    List<String> lines = new ArrayList<>();
    lines.add("if [ -d /run/systemd/system ]; then");
    lines.add(
        "  timedatectl | grep -Eq 'RTC in local TZ *: *%1$s' || timedatectl set-local-rtc %1$s || :"
            .formatted(word));
    if (local) {
      lines.add("elif [ ! -e /etc/adjtime ]; then");
      lines.add("  printf '0.0 0 0\\n0\\nLOCAL\\n' > /etc/adjtime");
      lines.add("else");
    } else {
      lines.add("elif [ -e /etc/adjtime ]; then");
    }
    lines.add("  t=$(mktemp)");
    lines.add(
        "  awk 'NR == 3 { $0 = \"%1$s\" } { print } END { if (NR == 1) print 0; if (NR < 3 && NR)"
                .formatted(local ? "LOCAL" : "UTC")
            + " print \"%s\" }' /etc/adjtime > \"$t\"".formatted(local ? "LOCAL" : "UTC"));
    lines.add("  cat \"$t\" > /etc/adjtime");
    lines.add("  rm -f \"$t\"");
    lines.add("fi");
    return lines;
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
