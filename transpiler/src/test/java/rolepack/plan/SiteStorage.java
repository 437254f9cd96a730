package rolepack.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.VariableTable;
import rolepack.analysis.VariableTables;
import rolepack.ir.Repository;
import rolepack.rewrite.Compilation;
import rolepack.site.Site;
import rolepack.site.Storage;
import rolepack.site.StorageCollector;

/// What has to be stored for templates that are compiled, with the values of any site that is to
/// use them: other inventories, other extra variables.
public final class SiteStorage {
  private final VariableTables tables;
  private final Map<String, VariableTable> byRole = new HashMap<>();
  private final Repository site;

  private SiteStorage(Repository site, PlanSettings settings) {
    this.site = site;
    this.tables =
        new VariableTables(
            site,
            PlayRoles.of(site),
            PlatformFacts.of(settings),
            settings.configuration(),
            settings.bake());
  }

  /// @param uses of templates, compiled from the same roles
  /// @param site the same repository with the site's values
  public static Storage of(Collection<TemplateUse> uses, Repository site, PlanSettings settings) {
    SiteStorage storage = new SiteStorage(site, settings);
    StorageCollector collector =
        new StorageCollector(
            new Site(
                settings.prefix(),
                site.inventory(),
                settings.configuration().topology(),
                Optional.empty()));
    for (TemplateUse use : uses) {
      if (use.compilation() instanceof Compilation.Compiled compiled) {
        collector.add(compiled.readings(), storage.evaluator(use), use.evaluator().table());
      }
    }
    return collector.collect();
  }

  private BuildEvaluator evaluator(TemplateUse use) {
    VariableTable table =
        byRole.computeIfAbsent(use.role(), name -> tables.of(site.role(name).orElseThrow()));
    return use.task()
        .map(each -> BuildEvaluator.of(table, each, Set.of()))
        .orElseGet(() -> BuildEvaluator.of(table, Set.of()));
  }
}
