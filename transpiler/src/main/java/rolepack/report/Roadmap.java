package rolepack.report;

import java.util.Collection;
import java.util.List;
import rolepack.plan.MigrationPlan;
import rolepack.plan.RolePlan;
import rolepack.plan.RoleStatus;

/// Writes `ROADMAP.md`: the roles by host group, what became of each line of each role, and what
/// keeps the rest in the playbook.
public final class Roadmap {
  private static final int CAUSES = 5;

  /// As many as a cell of a table can show; the role's section has all.
  private static final int MOST_PACKAGES = 4;

  private final StringBuilder out = new StringBuilder();
  private final MigrationPlan plan;

  private Roadmap(MigrationPlan plan) {
    this.plan = plan;
  }

  public static String print(MigrationPlan plan) {
    Roadmap roadmap = new Roadmap(plan);
    roadmap.writeTotals();
    roadmap.writeGroups();
    roadmap.writeRoles();
    roadmap.writeBlockers();
    return roadmap.out.toString();
  }

  private void writeTotals() {
    Counts counts = Counts.ofRoles(plan.roles());
    out.append("# Roadmap: from playbooks to packages\n\n");
    out.append(
        "%s: %s. Of %d tasks and handlers, %d (%d %%) have left Ansible: %d packaged, %d templated,\n%d decided when the packages are built. %d stay.\n"
            .formatted(
                Phrases.count(plan.roles().size(), "role"),
                statuses(),
                counts.total(),
                counts.left(),
                counts.percent(),
                counts.packaged(),
                counts.templated(),
                counts.folded(),
                counts.residual()));
    TemplateSummary.withFiles(plan, Markdown::text)
        .ifPresent(each -> out.append('\n').append(each).append('\n'));
    out.append(CatalogueGroups.print(plan));
    out.append(OptionalSecrets.print(plan.storage().absences()));
    out.append(UnknownFacts.print(plan.storage().hostFacts()));
  }

  private String statuses() {
    StringBuilder shown = new StringBuilder();
    for (RoleStatus status : RoleStatus.values()) {
      long count = plan.roles().stream().filter(each -> each.status() == status).count();
      if (count > 0 || status != RoleStatus.FAILED) {
        shown.append(shown.isEmpty() ? "" : ", ").append(count).append(' ').append(status.word());
      }
    }
    return shown.toString();
  }

  private void writeGroups() {
    out.append("\n## Roles by host group\n");
    for (String pattern : PlayRoles.patterns(plan.repository())) {
      List<RolePlan> roles =
          plan.roles().stream().filter(each -> each.hostGroups().contains(pattern)).toList();
      writeGroup(Markdown.text(pattern), roles);
    }
    writeGroup(
        "In no chosen playbook",
        plan.roles().stream().filter(each -> each.hostGroups().isEmpty()).toList());
  }

  private void writeGroup(String heading, Collection<RolePlan> roles) {
    if (roles.isEmpty()) {
      return;
    }
    out.append("\n### ").append(heading).append("\n\n");
    out.append("| role | package | status | left Ansible |\n|---|---|---|---|\n");
    for (RolePlan role : roles) {
      Counts counts = Counts.of(role.items());
      out.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  Markdown.cell(role.role().name()),
                  packageOrNote(role),
                  role.status().word(),
                  counts.total() == 0
                      ? "no tasks"
                      : "%d of %d (%d %%)"
                          .formatted(counts.left(), counts.total(), counts.percent())));
    }
  }

  private static String packageOrNote(RolePlan role) {
    if (role.packages().isEmpty()) {
      return Markdown.cell(role.note().orElse("no package"));
    }
    List<String> names = role.packages().stream().map(each -> Markdown.cell(each.name())).toList();
    return names.size() <= MOST_PACKAGES
        ? String.join(", ", names)
        : "%s and %d more"
            .formatted(
                String.join(", ", names.subList(0, MOST_PACKAGES - 1)),
                names.size() - MOST_PACKAGES + 1);
  }

  private void writeRoles() {
    out.append("\n## Packages\n");
    ReverseDependencies reverse = ReverseDependencies.of(plan.packages());
    for (RolePlan role : plan.roles()) {
      out.append('\n').append(RoadmapRole.print(role, plan.templates(), reverse));
    }
  }

  private void writeBlockers() {
    List<Blockers> ranked = Blockers.rank(plan.roles());
    out.append("\n## What keeps tasks in the playbook\n");
    if (ranked.isEmpty()) {
      out.append("\nNothing: every task has left Ansible.\n");
      return;
    }
    out.append("\n| reason | tasks | roles | the task |\n|---|---|---|---|\n");
    for (Blockers each : ranked) {
      out.append(
          "| %s | %d | %d | %s |\n"
              .formatted(each.code(), each.tasks(), each.roles().size(), each.code().meaning()));
    }
    for (Blockers each : ranked) {
      writeCauses(each);
    }
  }

  private void writeCauses(Blockers blockers) {
    out.append(
        "\n**%s** (%s): %s.\n\n"
            .formatted(
                blockers.code(),
                Phrases.count(blockers.tasks(), "task"),
                String.join(", ", blockers.roles().stream().map(Markdown::text).toList())));
    for (Blockers.Cause cause : blockers.causes().stream().limit(CAUSES).toList()) {
      out.append(
          "- %s, %s%s: %s. To unblock: %s\n"
              .formatted(
                  Phrases.count(cause.tasks(), "task"),
                  cause.tasks() == 1 ? "" : "first ",
                  Markdown.text(cause.example()),
                  Markdown.text(cause.message()),
                  Markdown.text(cause.remedy())));
    }
    int more = blockers.causes().size() - CAUSES;
    if (more > 0) {
      out.append("- and ").append(Phrases.count(more, "other cause")).append('\n');
    }
  }
}
