package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import rolepack.ir.Condition;
import rolepack.ir.TaskNode;
import rolepack.site.Site;

/// Puts the pieces that a role's tasks became into packages: one for what is unconditional, one for
/// each guard.
final class RoleComposition {
  /// The role that prepares every machine, where a repository has it.
  static final String BASE = "common";

  private final RoleItems items;
  private final Handlers handlers;
  private final ChangeReaders changes;
  private final StartRule starts;
  private final PayloadClaims claims;
  private final String mainName;
  private final SequencedMap<List<String>, PackageBuilder> packages = new LinkedHashMap<>();
  private final SequencedMap<String, PackageBuilder> prerequisites = new LinkedHashMap<>();
  private final Map<String, SequencedMap<String, PackageBuilder>> selections = new HashMap<>();
  private final Map<List<String>, String> guardNames = new HashMap<>();
  private final Map<TaskNode.Task, String> homes = new IdentityHashMap<>();
  private final SequencedMap<List<String>, SequencedSet<String>> notified = new LinkedHashMap<>();
  private final DynamicPackages dynamics;
  private final SequencedSet<List<String>> guards = new LinkedHashSet<>();

  private RoleComposition(RoleItems items, Decisions decisions, PayloadClaims claims) {
    this.items = items;
    this.handlers = decisions.handlers();
    this.changes = decisions.changes();
    this.starts = decisions.starts();
    this.claims = claims;
    this.mainName =
        PackageNaming.prefix(items.scope().settings())
            + "-"
            + PackageNaming.of(items.scope().role().name());
    this.dynamics = new DynamicPackages(items, handlers, claims, this::nameOf);
  }

