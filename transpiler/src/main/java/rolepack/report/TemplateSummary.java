package rolepack.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import rolepack.plan.MigrationPlan;
import rolepack.plan.Outcome;
import rolepack.plan.TemplateOutcome;

/// Says how many templates can do without Ansible by what they hold, so that it shows whether a
/// template is in the way or the place of its task.
final class TemplateSummary {
  private final List<TemplateOutcome> templates;
  private final String version;

  private TemplateSummary(MigrationPlan plan) {
    this.templates = plan.templates();
    this.version = plan.settings().consulTemplate().toString();
  }

  /// One line with the files that cannot; empty where there are no templates.
  ///
  /// @param shown how a file's path is written
  static Optional<String> withFiles(MigrationPlan plan, UnaryOperator<String> shown) {
    return new TemplateSummary(plan)
        .line(
            (construct, files) -> "%s (%s)".formatted(shown.apply(construct), names(files, shown)));
  }

  /// One line with what is in the way; empty where there are no templates.
  static Optional<String> withoutFiles(MigrationPlan plan) {
    return new TemplateSummary(plan)
        .line(
            (construct, files) ->
                files.size() == 1 ? construct : construct + " (%d)".formatted(files.size()));
  }

  private interface Obstacle {
    String text(String construct, List<String> files);
  }

  private Optional<String> line(Obstacle obstacle) {
    if (templates.isEmpty()) {
      return Optional.empty();
    }
    List<TemplateOutcome> said = templates.stream().filter(TemplateOutcome::canBeSaid).toList();
    List<String> parts = new ArrayList<>();
    add("templated", said, each -> each.outcome() == Outcome.TEMPLATED, parts);
    add("packaged", said, each -> each.outcome() == Outcome.PACKAGED, parts);
    add("their task stays", said, each -> each.outcome() == Outcome.RESIDUAL, parts);
    add("used by no task", said, each -> isFolded(each) && !each.isUsed(), parts);
    add("their task never runs", said, each -> isFolded(each) && each.isUsed(), parts);
    StringBuilder line =
        new StringBuilder(
            "Templates: %d of %d can be said in consul-template %s"
                .formatted(said.size(), templates.size(), version));
    if (!parts.isEmpty()) {
      line.append(" (").append(String.join(", ", parts)).append(')');
    }
    if (said.size() < templates.size()) {
      List<String> obstacles = new ArrayList<>();
      obstacles().forEach((construct, files) -> obstacles.add(obstacle.text(construct, files)));
      line.append("; %d cannot: ".formatted(templates.size() - said.size()));
      line.append(String.join(", ", obstacles));
    }
    return Optional.of(line.append('.').toString());
  }

  /// The files that cannot be said, by what is in the way.
  private Map<String, List<String>> obstacles() {
    Map<String, List<String>> files = new TreeMap<>();
    for (TemplateOutcome each : templates) {
      if (!each.canBeSaid()) {
        files.computeIfAbsent(each.obstacle(), _ -> new ArrayList<>()).add(each.file());
      }
    }
    return files;
  }

  private static String names(List<String> files, UnaryOperator<String> shown) {
    return String.join(", ", files.stream().map(shown).toList());
  }

  private static void add(
      String words,
      List<TemplateOutcome> templates,
      Predicate<TemplateOutcome> wanted,
      List<String> parts) {
    long count = templates.stream().filter(wanted).count();
    if (count > 0) {
      parts.add(words + " " + count);
    }
  }

  private static boolean isFolded(TemplateOutcome template) {
    return template.outcome() == Outcome.FOLDED;
  }
}
