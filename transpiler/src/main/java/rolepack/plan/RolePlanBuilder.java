package rolepack.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.analysis.Pin;
import rolepack.analysis.PlayRoles;
import rolepack.ir.Action;
import rolepack.ir.Play;
import rolepack.ir.Role;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// Puts together what is to be said of one role.
final class RolePlanBuilder {
  private final RoleItems items;
  private final Role role;
  private final RoleComposition composition;
  private final SequencedMap<String, RoleComposition> compositions;
  private final RoleDependencies dependencies;
  private final Map<String, List<PackagePlan>> packages;
  private final PlayRoles playRoles;
  private final CollectorSplit split;
  private final FactPackage facts;
  private final Rendering rendering;

  RolePlanBuilder(
      RoleItems items,
      SequencedMap<String, RoleComposition> compositions,
      RoleDependencies dependencies,
      Map<String, List<PackagePlan>> packages,
      PlayRoles playRoles,
      CollectorSplit split,
      FactPackage facts,
      Rendering rendering) {
    this.items = items;
    this.role = items.scope().role();
    this.composition = compositions.get(role.name());
    this.compositions = compositions;
    this.dependencies = dependencies;
    this.packages = packages;
    this.playRoles = playRoles;
    this.split = split;
    this.facts = facts;
    this.rendering = rendering;
  }

  RolePlan build() {
    List<TaskOutcome> outcomes = outcomes();
    List<PackagePlan> own = packages.getOrDefault(role.name(), List.of());
    return new RolePlan(
        role,
        status(outcomes),
        outcomes,
        own,
        residual(),
        note(own),
        dependencies.of(role.name()),
        dependencies.requiring(role.name()),
        systemPackages(),
        SecretUse.of(items),
        pinned(),
        playRoles.playsOf(role.name()).stream().map(Play::hosts).distinct().toList());
  }

  private RoleStatus status(List<TaskOutcome> outcomes) {
    if (role.failed()) {
      return RoleStatus.FAILED;
    }
    long residual = outcomes.stream().filter(it -> it.outcome() == Outcome.RESIDUAL).count();
    if (residual == 0) {
      return RoleStatus.PORTED;
    }
    return residual == outcomes.size() && composition.packages().isEmpty()
        ? RoleStatus.UNPORTED
        : RoleStatus.PARTIAL;
  }

  private List<TaskOutcome> outcomes() {
    Map<TaskNode.Task, TaskOutcome> found = new IdentityHashMap<>();
    items.all().forEach(each -> found.merge(each.task(), outcome(each), RolePlanBuilder::together));
    return found.values().stream()
        .sorted(
            Comparator.comparing(TaskOutcome::file)
                .thenComparing(each -> each.task().span().start()))
        .toList();
  }

  /// What is said of a task that is looked at for several values, or runs at several places: what
  /// counts is where something is left of it.
  private static TaskOutcome together(TaskOutcome one, TaskOutcome other) {
    TaskOutcome first =
        one.outcome() == Outcome.FOLDED && other.outcome() != Outcome.FOLDED ? other : one;
    return first.touching(
        all(one.wrote(), other.wrote()),
        all(one.keys(), other.keys()),
        all(one.secrets(), other.secrets()));
  }

