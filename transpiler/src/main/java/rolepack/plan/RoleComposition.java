package rolepack.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import rolepack.ir.TaskNode;

/// Puts the pieces that a role's tasks became into packages: one for what is unconditional, one for
/// each guard and phase.
final class RoleComposition {
  /// The role that prepares every machine, where a repository has it.
  static final String BASE = "common";

  private final RoleItems items;
  private final Handlers handlers;
  private final ChangeReaders changes;
  private final StartRule starts;
  private final PayloadClaims claims;
  private final InstallationNames names;
  private final SequencedMap<Installation, PackageBuilder> packages = new LinkedHashMap<>();
  private final SequencedMap<String, PackageBuilder> prerequisites = new LinkedHashMap<>();
  private final Map<String, SequencedMap<String, PackageBuilder>> selections = new HashMap<>();
  private final Map<TaskNode.Task, String> homes = new IdentityHashMap<>();
  private final SequencedMap<Installation, SequencedSet<String>> notified = new LinkedHashMap<>();
  private final DynamicPackages dynamics;
  private final SequencedMap<Integer, Phase> phases = new TreeMap<>();
  private final SequencedSet<Installation> installations = new LinkedHashSet<>();

  private RoleComposition(RoleItems items, Decisions decisions, PayloadClaims claims) {
    this.items = items;
    this.handlers = decisions.handlers();
    this.changes = decisions.changes();
    this.starts = decisions.starts();
    this.claims = claims;
    this.names = new InstallationNames(items);
    this.dynamics = new DynamicPackages(items, handlers, claims, this);
  }

  /// @param split says which tasks go to another role's package
  /// @param beside says which tasks that stay leave their templates to consul-template
  static RoleComposition of(
      RoleItems items,
      Decisions decisions,
      PayloadClaims claims,
      CollectorSplit split,
      RenderBeside beside) {
    RoleComposition composition = new RoleComposition(items, decisions, claims);
    for (Item item : byPhase(items)) {
      if (item.isKept() || !(item.candidate().lowered() instanceof Lowered.Moves)) {
        continue;
      }
      Optional<String> served = split.served(item.task());
      if (served.isPresent()) {
        composition.homes.put(
            item.task(),
            PackageNaming.prefix(items.scope().settings()) + "-" + PackageNaming.of(served.get()));
      } else {
        composition.add(item);
      }
    }
    items.tasks().stream()
        .filter(Item::isKept)
        .forEach(each -> composition.renderBeside(each, beside));
    if (items.scope().role().name().equals(BASE)) {
      composition.addPrefixFolder();
    }
    return composition;
  }

  /// Takes the templates of a task that stays.
  private void renderBeside(Item item, RenderBeside rule) {
    rule.of(item, items, dynamics::nameOf)
        .ifPresent(
            beside -> {
              item.render(beside);
              installations.add(beside.installation());
              phases.putIfAbsent(beside.installation().phase(), Phase.FIRST);
              dynamics.add(beside, item.task().span());
              if (beside.installation().equals(Installation.UNCONDITIONAL)) {
                unconditional();
              }
            });
  }

  private static List<Item> byPhase(RoleItems items) {
    return items.tasks().stream()
        .sorted(Comparator.comparingInt((Item each) -> each.phase().number()))
        .toList();
  }

  /// The folder of the site below /etc, where the packages of the prefix keep what they know of the
  /// host; it belongs to the role that prepares every machine.
  private void addPrefixFolder() {
    items
        .scope()
        .role()
        .main()
        .ifPresent(
            main ->
                unconditional()
                    .add(
                        new Part.Lays(
                            new PayloadEntry.Directory(
                                "/etc/" + items.scope().settings().prefix(),
                                FileAttributes.NEW_DIRECTORY,
                                main.source().span())),
                        claims));
  }

  private PackageBuilder unconditional() {
    installations.add(Installation.UNCONDITIONAL);
    return packages.computeIfAbsent(Installation.UNCONDITIONAL, this::start);
  }

  /// Takes pieces of another role's tasks into the unconditional package: where that is installed
  /// says already on which hosts they are.
  void takeOver(List<Item> others, PayloadClaims claims) {
    for (Item item : others) {
      PackageBuilder builder = unconditional();
      item.parts().forEach(each -> builder.add(each, claims));
    }
  }

