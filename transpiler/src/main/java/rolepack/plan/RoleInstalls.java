package rolepack.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import rolepack.ir.TaskNode;
import rolepack.site.Site;

/// The tasks that a role gets: they install its packages, and wait for what those bring about.
final class RoleInstalls {
  /// How the playbook calls the result of the installation of repositories.
  private static final String BROUGHT = "brought_repositories";

  private final RoleComposition composition;
  private final RoleItems items;
  private final boolean waits;
  private final Transactions transactions;

  /// @param waits whether the role's tasks can wait for what consul-template writes
  RoleInstalls(RoleComposition composition, boolean waits) {
    this.composition = composition;
    this.items = composition.items();
    this.waits = waits;
    this.transactions = new Transactions(composition);
  }

  /// The tasks before all that stays.
  ///
  /// @param inventoryFacts the facts that the first of them writes
  List<AddedTask> first(SequencedSet<String> inventoryFacts) {
    List<AddedTask> tasks = new ArrayList<>();
    if (!inventoryFacts.isEmpty()) {
      tasks.add(
          new AddedTask.WriteFacts(
              Site.factFolder(items.scope().settings().prefix()),
              List.copyOf(inventoryFacts),
              privilege()));
    }
    tasks.addAll(ofPhase(0));
    return tasks;
  }

  /// The tasks of later phases, by what they follow in the role's main task file.
  Map<TaskNode, List<AddedTask>> later() {
    Map<TaskNode, List<AddedTask>> tasks = new IdentityHashMap<>();
    composition
        .phases()
        .forEach(
            (number, phase) ->
                phase.after().ifPresent(each -> tasks.put(each.entry(), ofPhase(number))));
    return tasks;
  }

  private static boolean isEverywhere(Installation installation) {
    return installation.when().isEmpty() && !installation.once();
  }

  /// Installs what packages need before them, where those are installed.
  private List<AddedTask> before(Installation installation, SequencedSet<String> first, int phase) {
    List<AddedTask> tasks = new ArrayList<>();
    if (first.isEmpty()) {
      return tasks;
    }
    // yum looks for what is new by itself.
    boolean lists =
        first.stream().anyMatch(each -> !Prerequisite.ACCOUNTS.is(each))
            && items.scope().settings().target().packageType().equals("deb");
    tasks.add(
        new InstallTask(
            first.stream().anyMatch(Prerequisite.ACCOUNTS::is)
                ? "install what has to be there first"
                : "install what brings the package repositories",
            List.copyOf(first),
            List.of(),
            isEverywhere(installation) ? List.of() : transactions.asked(installation),
            installation.once(),
            privilege(),
            tags(phase),
            List.of(),
            Optional.empty(),
            lists ? List.of(BROUGHT) : List.of()));
    if (lists) {
      tasks.add(new AddedTask.UpdateLists(BROUGHT, privilege(), tags(phase)));
    }
    return tasks;
  }

  private List<AddedTask> ofPhase(int phase) {
    List<AddedTask> tasks = new ArrayList<>();
    // What is needed on every host comes first.
    SequencedMap<Installation, SequencedSet<String>> before = new LinkedHashMap<>();
    for (boolean everywhere : List.of(true, false)) {
      composition.packages().stream()
          .filter(each -> each.installation().phase() == phase)
          .filter(each -> isEverywhere(each.installation()) == everywhere)
          .forEach(
              each ->
                  before
                      .computeIfAbsent(
                          everywhere ? Installation.UNCONDITIONAL : each.installation(),
                          _ -> new LinkedHashSet<>())
                      .addAll(each.prerequisites()));
    }
    SequencedSet<String> there =
        before.getOrDefault(Installation.UNCONDITIONAL, new LinkedHashSet<>());
    before.forEach(
        (installation, names) -> {
          if (names != there) {
            names.removeAll(there);
          }
          tasks.addAll(before(installation, names, phase));
        });
    List<Transactions.Transaction> order = transactions.of(phase);
    Optional<Integer> templates =
        phase == 0 ? transactions.placeOfTemplates(order) : Optional.empty();
    for (int i = 0; i < order.size(); i++) {
      tasks.addAll(at(order.get(i), templates.isEmpty()));
      if (templates.equals(Optional.of(i))) {
        tasks.add(templates());
        tasks.addAll(waiting(Installation.UNCONDITIONAL));
      }
    }
    return tasks;
  }

