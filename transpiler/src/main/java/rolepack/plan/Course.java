package rolepack.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import rolepack.ir.TaskNode;

/// What is known of a role on the way through its tasks.
final class Course {
  private final RoleItems role;
  private final List<TaskNode> entries;
  private final Map<Item, Integer> index = new IdentityHashMap<>();
  private final Map<TaskNode.Task, Integer> places = new IdentityHashMap<>();
  private final Set<String> rendered = new HashSet<>();
  private final List<Installation> installations = new ArrayList<>();
  private final Map<Item, ResidualReason> reasons = new IdentityHashMap<>();
  private final List<Phase> phases = new ArrayList<>();
  private Optional<Phase.Anchor> lastKept = Optional.empty();

  Course(RoleItems role) {
    this.role = role;
    this.entries = role.scope().role().main().map(each -> each.tasks()).orElse(List.of());
    int at = -1;
    for (Item each : role.tasks()) {
      RenderedFiles.of(each).forEach(it -> rendered.add(it.destination()));
      at = entry(each).orElse(at);
      index.put(each, at);
      places.merge(each.task(), 1, Integer::sum);
    }
  }

  RoleItems role() {
    return role;
  }

  /// The entry of the main task file that a task of that file stands in.
  private Optional<Integer> entry(Item item) {
    if (role.scope()
        .role()
        .main()
        .filter(it -> it == item.candidate().instance().file())
        .isEmpty()) {
      return Optional.empty();
    }
    int start = item.task().span().start();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).span().start() <= start && start < entries.get(i).span().end()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /// Goes on behind a task.
  void pass(Item item) {
    int at = index.get(item);
    if (item.isKept() && at >= 0) {
      lastKept = Optional.of(new Phase.Anchor(at, entries.get(at), item));
    }
  }

  /// Takes note of where an item went.
  void place(Item item) {
    if (item.phase().isLate() && !phases.contains(item.phase())) {
      phases.add(item.phase());
    }
    for (Installation each : Installation.siblings(item)) {
      if (!installations.contains(each)) {
        installations.add(each);
      }
    }
  }

  /// The phases after the first in which an item might go, earlier ones first. A task that runs at
  /// several places, or asks again what another one asked, goes in none.
  List<Phase> phasesFor(Item item) {
    int at = index.get(item);
    List<Phase> found = new ArrayList<>();
    if (places.get(item.task()) > 1
        || !item.candidate().probes().isEmpty()
        || !entries.stream().allMatch(TaskNode::isBlockItem)) {
      return found;
    }
    phases.stream().filter(each -> each.after().orElseThrow().index() < at).forEach(found::add);
    lastKept
        .filter(each -> each.index() < at)
        .filter(
            each ->
                phases.stream().noneMatch(it -> it.after().orElseThrow().index() == each.index()))
        .ifPresent(each -> found.add(new Phase(phases.size() + 1, Optional.of(each))));
    return found;
  }

  /// Remembers why an item of a later phase would have stayed without it.
  void wouldHaveStayed(Item item, ResidualReason reason) {
    reasons.put(item, reason);
  }

  /// Why an item of a later phase would have stayed without it.
  ResidualReason reason(Item item) {
    return reasons.get(item);
  }

  /// The items of later phases, by the package that they go to.
  Collection<List<Item>> later() {
    SequencedMap<Installation, List<Item>> packages = new LinkedHashMap<>();
    for (Item each : role.tasks()) {
      if (reasons.containsKey(each)) {
        packages.computeIfAbsent(Installation.of(each), _ -> new ArrayList<>()).add(each);
      }
    }
    return packages.values();
  }

  /// Whether a task that stays runs before the packages of a phase are installed.
  boolean runsBefore(Item kept, Phase phase) {
    return phase.follows(index.get(kept));
  }

  /// The paths of the files that consul-template makes for the role.
  Set<String> rendered() {
    return rendered;
  }

  /// Packages of one phase are installed in the order in which their first tasks come.
  int rank(Item item) {
    int known = installations.indexOf(Installation.of(item));
    return known < 0 ? installations.size() : known;
  }
}
