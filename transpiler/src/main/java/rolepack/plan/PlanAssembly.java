package rolepack.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.PlayRoles;
import rolepack.ir.Repository;
import rolepack.site.Site;
import rolepack.site.Storage;
import rolepack.site.StorageCollector;

/// Makes the plan of what was decided: packages, outcomes, what each role depends on.
final class PlanAssembly {
  private final Repository repository;
  private final PlanSettings settings;
  private final PlayRoles playRoles;
  private final List<RoleItems> roles;
  private final Decisions decisions;
  private final PathOwnership ownership;
  private final SequencedMap<String, RoleComposition> compositions = new LinkedHashMap<>();

  private PlanAssembly(
      Repository repository,
      PlanSettings settings,
      PlayRoles playRoles,
      List<RoleItems> roles,
      Decisions decisions,
      PathOwnership ownership) {
    this.repository = repository;
    this.settings = settings;
    this.playRoles = playRoles;
    this.roles = roles;
    this.decisions = decisions;
    this.ownership = ownership;
  }

  static MigrationPlan assemble(
      Repository repository,
      PlanSettings settings,
      PlayRoles playRoles,
      List<RoleItems> roles,
      Decisions decisions,
      PathOwnership ownership) {
    return new PlanAssembly(repository, settings, playRoles, roles, decisions, ownership)
        .assemble();
  }

  private MigrationPlan assemble() {
    PayloadClaims claims = new PayloadClaims(SharedFile.ofSeveralPackages(roles));
    CollectorSplit split = CollectorSplit.of(roles);
    TemplateUses uses = TemplateUses.of(roles);
    RenderBeside beside = new RenderBeside(roles, uses, playRoles, decisions);
    for (RoleItems items : inPlayOrder()) {
      compositions.put(
          items.scope().role().name(), RoleComposition.of(items, decisions, claims, split, beside));
    }
    compositions.forEach((role, it) -> it.takeOver(split.partsFor(role), claims));
    FactPackage facts = FactPackage.of(settings, playRoles, compositions, claims);
    Rendering rendering = decisions.rendering();
    RoleDependencies dependencies = RoleDependencies.of(repository, playRoles, roles);
    Map<String, List<PackagePlan>> packages = packages(dependencies, facts);
    List<RolePlan> plans = new ArrayList<>();
    for (RoleItems items : roles) {
      RolePlanBuilder builder =
          new RolePlanBuilder(
              items, compositions, dependencies, packages, playRoles, split, facts, rendering);
      plans.add(builder.build());
    }
    List<PackagePlan> all =
        packages.values().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(PackagePlan::name))
            .toList();
    return new MigrationPlan(
        repository,
        settings,
        plans,
        all,
        TemplateOutcomes.of(roles, uses),
        secretFiles(),
        storage(),
        PlayGathering.of(repository, settings, playRoles, plans));
  }

  /// What the templates read that are compiled.
  private Storage storage() {
    StorageCollector collector =
        new StorageCollector(
            new Site(
                settings.prefix(),
                repository.inventory(),
                settings.configuration().topology(),
                Optional.empty()));
    all(roles)
        .filter(each -> !RenderedFiles.all(each).isEmpty())
        .forEach(
            item -> {
              BuildEvaluator task =
                  BuildEvaluator.of(
                      item.scope().variables(), item.candidate().instance(), Set.of());
              RenderedFiles.all(item).forEach(each -> collector.add(each.readings(), task));
            });
    return collector.collect();
  }

  /// Roles that run first come first, so that the package installed first owns a path.
  private List<RoleItems> inPlayOrder() {
    List<String> order =
        playRoles.plays().stream()
            .flatMap(each -> playRoles.rolesOf(each).stream())
            .distinct()
            .toList();
    return roles.stream()
        .sorted(
            Comparator.comparingInt(
                each -> {
                  int at = order.indexOf(each.scope().role().name());
                  return at < 0 ? order.size() : at;
                }))
        .toList();
  }

  private Map<String, List<PackagePlan>> packages(
      RoleDependencies dependencies, FactPackage facts) {
    Map<String, List<PackagePlan>> built = new TreeMap<>();
    Map<String, String> mainPackages = mainPackages();
    compositions.forEach(
        (role, composition) -> {
          List<PackageBuilder> builders = composition.packages();
          for (PackageBuilder builder : builders) {
            Optional<String> main = Optional.ofNullable(mainPackages.get(role));
            Optional<String> base =
                builder.dynamic() ? composition.baseOf(builder) : Optional.empty();
            if (base.isPresent()) {
              builder.depend(new Dependency(base.get(), Optional.of("= " + settings.release())));
            } else if (main.isEmpty() || builder.name().equals(main.get())) {
              dependencies.of(role).stream()
                  .filter(mainPackages::containsKey)
                  .forEach(each -> builder.depend(Dependency.on(mainPackages.get(each))));
            } else if (composition.followsMain(builder)) {
              builder.depend(new Dependency(main.get(), Optional.of("= " + settings.release())));
            }
            // What a package belongs to may need the facts anyway.
            facts
                .neededBy(builder)
                .filter(each -> !dependsOn(builders, base, each))
                .ifPresent(each -> builder.depend(Dependency.on(each)));
          }
          List<PackagePlan> plans =
              new ArrayList<>(builders.stream().map(each -> each.build(ownership)).toList());
          facts.ofRole(role).map(each -> each.build(ownership)).ifPresent(plans::add);
          built.put(role, plans);
        });
    return built;
  }

  private static boolean dependsOn(
      List<PackageBuilder> builders, Optional<String> name, String needed) {
    return name.filter(each -> each.equals(needed)).isPresent()
        || builders.stream()
            .filter(each -> name.filter(each.name()::equals).isPresent())
            .anyMatch(each -> each.dependsOn(needed));
  }

  /// The package of each role that is installed wherever the role runs. A role whose packages all
  /// have conditions has none: who depended on one of those would bring it to hosts where its
  /// condition does not hold.
  private Map<String, String> mainPackages() {
    Map<String, String> names = new HashMap<>();
    compositions.forEach(
        (role, it) ->
            it.packages().stream()
                .findFirst()
                .filter(first -> first.installation().equals(Installation.UNCONDITIONAL))
                .ifPresent(first -> names.put(role, first.name())));
    return names;
  }

  /// Every file of the repository that is secret: those of roles, and those beside the playbooks.
  private List<String> secretFiles() {
    SiteFiles files = roles.isEmpty() ? null : roles.getFirst().scope().files();
    if (files == null) {
      return List.of();
    }
    return SecretFiles.of(repository, files);
  }

  static Stream<Item> all(List<RoleItems> roles) {
    return roles.stream().flatMap(RoleItems::all);
  }
}
