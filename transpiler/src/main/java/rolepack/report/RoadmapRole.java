package rolepack.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.plan.Dependency;
import rolepack.plan.Outcome;
import rolepack.plan.PackagePlan;
import rolepack.plan.PinnedVariable;
import rolepack.plan.ResidualReason;
import rolepack.plan.RolePlan;
import rolepack.plan.TaskOutcome;
import rolepack.plan.TemplateOutcome;
import rolepack.source.SourceSpan;

/// Writes the section of one role: its packages, and what became of each range of lines.
final class RoadmapRole {
  private final StringBuilder out = new StringBuilder();
  private final RolePlan plan;
  private final List<TemplateOutcome> templates;
  private final ReverseDependencies reverse;
  private final Set<String> saidRemedies = new HashSet<>();

  private RoadmapRole(RolePlan plan, List<TemplateOutcome> templates, ReverseDependencies reverse) {
    this.plan = plan;
    this.templates = templates;
    this.reverse = reverse;
  }

  static String print(RolePlan plan, List<TemplateOutcome> templates, ReverseDependencies reverse) {
    RoadmapRole section = new RoadmapRole(plan, templates, reverse);
    section.writeHead();
    section.writeComponents();
    plan.packages().stream().skip(1).forEach(section::writeFurtherPackage);
    return section.out.toString();
  }

  private void writeHead() {
    Optional<PackagePlan> main = plan.packages().stream().findFirst();
    out.append("### ")
        .append(Markdown.text(main.map(PackagePlan::name).orElse(plan.role().name())));
    out.append('\n');
    sentence(Markdown.text(plan.role().description()));
    sentence(
        Phrases.status(plan) + Phrases.share(plan.items()).map(each -> ": " + each).orElse(""));
    out.setCharAt(out.length() - 1, '\n');
    plan.note().map(Markdown::text).ifPresent(this::line);
    main.ifPresent(each -> writeDependencies(each, plan.systemPackages()));
    if (!plan.secrets().isEmpty()) {
      out.append("**Secrets** ").append(names(plan.secrets())).append(".\n");
    }
    writePinned(plan.pinned());
  }

  /// Appends a text as a sentence, with a full stop and a space.
  private void sentence(String text) {
    if (!text.isBlank()) {
      boolean ended = text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
      out.append(text).append(ended ? " " : ". ");
    }
  }

  /// Appends a text as a sentence on a line of its own, with a capital first.
  private void line(String text) {
    sentence(Character.toUpperCase(text.charAt(0)) + text.substring(1));
    out.setCharAt(out.length() - 1, '\n');
  }

  private void writeDependencies(PackagePlan each, List<String> others) {
    List<String> needed =
        new ArrayList<>(each.dependencies().stream().map(Dependency::text).toList());
    others.stream()
        .filter(other -> each.dependencies().stream().noneMatch(is -> is.name().equals(other)))
        .forEach(needed::add);
    List<String> needing = reverse.of(each.name());
    out.append("**Dependencies** ").append(needed.isEmpty() ? "none" : names(needed));
    out.append(". **Reverse dependencies** ").append(needing.isEmpty() ? "none" : names(needing));
    out.append(".\n");
    if (!each.conflicts().isEmpty()) {
      out.append("**Conflicts** ").append(names(each.conflicts())).append(".\n");
    }
  }

  private static String names(List<String> names) {
    return String.join(" · ", names.stream().map(Markdown::text).toList());
  }

  private void writePinned(List<PinnedVariable> pinned) {
    if (pinned.isEmpty()) {
      return;
    }
    out.append("**Fixed** when the packages are built; changing one of these needs a rebuild:\n");
    for (PinnedVariable each : pinned) {
      out.append("- ").append(Markdown.code(each.name()));
      each.value()
          .filter(value -> value.indexOf('\n') < 0)
          .ifPresent(value -> out.append(" is ").append(Markdown.code(value)));
      out.append(" (").append(Markdown.text(each.definition().place())).append(')');
      if (!each.pinnedBy().isEmpty()) {
        out.append(", needed by ");
        out.append(names(each.pinnedBy().stream().map(SourceSpan::place).distinct().toList()));
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private void writeComponents() {
    Map<String, List<TaskOutcome>> byFile = new LinkedHashMap<>();
    String main = plan.role().path() + "/tasks/main.yml";
    plan.items().stream()
        .filter(each -> each.file().equals(main))
        .forEach(each -> byFile.computeIfAbsent(each.file(), _ -> new ArrayList<>()).add(each));
    plan.items().stream()
        .filter(each -> !each.file().equals(main) && !each.handler())
        .forEach(each -> byFile.computeIfAbsent(each.file(), _ -> new ArrayList<>()).add(each));
    plan.items().stream()
        .filter(TaskOutcome::handler)
        .forEach(each -> byFile.computeIfAbsent(each.file(), _ -> new ArrayList<>()).add(each));
    boolean first = true;
    for (Map.Entry<String, List<TaskOutcome>> each : byFile.entrySet()) {
      out.append(first ? "**Components** " : "\n");
      writeFile(relative(each.getKey()), each.getValue(), first);
      first = false;
    }
  }

  private void writeFile(String file, List<TaskOutcome> items, boolean first) {
    if (items.size() == 1 && !first) {
      out.append(Markdown.text(file)).append(", ").append(row(items.getFirst())).append('\n');
      return;
    }
    out.append(Markdown.text(file)).append("\n");
    items.forEach(each -> out.append("- ").append(row(each)).append('\n'));
  }

  private String relative(String file) {
    String prefix = plan.role().path() + "/";
    return file.startsWith(prefix) ? file.substring(prefix.length()) : file;
  }

  private String row(TaskOutcome item) {
    return "%s: %s → %s"
        .formatted(
            Phrases.lines(item),
            Markdown.text(item.summary()),
            item.outcome() == Outcome.RESIDUAL ? stays(item) : moved(item));
  }

  private String moved(TaskOutcome item) {
    Optional<String> main = plan.packages().stream().findFirst().map(PackagePlan::name);
    String other =
        item.packageName()
            .filter(each -> !main.equals(Optional.of(each)) && item.outcome() == Outcome.PACKAGED)
            .map(each -> Markdown.text(each) + ": ")
            .orElse("");
    return other
        + Phrases.realization(item)
        + named("key", item.keys())
        + named("secret", item.secrets());
  }

  private static String named(String noun, List<String> names) {
    return names.isEmpty()
        ? ""
        : ", %s%s %s"
            .formatted(
                noun,
                noun.equals("key") || names.size() > 1 ? "s" : "",
                String.join(", ", names.stream().map(Markdown::text).toList()));
  }

  private String stays(TaskOutcome item) {
    List<ResidualReason> reasons = item.reasons();
    StringBuilder shown = new StringBuilder("stays: ");
    shown.append(
        String.join(
            "; ", reasons.stream().map(each -> Markdown.text(each.message())).distinct().toList()));
    String remedy = reasons.getFirst().remedy();
    if (saidRemedies.add(remedy)) {
      shown.append(". To unblock: ").append(Markdown.text(remedy));
    }
    return shown.toString();
  }

  private void writeFurtherPackage(PackagePlan each) {
    out.append("\n#### ").append(Markdown.text(each.name())).append('\n');
    sentence(Markdown.text(each.description()));
    if (!each.guard().isEmpty()) {
      sentence(
          "Installed when "
              + String.join(" and ", each.guard().stream().map(Markdown::code).toList()));
    }
    out.setCharAt(out.length() - 1, '\n');
    writeDependencies(each, List.of());
  }
}