  /// @param split says which tasks go to another role's package
  static RoleComposition of(
      RoleItems items, Decisions decisions, PayloadClaims claims, CollectorSplit split) {
    RoleComposition composition = new RoleComposition(items, decisions, claims);
    for (Item item : items.tasks()) {
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
    if (items.scope().role().name().equals(BASE)) {
      composition.addPrefixFolder();
    }
    return composition;
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
    guards.add(List.of());
    return packages.computeIfAbsent(List.of(), this::start);
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
    PackageBuilder main = packages.get(List.of());
    return main != null && order.indexOf(main) < order.indexOf(builder);
  }

  /// The conditions under which an item moves, as the playbook writes them.
  static List<String> guard(Item item) {
    return item.candidate().guard().stream().map(Condition::source).distinct().toList();
  }

  private void add(Item item) {
    List<String> guard = guard(item);
    guards.add(guard);
    dynamics.add(item, guard);
    if (!item.awaited().isEmpty()) {
      return;
    }
    if (item.parts().stream().allMatch(Part.Renders.class::isInstance)) {
      // The unconditional package is there even if only templates belong to it.
      if (guard.isEmpty()) {
        packages.computeIfAbsent(guard, this::start);
      }
      return;
    }
    PackageBuilder builder = packages.computeIfAbsent(guard, this::start);
    boolean repository =
        item.parts().stream()
            .anyMatch(each -> each instanceof Part.Lays lays && lays.bringsRepository());
    PackageBuilder home =
        repository || item.isBroughtForward()
            ? before(builder, repository ? Prerequisite.REPOSITORIES : Prerequisite.ACCOUNTS)
            : selected(item).map(each -> from(each, builder)).orElse(builder);
    item.parts().forEach(each -> home.add(each, claims));
    if (dynamics.home(item.task()).isEmpty()) {
      homes.putIfAbsent(item.task(), home.name());
    }
    notify(item, builder, guard, new LinkedHashSet<>());
  }

  /// What has to be there before a package is installed.
  private enum Prerequisite {
    REPOSITORIES("-repositories", "Package repositories of %s."),
    ACCOUNTS("-accounts", "Accounts of %s.");

    private final String suffix;
    private final String description;

    Prerequisite(String suffix, String description) {
      this.suffix = suffix;
      this.description = description;
    }
  }

  /// The package of what a package's dependencies need: it is installed before them.
  private PackageBuilder before(PackageBuilder dependent, Prerequisite kind) {
    PackageBuilder found =
        prerequisites.computeIfAbsent(
            dependent.name() + kind.suffix,
            name ->
                new PackageBuilder(
                    name,
                    items.scope().role().name(),
                    kind.description.formatted(dependent.name()),
                    List.of(),
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
                        dependent.guard(),
                        items.scope().settings()));
    dependent.depend(Dependency.on(found.name()));
    return found;
  }

  private PackageBuilder start(List<String> guard) {
    return new PackageBuilder(
        nameOf(guard),
        items.scope().role().name(),
        items.scope().role().description(),
        guard,
        items.scope().settings());
  }

  private String nameOf(List<String> guard) {
    return guard.isEmpty()
        ? mainName
        : mainName + "-" + GuardName.of(items.scope().role().name(), guard, guardNames);
  }

  /// A handler that moves runs in the script of every package that has notified it; one that stays
  /// is notified by the task that installs the package.
  private void notify(
      Item item, PackageBuilder builder, List<String> guard, SequencedSet<Item> seen) {
    for (String name : item.candidate().notified()) {
      for (Item handler : handlers.named(name, items.scope().role().name())) {
        if (!seen.add(handler)) {
          continue;
        }
        if (handler.isKept()) {
          notified.computeIfAbsent(guard, _ -> new LinkedHashSet<>()).add(name);
        } else {
          starts.partsOf(handler, items).forEach(each -> builder.addHandler(each, claims));
          homes.putIfAbsent(handler.task(), builder.name());
          notify(handler, builder, guard, seen);
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
        (guard, builder) -> {
          if (guard.isEmpty()) {
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

  /// The package that one with templates belongs to: that of the same conditions, or else the
  /// unconditional one; empty where there is neither.
  Optional<String> baseOf(PackageBuilder dynamic) {
    return Optional.ofNullable(packages.get(dynamic.guard()))
        .or(() -> Optional.ofNullable(packages.get(List.of())))
        .map(PackageBuilder::name);
  }

  /// The unconditional package, made where there is none.
  PackageBuilder main() {
    return unconditional();
  }

  /// Every file that consul-template makes for the role.
  List<RenderedFile> rendered() {
    return items
        .all()
        .filter(each -> !each.isKept())
        .flatMap(each -> RenderedFiles.of(each).stream())
        .toList();
  }

  /// The tasks that the role gets.
  ///
  /// @param inventoryFacts the facts that its first task writes
  /// @param waits whether its tasks can wait for what consul-template writes
  List<AddedTask> installs(SequencedSet<String> inventoryFacts, boolean waits) {
    List<AddedTask> tasks = new ArrayList<>();
    if (!inventoryFacts.isEmpty()) {
      tasks.add(
          new AddedTask.WriteFacts(
              Site.factFolder(items.scope().settings().prefix()),
              List.copyOf(inventoryFacts),
              privilege()));
    }
    SequencedSet<String> first = new LinkedHashSet<>();
    packages().forEach(each -> first.addAll(each.prerequisites()));
    if (!first.isEmpty()) {
      tasks.add(
          new InstallTask(
              first.stream().anyMatch(each -> each.endsWith(Prerequisite.ACCOUNTS.suffix))
                  ? "install what has to be there first"
                  : "install what brings the package repositories",
              List.copyOf(first),
              List.of(),
              privilege(),
              tags(),
              List.of()));
    }
    for (List<String> guard : guards) {
      List<String> names = new ArrayList<>();
      Optional.ofNullable(packages.get(guard))
          .ifPresent(
              builder -> {
                selections
                    .getOrDefault(builder.name(), new LinkedHashMap<>())
                    .forEach(
                        (repository, each) ->
                            tasks.add(
                                install(List.of(each.name()), guard, Optional.of(repository))));
                names.add(builder.name());
              });
      Optional.ofNullable(dynamics.packages().get(guard)).ifPresent(each -> names.add(each.name()));
      tasks.add(install(names, guard, Optional.empty()));
      if (waits) {
        tasks.addAll(
            new Waits(items, handlers, starts, dynamics.starts()).of(guard, privilege(), tags()));
      }
    }
    return tasks;
  }

  private InstallTask install(List<String> names, List<String> guard, Optional<String> repository) {
    SequencedSet<String> handlers =
        new LinkedHashSet<>(notified.getOrDefault(guard, new LinkedHashSet<>()));
    handlers.addAll(dynamics.notified(guard));
    return new InstallTask(
        "install " + names.getFirst(),
        names,
        guard,
        privilege(),
        tags(),
        repository.isPresent() ? List.of() : List.copyOf(handlers),
        repository,
        repository.isPresent() ? List.of() : registers(guard));
  }

  /// The results of files that left under which tasks that stay ask whether they changed.
  private List<String> registers(List<String> guard) {
    return items.tasks().stream()
        .filter(each -> guard(each).equals(guard) && changes.isNeeded(each))
        .flatMap(each -> each.task().keywords().register().stream())
        .distinct()
        .toList();
  }

  private List<Item> moved() {
    return items.tasks().stream().filter(each -> home(each.task()).isPresent()).toList();
  }

  private List<String> tags() {
    return moved().stream()
        .flatMap(each -> each.candidate().instance().tags().stream())
        .distinct()
        .toList();
  }

  /// The word that the role's own tasks use to become root.
  private Optional<String> privilege() {
    return moved().stream()
        .filter(each -> each.candidate().instance().inherited(it -> it.become()).isPresent())
        .findFirst()
        .map(each -> each.task().span().text().contains("sudo:") ? "sudo" : "become");
  }
}
