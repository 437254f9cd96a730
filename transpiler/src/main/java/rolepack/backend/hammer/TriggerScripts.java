package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.List;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.FileAttributes;
import rolepack.plan.FileContent;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;
import rolepack.plan.ScriptStep;
import rolepack.plan.Shell;
import rolepack.plan.Target;
import rolepack.plan.Trigger;

/// What a package does again when another one is upgraded, as fpm can say it: a program of the
/// package, which rpm runs as the interpreter of an empty `%triggerin`. fpm reads the trigger's
/// script from a path of the machine that builds, and hammer does not say where its folders are;
/// `/dev/null` is on all of them.
final class TriggerScripts {
  private TriggerScripts() {}

  /// The programs, as files of the package. A deb has none: the maintainer script that fpm makes
  /// answers no trigger. dpkg keeps what was changed in /etc; of all else a note says what to do.
  static List<PayloadEntry> entries(PackagePlan plan, Target target, Diagnostics diagnostics) {
    List<PayloadEntry> entries = new ArrayList<>();
    for (Trigger each : plan.triggers()) {
      if (target.packageType().equals("rpm")) {
        entries.add(
            new PayloadEntry.File(
                path(plan, each),
                new FileContent.Text(text(each)),
                new FileAttributes(0755, "root", "root"),
                false,
                each.steps().getFirst().origin()));
      } else {
        each.paths().stream()
            .filter(path -> !path.startsWith("/etc/"))
            .findFirst()
            .ifPresent(
                path ->
                    diagnostics.report(
                        DiagnosticKind.NO_TRIGGER,
                        each.steps().getFirst().origin(),
                        path,
                        each.owner(),
                        plan.name()));
      }
    }
    return entries;
  }

  /// The options of fpm that name them.
  static List<String> options(PackagePlan plan) {
    return plan.triggers().stream()
        .map(
            each ->
                "--rpm-trigger-after-install "
                    + Shell.quote("[-p %s]%s: /dev/null".formatted(path(plan, each), each.owner())))
        .toList();
  }

  private static String path(PackagePlan plan, Trigger trigger) {
    return "/usr/share/%s/triggers/%s".formatted(plan.name(), trigger.owner());
  }

  /// rpm's last word is how many versions of the other package are there: two, while a new one
  /// takes the place of an old one.
  private static String text(Trigger trigger) {
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/sh");
    lines.add("# An upgrade of %s may undo this.".formatted(trigger.owner()));
    lines.add("for versions; do :; done");
    lines.add("[ \"${versions:-0}\" -gt 1 ] || exit 0");
    trigger.steps().stream().map(ScriptStep::commented).forEach(lines::addAll);
    lines.add("exit 0");
    return String.join("\n", lines) + "\n";
  }
}