  /// Installs the templates of the unconditional package by themselves.
  private InstallTask templates() {
    Installation all = Installation.UNCONDITIONAL;
    return install(
        composition.dynamicOf(all).stream().map(PackageBuilder::name).toList(),
        List.of(),
        all,
        Optional.empty(),
        composition.registers(all, RenderedFiles::any));
  }

  /// The tasks of a transaction.
  ///
  /// @param whole whether the templates of the unconditional package come with it
  private List<AddedTask> at(Transactions.Transaction transaction, boolean whole) {
    List<AddedTask> tasks = new ArrayList<>();
    Installation first = transaction.first();
    transaction.all().forEach(each -> found(each).ifPresent(tasks::add));
    composition
        .packageOf(first)
        .ifPresent(
            builder ->
                composition
                    .selectionsOf(builder)
                    .forEach(
                        (repository, each) ->
                            tasks.add(
                                install(
                                    List.of(each.name()),
                                    List.of(),
                                    first,
                                    Optional.of(repository),
                                    List.of()))));
    boolean divided = !whole && first.equals(Installation.UNCONDITIONAL);
    List<String> names = new ArrayList<>(names(first));
    if (divided) {
      composition.dynamicOf(first).ifPresent(each -> names.remove(each.name()));
    }
    List<InstallTask.Choice> choices = new ArrayList<>();
    for (Installation each : transaction.others()) {
      List<String> further = transactions.furtherConditions(transaction, each);
      if (further.isEmpty()) {
        names.addAll(names(each));
      } else {
        choices.add(new InstallTask.Choice(names(each), further));
      }
    }
    tasks.add(
        install(
            names,
            choices,
            first,
            Optional.empty(),
            composition.registers(first, each -> !divided || !RenderedFiles.any(each))));
    transaction.all().stream()
        .filter(each -> !divided || !each.equals(first))
        .forEach(each -> tasks.addAll(waiting(each)));
    return tasks;
  }

  private List<String> names(Installation installation) {
    List<String> names = new ArrayList<>();
    if (transactions.isOfValue(installation)) {
      String pattern = composition.patternOf(installation);
      composition.packageOf(installation).ifPresent(_ -> names.add(pattern));
      composition
          .dynamicOf(installation)
          .ifPresent(_ -> names.add(pattern + DynamicPackages.SUFFIX));
    } else {
      composition.packageOf(installation).ifPresent(each -> names.add(each.name()));
      composition.dynamicOf(installation).ifPresent(each -> names.add(each.name()));
    }
    return names;
  }

  private List<AddedTask> waiting(Installation installation) {
    List<AddedTask> tasks = new ArrayList<>();
    if (waits) {
      transactions
          .together(installation)
          .forEach(
              each ->
                  composition
                      .waits()
                      .of(each, privilege(), tags(installation.phase()))
                      .ifPresent(tasks::add));
    }
    return tasks;
  }

  private Optional<AddedTask> found(Installation installation) {
    SequencedMap<String, String> values = new TreeMap<>();
    items.tasks().stream()
        .filter(each -> Installation.of(each).equals(installation))
        .forEach(each -> values.putAll(RenderedFiles.found(each)));
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AddedTask.WriteFound(
                Site.foundFolder(
                    items.scope().settings().prefix(),
                    PackageNaming.of(items.scope().role().name())),
                values,
                values.keySet().stream().anyMatch(items.scope().variables()::isSecret),
                installation.when(),
                installation.once(),
                privilege(),
                tags(installation.phase())));
  }

  private InstallTask install(
      List<String> names,
      List<InstallTask.Choice> choices,
      Installation installation,
      Optional<String> repository,
      List<String> registers) {
    return new InstallTask(
        "install "
            + names.getFirst()
            + (choices.isEmpty() ? "" : " and what belongs to it on this host"),
        names,
        choices,
        transactions.asked(installation),
        installation.once(),
        privilege(),
        tags(installation.phase()),
        repository.isPresent() ? List.of() : composition.notified(installation),
        repository,
        registers);
  }

  private List<Item> moved() {
    return items.tasks().stream()
        .filter(each -> composition.home(each.task()).isPresent() || each.beside().isPresent())
        .toList();
  }

  private List<String> tags(int phase) {
    return moved().stream()
        .filter(
            each ->
                phase
                    == each.beside()
                        .map(it -> it.installation().phase())
                        .orElseGet(() -> each.phase().number()))
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
