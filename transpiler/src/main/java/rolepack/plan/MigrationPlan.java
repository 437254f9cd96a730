package rolepack.plan;

import java.util.List;
import java.util.Map;
import rolepack.ir.Repository;
import rolepack.site.Storage;
import rolepack.source.SourceSpan;

/// Everything that a conversion decided; the back ends only write it down.
///
/// @param roles in name order
/// @param packages of all roles, in name order
/// @param templates every template file of every role, in path order
/// @param secretFiles files of the repository that hold secrets and are never copied
/// @param storage what has to be stored for the templates
/// @param gathering what plays gather that need less than they say, by the play's place
public record MigrationPlan(
    Repository repository,
    PlanSettings settings,
    List<RolePlan> roles,
    List<PackagePlan> packages,
    List<TemplateOutcome> templates,
    List<String> secretFiles,
    Storage storage,
    Map<SourceSpan, Gathering> gathering) {
  /// A plan without consul-templates.
  public MigrationPlan(
      Repository repository,
      PlanSettings settings,
      List<RolePlan> roles,
      List<PackagePlan> packages,
      List<TemplateOutcome> templates,
      List<String> secretFiles) {
    this(repository, settings, roles, packages, templates, secretFiles, Storage.NONE, Map.of());
  }

  public MigrationPlan {
    roles = List.copyOf(roles);
    packages = List.copyOf(packages);
    templates = List.copyOf(templates);
    secretFiles = List.copyOf(secretFiles);
    gathering = Map.copyOf(gathering);
  }
}