  /// Whether a package is installed after the unconditional one, which it can depend on then.
  boolean followsMain(PackageBuilder builder) {
    List<PackageBuilder> order = List.copyOf(packages.values());
    PackageBuilder main = packages.get(Installation.UNCONDITIONAL);
    return main != null && order.indexOf(main) < order.indexOf(builder);
  }

  private void add(Item item) {
    Installation installation = Installation.of(item);
    List<Installation> siblings = Installation.siblings(item);
    installations.addAll(siblings);
    phases.putIfAbsent(installation.phase(), item.phase());
    dynamics.add(item, installation);
    if (!item.awaited().isEmpty()) {
      return;
    }
    if (item.parts().stream().allMatch(Part.Renders.class::isInstance)) {
      // The unconditional package is there even if only templates belong to it.
      if (installation.equals(Installation.UNCONDITIONAL)) {
        unconditional();
      }
      return;
    }
    siblings.forEach(each -> packages.computeIfAbsent(each, this::start));
    PackageBuilder builder = packages.get(installation);
    boolean repository =
        item.parts().stream()
                .anyMatch(each -> each instanceof Part.Lays lays && lays.bringsRepository())
            || item.isBroughtForward() && RepositoryEdits.is(item);
    PackageBuilder home =
        repository || item.isBroughtForward()
            ? before(builder, repository ? Prerequisite.REPOSITORIES : Prerequisite.ACCOUNTS)
            : selected(item).map(each -> from(each, builder)).orElse(builder);
    item.parts().forEach(each -> home.add(each, claims));
    if (dynamics.home(item.task()).isEmpty()) {
      homes.putIfAbsent(item.task(), home.name());
    }
    notify(item, builder, new LinkedHashSet<>());
  }

  /// The package of what a package's dependencies need: it is installed before them.
  private PackageBuilder before(PackageBuilder dependent, Prerequisite kind) {
    PackageBuilder found =
        prerequisites.computeIfAbsent(
            dependent.name() + kind.suffix(),
            name ->
                new PackageBuilder(
                    name,
                    items.scope().role().name(),
                    kind.description().formatted(dependent.name()),
                    new Installation(
                        dependent.installation().phase(), false, List.of(), Optional.empty()),
                    items.scope().settings()));
    dependent.depend(Dependency.on(found.name()));
    dependent.require(found.name());
    return found;
  }

  private static Optional<String> selected(Item item) {
    return item.parts().stream()
        .flatMap(
            each ->
                each instanceof Part.Needs needs
                    ? needs.repository().stream()
                    : java.util.stream.Stream.empty())
        .findFirst();
  }

