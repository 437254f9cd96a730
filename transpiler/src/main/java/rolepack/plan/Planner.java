package rolepack.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rolepack.analysis.Pin;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.RoleFlow;
import rolepack.analysis.TaskInstance;
import rolepack.analysis.VariableTable;
import rolepack.analysis.VariableTables;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.Workers;
import rolepack.ir.Configuration;
import rolepack.ir.PathOwners;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.rewrite.scope.Profile;
import rolepack.site.Site;

/// Decides for every task where it goes: looks at each alone, lets the rules that look at several
/// keep what must stay, and puts the rest into packages.
public final class Planner {
  private final Repository repository;
  private final PlanSettings settings;
  private final Configuration configuration;
  private final PlayRoles playRoles;
  private final PathOwnership ownership;
  private final DropIns dropIns = new DropIns();
  private final List<RoleScope> scopes = new ArrayList<>();

  private Planner(Repository repository, PlanSettings settings, PathOwners owners) {
    this.ownership = new PathOwnership(owners);
    this.repository = repository;
    this.settings = settings;
    this.configuration = settings.configuration();
    this.playRoles = PlayRoles.of(repository);
  }

  /// Who brings which of some paths, and which of some packages an index knows.
  public interface Index {
    PathOwners read(Set<String> paths, Set<String> packages);
  }

  /// Plans the conversion of a repository. Where there is an index of the distribution's files, a
  /// first plan without it says which paths have to be looked up in it.
  public static MigrationPlan plan(
      Repository repository,
      PlanSettings settings,
      Optional<Index> index,
      Diagnostics diagnostics) {
    PathOwners owners =
        index
            .map(each -> new Planner(repository, settings, PathOwners.NONE).ask(each))
            .orElse(PathOwners.NONE)
            .with(settings.configuration().owners());
    return new Planner(repository, settings, owners).plan(diagnostics);
  }

  private PathOwners ask(Index index) {
    prepare();
    for (RoleItems role : items()) {
      role.all()
          .filter(each -> each.candidate().lowered() instanceof Lowered.Moves)
          .flatMap(each -> ((Lowered.Moves) each.candidate().lowered()).wrote().stream())
          .forEach(ownership::asksFor);
    }
    return index.read(ownership.asked(), ownership.installed());
  }

  private MigrationPlan plan(Diagnostics diagnostics) {
    prepare();
    List<RoleItems> items = items();
    Decisions decisions = new Decisions(repository, playRoles, items);
    decisions.settle();
    PlanDiagnostics findings = new PlanDiagnostics(diagnostics);
    findings.reportVariableCycles(scopes);
    findings.reportUnknownHandlers(items, decisions.handlers());
    findings.reportUselessMoves(items);
    UnseenParameters.report(repository, playRoles, items, diagnostics);
    EngineVersion.report(items, settings.consulTemplate(), diagnostics);
    return PlanAssembly.assemble(repository, settings, playRoles, items, decisions, ownership);
  }

  private void prepare() {
    VariableTables tables =
        new VariableTables(
            repository, playRoles, PlatformFacts.of(settings), configuration, settings.bake());
    SiteFiles files = new SiteFiles(repository, configuration);
    TemplateSources templates = new TemplateSources(repository, files);
    KnownDirectories directories = new KnownDirectories();
    SiteStanzas stanzas = new SiteStanzas(repository, files);
    TemplateCompilations compilations =
        new TemplateCompilations(new Profile(settings.consulTemplate()), repository);
    List<RoleFlow> flows = repository.roles().stream().map(RoleFlow::of).toList();
    for (RoleFlow flow : flows) {
      Role role = flow.role();
      VariableTable variables = tables.of(role);
      scopes.add(
          new RoleScope(
              role,
              flow,
              variables,
              tables.cases(role, variables),
              settings,
              configuration,
              files,
              templates,
              directories,
              ownership,
              dropIns,
              new TemplateEnvironment(site(role), stanzas, compilations, FoundValues.of(flow))));
    }
    scopes.forEach(each -> PathSurvey.of(each, directories, ownership));
  }

  private Site site(Role role) {
    List<String> patterns =
        playRoles.playsOf(role.name()).stream().map(Play::hosts).distinct().toList();
    Optional<String> group =
        patterns.size() == 1
            ? patterns.stream().filter(each -> isGroup(each)).findFirst()
            : Optional.empty();
    return new Site(
        settings.prefix(), repository.inventory(), settings.configuration().topology(), group);
  }

  /// Whether a pattern of hosts is the name of a group, or `all`.
  private boolean isGroup(String pattern) {
    return pattern.equals("all")
        || settings.configuration().topology().groups().containsKey(pattern)
        || repository.inventory().groups().stream().anyMatch(each -> each.name().equals(pattern));
  }

  /// What becomes of each task. A place that needs a variable at build time pins it; a pinned
  /// variable may decide a condition, and so another task, and a task may touch what another one
  /// changes by a drop-in, hence the repetition.
  private List<RoleItems> items() {
    Set<String> pinned =
        configuration.pin().stream()
            .map(Configuration.Word::text)
            .collect(Collectors.toCollection(HashSet::new));
    IncludedFiles included = IncludedFiles.of(repository);
    try (Workers workers = new Workers()) {
      while (true) {
        Set<String> known = Set.copyOf(pinned);
        List<RoleItems> items = workers.map(scopes, each -> items(each, known, included));
        for (RoleItems role : items) {
          role.all()
              .filter(each -> !each.isKept())
              .flatMap(each -> each.candidate().pins().stream())
              .map(Pin::binding)
              .forEach(each -> pinned.add(each.name()));
        }
        boolean withdrawn = dropIns.withdraw(items, repository);
        if (pinned.equals(known) && !withdrawn) {
          return items;
        }
      }
    }
  }

  private static RoleItems items(RoleScope scope, Set<String> pinned, IncludedFiles included) {
    TaskLowering lowering = new TaskLowering(scope, pinned, included.fromOutside());
    return new RoleItems(
        scope,
        items(scope, lowering, scope.flow().tasks(), false),
        items(scope, lowering, scope.flow().handlers(), true),
        UnreachedTasks.of(scope, lowering, included.all()),
        pinned);
  }

  private static List<Item> items(
      RoleScope scope, TaskLowering lowering, List<TaskInstance> instances, boolean handlers) {
    CaseSplit split = new CaseSplit(scope, lowering);
    return instances.stream()
        .flatMap(
            each -> handlers ? Stream.of(lowering.lower(each, true)) : split.lower(each).stream())
        .map(each -> new Item(scope, each, handlers))
        .toList();
  }
}
