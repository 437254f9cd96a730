package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.plan.ScriptPhase;
import rolepack.plan.ScriptStep;
import rolepack.plan.Shell;

/// Puts a package's scripts together: one text per phase, each step under a comment that says which
/// task it comes from.
final class ScriptTexts {
  private static final String NOTHING = ":";

  private final Map<ScriptPhase, List<String>> lines = new EnumMap<>(ScriptPhase.class);

  /// @param own what no attribute of the package can say about its files; set before the steps run
  /// @param last what follows every installation, upgrade and removal
  static Map<String, String> of(
      List<PayloadTree.Placed> own, List<ScriptStep> steps, List<String> last) {
    ScriptTexts texts = new ScriptTexts();
    own.forEach(texts::setAttributes);
    steps.forEach(texts::add);
    if (!last.isEmpty()) {
      texts.lines(ScriptPhase.AFTER_INSTALL).addAll(last);
      texts.lines(ScriptPhase.AFTER_UPGRADE).addAll(last);
      texts.lines(ScriptPhase.AFTER_REMOVE).addAll(last);
    }
    texts.lines(ScriptPhase.AFTER_UPGRADE);
    Map<String, String> byKey = new LinkedHashMap<>();
    texts.lines.forEach((phase, each) -> byKey.put(phase.key(), text(each)));
    return byKey;
  }

  private void setAttributes(PayloadTree.Placed placed) {
    String path = Shell.quote(placed.path());
    String owner = placed.attributes().owner() + ":" + placed.attributes().group();
    for (ScriptPhase phase : List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE)) {
      lines(phase).add("chown %s %s".formatted(Shell.quote(owner), path));
      // Of a folder that is there five digits take the set-id bits away.
      String zeros = placed.directory() ? "00" : "";
      lines(phase).add("chmod %s%s %s".formatted(zeros, placed.attributes().octal(), path));
    }
  }

  private void add(ScriptStep step) {
    for (ScriptPhase phase : step.phases()) {
      lines(phase).addAll(step.commented());
    }
  }

  private List<String> lines(ScriptPhase phase) {
    return lines.computeIfAbsent(phase, _ -> new ArrayList<>());
  }

  /// fpm takes an upgrade for a removal and an installation where there is no upgrade script, and
  /// an empty shell function is an error.
  private static String text(List<String> lines) {
    String text = lines.isEmpty() ? NOTHING : String.join("\n", lines);
    return text.stripTrailing() + "\n";
  }
}