  /// The package of what comes from a repository that is enabled for its installation only.
  private PackageBuilder from(String repository, PackageBuilder dependent) {
    PackageBuilder found =
        selections
            .computeIfAbsent(dependent.name(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(
                repository,
                each ->
                    new PackageBuilder(
                        dependent.name() + "-from-" + PackageNaming.of(each),
                        items.scope().role().name(),
                        "What %s needs from %s.".formatted(dependent.name(), each),
                        dependent.installation(),
                        items.scope().settings()));
    dependent.depend(Dependency.on(found.name()));
    return found;
  }

  private PackageBuilder start(Installation installation) {
    return new PackageBuilder(
        nameOf(installation),
        items.scope().role().name(),
        (items.scope().role().description() + timeOf(installation)).strip(),
        installation,
        items.scope().settings());
  }

  /// What a description says of when a package is installed, and where; empty for the usual.
  String timeOf(Installation installation) {
    StringBuilder said = new StringBuilder();
    phases
        .getOrDefault(installation.phase(), Phase.FIRST)
        .after()
        .ifPresent(
            each -> said.append(" The part that comes after %s.".formatted(each.last().text())));
    if (installation.once()) {
      said.append(" The part that only the first host of a play gets.");
    }
    return said.toString();
  }

  /// `acme-proxy`, `acme-proxy-late-2-once-tls`, `acme-proxy-mode-leader`.
  String nameOf(Installation installation) {
    return names.of(installation);
  }

  /// A handler that moves runs in the script of every package that has notified it; one that stays
  /// is notified by the task that installs the package.
  private void notify(Item item, PackageBuilder builder, SequencedSet<Item> seen) {
    for (String name : item.candidate().notified()) {
      if (handlers.isOfPlayOnly(name)) {
        notified.computeIfAbsent(builder.installation(), _ -> new LinkedHashSet<>()).add(name);
      }
      for (Item handler : handlers.named(name, items.scope().role().name())) {
        if (!seen.add(handler)) {
          continue;
        }
        if (handler.isKept()) {
          notified.computeIfAbsent(builder.installation(), _ -> new LinkedHashSet<>()).add(name);
        } else {
          starts.partsOf(handler, items).forEach(each -> builder.addHandler(each, claims));
          homes.putIfAbsent(handler.task(), builder.name());
          notify(handler, builder, seen);
        }
      }
    }
  }

  /// What handlers do, in words, when a file that consul-template makes for a task changes.
  List<String> reactionsOf(TaskNode.Task task) {
    return dynamics.reactionsOf(task);
  }

  /// Whether a script of a package does what a task or handler does.
  boolean runsInScript(TaskNode.Task task) {
    return homes.containsKey(task);
  }

  /// The package that took a task or handler over.
  Optional<String> home(TaskNode.Task task) {
    return Optional.ofNullable(homes.get(task)).or(() -> dynamics.home(task));
  }

  /// The packages, the unconditional one first.
  List<PackageBuilder> packages() {
    List<PackageBuilder> all = new ArrayList<>();
    packages.forEach(
        (installation, builder) -> {
          if (installation.equals(Installation.UNCONDITIONAL)) {
            all.addFirst(builder);
          } else {
            all.add(builder);
          }
        });
    dynamics.packages().values().forEach(all::add);
    all.addAll(prerequisites.values());
    selections.values().forEach(each -> all.addAll(each.values()));
    return all;
  }

  /// The package that one with templates belongs to: the one installed with it, or else the
  /// unconditional one; empty where there is neither.
  Optional<String> baseOf(PackageBuilder dynamic) {
    return Optional.ofNullable(packages.get(dynamic.installation()))
        .or(() -> Optional.ofNullable(packages.get(Installation.UNCONDITIONAL)))
        .map(PackageBuilder::name);
  }

  /// The unconditional package, made where there is none.
  PackageBuilder main() {
    return unconditional();
  }

  /// Every file that consul-template makes for the role.
  List<RenderedFile> rendered() {
    return items.all().flatMap(each -> RenderedFiles.all(each).stream()).toList();
  }

  /// The tasks that the role gets.
  ///
  /// @param waits whether its tasks can wait for what consul-template writes
  RoleInstalls installs(boolean waits) {
    return new RoleInstalls(this, waits);
  }

  RoleItems items() {
    return items;
  }

  /// The phases in which packages are installed, by number.
  SequencedMap<Integer, Phase> phases() {
    return phases;
  }

  /// When packages are installed, in that order; the phase is the first that counts.
  List<Installation> installations() {
    return installations.stream().sorted(Comparator.comparingInt(Installation::phase)).toList();
  }

  /// The names of an installation's packages for all values of its variable, as the playbook writes
  /// them.
  String patternOf(Installation installation) {
    return names.pattern(installation);
  }

  /// The package without templates that is installed at a time.
  Optional<PackageBuilder> packageOf(Installation installation) {
    return Optional.ofNullable(packages.get(installation));
  }

  /// The package with the templates that is installed at a time.
  Optional<PackageBuilder> dynamicOf(Installation installation) {
    return Optional.ofNullable(dynamics.packages().get(installation));
  }

  /// What a package needs of repositories that are enabled for its installation only, by those.
  SequencedMap<String, PackageBuilder> selectionsOf(PackageBuilder builder) {
    return selections.getOrDefault(builder.name(), new LinkedHashMap<>());
  }

  /// The handlers that stay and that tasks in the packages of a time notify.
  List<String> notified(Installation installation) {
    SequencedSet<String> names =
        new LinkedHashSet<>(notified.getOrDefault(installation, new LinkedHashSet<>()));
    names.addAll(dynamics.notified(installation));
    return List.copyOf(names);
  }

  /// What tasks wait for that stay.
  Waits waits() {
    return new Waits(items, handlers, starts, dynamics.starts());
  }

  /// The results of files that left under which tasks that stay ask whether they changed.
  ///
  /// @param which of the tasks that left
  List<String> registers(Installation installation, Predicate<Item> which) {
    return items.tasks().stream()
        .filter(each -> Installation.of(each).equals(installation) && changes.isNeeded(each))
        .filter(which)
        .flatMap(each -> each.task().keywords().register().stream())
        .distinct()
        .toList();
  }
}
