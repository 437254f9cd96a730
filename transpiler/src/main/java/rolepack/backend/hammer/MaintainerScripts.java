package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import rolepack.plan.ScriptPhase;
import rolepack.plan.ScriptStep;
import rolepack.plan.Shell;
import rolepack.plan.Trigger;

/// The scripts of a deb that answers triggers, as dpkg calls them.
///
/// Where there is an upgrade script, fpm makes maintainer scripts of its own, which do nothing when
/// they are triggered. Without one it takes scripts as they are: these do what fpm's do, and
/// answer.
final class MaintainerScripts {
  private final Map<String, String> texts;
  private final Map<String, String> scripts = new LinkedHashMap<>();

  private MaintainerScripts(Map<String, String> texts) {
    this.texts = texts;
  }

  /// Scripts that need no upgrade script.
  ///
  /// @param texts what is done in which phase, by hammer's keys
  static Map<String, String> of(Map<String, String> texts, List<Trigger> triggers) {
    MaintainerScripts made = new MaintainerScripts(texts);
    made.add(
        "before-install",
        List.of(ScriptPhase.BEFORE_INSTALL, ScriptPhase.BEFORE_UPGRADE),
        List.of(),
        List.of(
            "install) if [ -z \"$2\" ]; then before_install; else before_upgrade; fi ;;",
            "upgrade) before_upgrade ;;"));
    made.add(
        "after-install",
        List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
        answer(triggers),
        List.of(
            "configure) if [ -z \"$2\" ]; then after_install; else after_upgrade; fi ;;",
            "abort-remove) after_install ;;",
            "triggered) triggered \"$2\" ;;"));
    made.add(
        "before-remove",
        List.of(ScriptPhase.BEFORE_REMOVE),
        List.of(),
        List.of("remove) if [ -z \"$2\" ]; then before_remove; fi ;;"));
    made.add(
        "after-remove",
        List.of(ScriptPhase.AFTER_REMOVE),
        List.of(),
        List.of("remove) after_remove ;;"));
    return made.scripts;
  }

  private void add(
      String key, List<ScriptPhase> phases, List<String> functions, List<String> cases) {
    if (phases.stream().noneMatch(each -> texts.containsKey(each.key()))) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/sh");
    for (ScriptPhase each : phases) {
      lines.add(each.key().replace('-', '_') + "() {");
      lines.add(texts.getOrDefault(each.key(), ":\n").stripTrailing());
      lines.add("}");
    }
    lines.addAll(functions);
    lines.add("case \"$1\" in");
    cases.forEach(each -> lines.add("  " + each));
    lines.add("esac");
    lines.add("exit 0");
    scripts.put(key, String.join("\n", lines) + "\n");
  }

  /// What is done again, by the paths that dpkg names, between spaces.
  private static List<String> answer(List<Trigger> triggers) {
    Map<List<ScriptStep>, SequencedSet<String>> paths = new LinkedHashMap<>();
    for (Trigger each : triggers) {
      paths
          .computeIfAbsent(each.steps(), _ -> new LinkedHashSet<>())
          .addAll(TriggerScripts.interests(List.of(each)));
    }
    List<String> lines = new ArrayList<>();
    lines.add("triggered() {");
    paths.forEach(
        (steps, each) -> {
          lines.add("case \" $1 \" in");
          lines.add(
              String.join(
                      " | ",
                      each.stream()
                          .map(path -> "*%s*".formatted(Shell.quote(" " + path + " ")))
                          .toList())
                  + ")");
          lines.add("# An upgrade of another package may have undone this.");
          steps.stream().map(ScriptStep::commented).forEach(lines::addAll);
          lines.add(";;");
          lines.add("esac");
        });
    lines.add("}");
    return lines;
  }
}