  private static List<String> all(List<String> some, List<String> others) {
    SequencedSet<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private TaskOutcome outcome(Item item) {
    String file = item.task().span().file().path();
    Lowered lowered = item.candidate().lowered();
    if (item.isKept()) {
      return new TaskOutcome(
          file,
          item.task(),
          item.isHandler(),
          Outcome.RESIDUAL,
          Optional.empty(),
          Optional.empty(),
          item.summary()
              + (item.beside().isPresent() ? ", which consul-template renders" : "")
              + decided(item),
          List.of(item.reason().orElseThrow()),
          List.of());
    }
    Optional<String> home = home(item);
    if (item.idle().isEmpty() && lowered instanceof Lowered.Moves moves && home.isPresent()) {
      boolean command = item.isHandler() ? isCommand(item) : !item.awaited().isEmpty();
      return new TaskOutcome(
          file,
          item.task(),
          item.isHandler(),
          command || RenderedFiles.any(item) ? Outcome.TEMPLATED : Outcome.PACKAGED,
          home,
          Optional.of(command ? "command" : realization(moves)),
          moves.summary() + restarts(item) + likewise(item) + decided(item),
          List.of(),
          moves.wrote(),
          TemplateReadings.keys(RenderedFiles.of(item), items.scope().files()),
          TemplateReadings.secrets(RenderedFiles.of(item)));
    }
    String summary =
        item.idle().isPresent()
            ? item.idle().get()
            : item.isHandler() ? item.summary() + "; nothing notifies it" : item.summary();
    return new TaskOutcome(
        file,
        item.task(),
        item.isHandler(),
        Outcome.FOLDED,
        Optional.empty(),
        Optional.empty(),
        summary,
        List.of(),
        List.of());
  }

  private Optional<String> home(Item item) {
    Optional<String> own = composition.home(item.task());
    return own.isPresent() || !item.isHandler()
        ? own
        : compositions.values().stream()
            .map(each -> each.home(item.task()))
            .flatMap(Optional::stream)
            .findFirst();
  }

  /// What the user decided about a task that may move, with the reason: the report is where others
  /// look for it.
  private static String decided(Item item) {
    RoleScope scope = item.scope();
    StringBuilder said = new StringBuilder();
    scope
        .userMoves(item.task())
        .ifPresent(
            each ->
                said.append("; %s lets it move: %s".formatted(each.span().place(), each.reason())));
    scope
        .userTouches(item.task())
        .ifPresent(
            each ->
                said.append(
                    "; %s says what it touches: %s".formatted(each.span().place(), each.reason())));
    return said.toString();
  }

  private static String likewise(Item item) {
    return item.candidate()
        .instance()
        .inCase()
        .map(each -> "; likewise for each value of " + each.variable())
        .orElse("");
  }

  /// What the command of a template does when it changes: `, restarts metricsd when it changes`.
  private String restarts(Item item) {
    List<String> done = RenderedFiles.any(item) ? composition.reactionsOf(item.task()) : List.of();
    return done.isEmpty()
        ? ""
        : ", %s when %s"
            .formatted(
                String.join(", ", done),
                RenderedFiles.of(item).size() == 1 ? "it changes" : "they change");
  }

  /// Whether a handler is nothing but the command of templates.
  private boolean isCommand(Item handler) {
    return compositions.values().stream().noneMatch(each -> each.runsInScript(handler.task()));
  }

  private static String realization(Lowered.Moves moves) {
    TreeSet<String> kinds = new TreeSet<>();
    for (Part part : moves.parts()) {
      switch (part) {
        case Part.Needs _ -> kinds.add("dependency");
        case Part.Excludes _ -> kinds.add("conflict");
        case Part.Lays _, Part.Places _ -> kinds.add("payload");
        case Part.Runs(ScriptStep step) -> kinds.add(step.phases().getFirst().key());
        case Part.Renders _ -> kinds.add("consul-template");
        case Part.Reacts _ -> {}
      }
    }
    return kinds.isEmpty() ? "payload" : String.join(", ", kinds);
  }

  private ResidualRole residual() {
    Map<TaskNode.Task, String> kept = new IdentityHashMap<>();
    items
        .all()
        .filter(each -> each.isKept() || isDead(each))
        .forEach(each -> kept.put(each.task(), comment(each)));
    keepPathTo(kept);
    Map<TaskNode.Task, List<Rewording>> reworded = new IdentityHashMap<>();
    items
        .all()
        .forEach(each -> each.beside().ifPresent(it -> reworded.put(each.task(), it.words())));
    RoleInstalls installs = composition.installs(rendering.canWait(role.name()));
    return new ResidualRole(
        role,
        installs.first(facts.fromInventory(role.name())),
        installs.later(),
        kept,
        List.of(),
        reworded);
  }

  /// An include does nothing itself, but its line is needed while tasks of its file stay.
  private void keepPathTo(Map<TaskNode.Task, String> kept) {
    Set<String> files = new HashSet<>();
    kept.keySet().forEach(each -> files.add(each.span().file().path()));
    boolean news = true;
    while (news) {
      news = false;
      for (Item item : items.all().toList()) {
        if (!kept.containsKey(item.task())
            && item.task().action() instanceof Action.Include include
            && include.resolved().filter(files::contains).isPresent()) {
          kept.put(item.task(), "rolepack: kept, since tasks of the file stay");
          files.add(item.task().span().file().path());
          news = true;
        }
      }
    }
  }

  /// Tasks of files that nothing includes are left as they are.
  private boolean isDead(Item item) {
    return items.unreached().contains(item) && !item.isKept();
  }

  private static String comment(Item item) {
    return item.reason()
        .map(
            it ->
                "rolepack: stays in the playbook, %s: %s"
                        .formatted(it.code(), it.message().replace('\n', ' ').replace('\r', ' '))
                    + item.beside().map(each -> "\n" + each.comment()).orElse(""))
        .orElse("rolepack: left as it is, nothing includes this file");
  }

  private Optional<String> note(List<PackagePlan> own) {
    List<String> served = split.servedBy(role.name());
    if (!served.isEmpty()) {
      return Optional.of(
          "It collects files for other roles, so it is split among the packages of %s; a host without those packages does not get their files."
              .formatted(String.join(", ", served)));
    }
    if (role.failed()) {
      return Optional.of("A file of it could not be read; all of it stays in Ansible.");
    }
    if (!own.isEmpty()) {
      return Optional.empty();
    }
    boolean onlyHandlers = items.tasks().isEmpty() && !items.handlers().isEmpty();
    return Optional.of(
        onlyHandlers
            ? "It only has handlers; those that moved are part of the packages that notify them."
            : items.all().findAny().isEmpty()
                ? "It has no tasks."
                : "Nothing of it can be packaged.");
  }

  private List<String> systemPackages() {
    TreeSet<String> names = new TreeSet<>();
    for (Item item : items.tasks()) {
      for (Part part : item.parts()) {
        if (part instanceof Part.Needs(Dependency dependency, _, _)) {
          names.add(dependency.name());
        }
      }
    }
    return List.copyOf(names);
  }

  private List<PinnedVariable> pinned() {
    Map<String, List<Pin>> byName = new TreeMap<>();
    items
        .all()
        .flatMap(
            each ->
                each.isKept()
                    ? each.beside().stream().flatMap(it -> it.pins().stream())
                    : each.candidate().pins().stream())
        .forEach(
            each ->
                byName.computeIfAbsent(each.binding().name(), _ -> new ArrayList<>()).add(each));
    List<PinnedVariable> found = new ArrayList<>();
    byName.forEach(
        (name, pins) -> {
          List<SourceSpan> places = pins.stream().map(Pin::place).distinct().toList();
          pins.getFirst()
              .binding()
              .definition()
              .map(VariableDefinition::span)
              .ifPresent(
                  definition ->
                      found.add(
                          new PinnedVariable(
                              name, Optional.of(pins.getFirst().value()), definition, places)));
        });
    return found;
  }
}
