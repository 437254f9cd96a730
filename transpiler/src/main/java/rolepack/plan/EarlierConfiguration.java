package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Configuration that was written by hand, or by the playbook, before its package came: it gives
/// way as it does to Ansible, where a package manager would keep it. What the tasks do not say of
/// mode and owner stays, and the removal of an rpm brings it back.
final class EarlierConfiguration {
  private final String packageName;
  private final SequencedMap<PayloadEntry.File, KeptAttributes> files;
  private final boolean conffiles;

  /// @param files the configuration of the package, with what its tasks do not say
  /// @param conffiles whether dpkg lays it down
  EarlierConfiguration(
      String packageName,
      SequencedMap<PayloadEntry.File, KeptAttributes> files,
      boolean conffiles) {
    this.packageName = packageName;
    this.files = new LinkedHashMap<>(files);
    this.conffiles = conffiles;
  }

  List<ScriptStep> steps() {
    if (files.isEmpty()) {
      return List.of();
    }
    List<PayloadEntry.File> all = List.copyOf(files.sequencedKeySet());
    List<ScriptStep> steps = new ArrayList<>();
    steps.add(
        conffiles
            ? step(
                List.of(ScriptPhase.BEFORE_INSTALL),
                "keep what lies where configuration goes",
                all,
                giveWay("if [ -f \"$f\" ] || [ -L \"$f\" ]; then", List.of()))
            : step(
                List.of(ScriptPhase.AFTER_INSTALL),
                "keep what lay where configuration goes",
                all,
                giveWay("if [ -e \"$f.rpmnew\" ]; then", List.of("  mv -f \"$f.rpmnew\" \"$f\""))));
    byKept()
        .forEach(
            (kept, each) ->
                steps.add(
                    step(
                        List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
                        "leave mode and owner as they were",
                        each,
                        leave(kept))));
    if (!conffiles) {
      steps.add(
          step(
              List.of(ScriptPhase.AFTER_REMOVE),
              "bring back what lay where configuration went",
              all,
              List.of(
                  "if [ -e \"%1$s$f\" ] && [ ! -e \"$f\" ]; then".formatted(backup()),
                  "  mkdir -p \"${f%/*}\"",
                  "  mv -f \"%s$f\" \"$f\"".formatted(backup()),
                  "fi")));
    }
    return steps;
  }

  /// rpm decides before any script runs, and lays the new file beside.
  private List<String> giveWay(String condition, List<String> then) {
    List<String> lines = new ArrayList<>();
    lines.add(condition);
    lines.add("  mkdir -p \"%s${f%%/*}\"".formatted(backup()));
    lines.add("  mv -f \"$f\" \"%s$f\"".formatted(backup()));
    lines.addAll(then);
    lines.add("fi");
    return lines;
  }

  private Map<KeptAttributes, List<PayloadEntry.File>> byKept() {
    Map<KeptAttributes, List<PayloadEntry.File>> groups = new LinkedHashMap<>();
    files.forEach(
        (file, kept) -> {
          if (!kept.equals(KeptAttributes.NONE)) {
            groups.computeIfAbsent(kept, _ -> new ArrayList<>()).add(file);
          }
        });
    return groups;
  }

  private List<String> leave(KeptAttributes kept) {
    String old = "\"%s$f\"".formatted(backup());
    List<String> lines = new ArrayList<>();
    lines.add("if [ -f %1$s ] && [ ! -L %1$s ]; then".formatted(old));
    if (kept.owner() && kept.group()) {
      lines.add("  chown --reference=%s \"$f\"".formatted(old));
    } else if (kept.owner()) {
      lines.add("  chown \"$(stat -c %%u %s)\" \"$f\"".formatted(old));
    } else if (kept.group()) {
      lines.add("  chgrp --reference=%s \"$f\"".formatted(old));
    }
    if (kept.mode()) {
      lines.add("  chmod --reference=%s \"$f\"".formatted(old));
    }
    lines.add("fi");
    return lines;
  }

  private String backup() {
    return "/usr/share/%s/backup".formatted(packageName);
  }

  /// The lines for each of the files, `$f`.
  private static ScriptStep step(
      List<ScriptPhase> phases, String summary, List<PayloadEntry.File> files, List<String> lines) {
    List<String> words = files.stream().map(each -> Shell.quote(each.path())).toList();
    List<String> all = new ArrayList<>();
    if (words.size() == 1) {
      all.add("f=" + words.getFirst());
      all.addAll(lines);
    } else {
      all.add("for f in %s; do".formatted(String.join(" ", words)));
      lines.forEach(each -> all.add("  " + each));
      all.add("done");
    }
    return new ScriptStep(phases, summary, all, files.getFirst().origin());
  }
}
