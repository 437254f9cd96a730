package rolepack.report;

import java.util.List;
import java.util.Map;
import rolepack.ir.Topology;
import rolepack.plan.MigrationPlan;
import rolepack.plan.TemplateOutcome;

/// Writes the groups of hosts that follow Consul's catalogue, and the templates that read them:
/// there hosts come in another order than in the inventory.
final class CatalogueGroups {
  private CatalogueGroups() {}

  static String print(MigrationPlan plan) {
    Map<String, Topology.Group> groups = plan.settings().configuration().topology().groups();
    StringBuilder out = new StringBuilder();
    groups.forEach((name, group) -> write(name, group, plan, out));
    return out.isEmpty()
        ? ""
        : "\n"
            + "Groups that follow Consul's catalogue (rolepack.yml); their hosts come in the"
            + " order of the nodes' names:\n\n"
            + out;
  }

  private static void write(
      String name, Topology.Group group, MigrationPlan plan, StringBuilder out) {
    String reading = "groups['" + name + "']";
    List<String> readers =
        plan.templates().stream()
            .filter(each -> each.variables().stream().anyMatch(it -> it.name().equals(reading)))
            .map(TemplateOutcome::file)
            .map(Markdown::text)
            .distinct()
            .toList();
    out.append("- ")
        .append(Markdown.code(name))
        .append(": ")
        .append(group.source())
        .append(readers.isEmpty() ? ", read by no template" : ", read by ")
        .append(String.join(", ", readers))
        .append('\n');
  }
}
