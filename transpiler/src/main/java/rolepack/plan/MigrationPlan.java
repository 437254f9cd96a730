package rolepack.plan;

import java.util.List;
import rolepack.ir.Repository;

/// Everything that a conversion decided; the back ends only write it down.
///
/// @param roles in name order
/// @param packages of all roles, in name order
/// @param templates every template file of every role, in path order
/// @param secretFiles files of the repository that hold secrets and are never copied
public record MigrationPlan(
    Repository repository,
    PlanSettings settings,
    List<RolePlan> roles,
    List<PackagePlan> packages,
    List<TemplateOutcome> templates,
    List<String> secretFiles) {
  public MigrationPlan {
    roles = List.copyOf(roles);
    packages = List.copyOf(packages);
    templates = List.copyOf(templates);
    secretFiles = List.copyOf(secretFiles);
  }
}
