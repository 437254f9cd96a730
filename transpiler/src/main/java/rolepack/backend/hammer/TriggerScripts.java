package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
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

/// What a package does again when another one is upgraded, as fpm can say it. In an rpm it is a
/// program of the package, which rpm runs as the interpreter of an empty `%triggerin`: fpm reads
/// the trigger's script from a path of the machine that builds, and hammer does not say where its
/// folders are; `/dev/null` is on all of them. A deb is interested in the paths, and its own script
/// answers ([MaintainerScripts]).
final class TriggerScripts {
  private static final Pattern MERGED = Pattern.compile("/(?:bin|sbin|lib|lib32|lib64|libx32)/");

  private TriggerScripts() {}

  /// The programs, as files of the package; none for a deb, where a note says which path cannot be
  /// the name of a trigger.
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
            .filter(path -> !isName(path))
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
  static List<String> options(PackagePlan plan, Target target) {
    if (!target.packageType().equals("rpm")) {
      return interests(plan.triggers()).stream()
          .map(each -> "--deb-interest-noawait " + Shell.quote(each))
          .toList();
    }
    return plan.triggers().stream()
        .map(
            each ->
                "--rpm-trigger-after-install "
                    + Shell.quote("[-p %s]%s: /dev/null".formatted(path(plan, each), each.owner())))
        .toList();
  }

  /// The paths that dpkg is to name, under both names of the folders that were merged into /usr.
  static SequencedSet<String> interests(List<Trigger> triggers) {
    SequencedSet<String> paths = new LinkedHashSet<>();
    for (Trigger trigger : triggers) {
      for (String path : trigger.paths()) {
        if (isName(path)) {
          paths.add(path);
          String plain = path.startsWith("/usr/") ? path.substring("/usr".length()) : path;
          if (MERGED.matcher(plain).lookingAt()) {
            paths.add(plain);
            paths.add("/usr" + plain);
          }
        }
      }
    }
    return paths;
  }

  private static boolean isName(String path) {
    return path.chars().allMatch(each -> each > ' ' && each < 127);
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
