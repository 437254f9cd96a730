package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.ir.TaskNode;

/// A task or handler of a role while the planner decides: it moves until something keeps it.
final class Item {
  private final RoleScope scope;
  private final Candidate candidate;
  private final boolean handler;
  private Optional<ResidualReason> reason;
  private Optional<String> idle = Optional.empty();
  private boolean hushed = false;
  private boolean literal = false;
  private boolean beforeAll = false;
  private Phase phase = Phase.FIRST;
  private List<Item> awaited = List.of();
  private List<Item> behind = List.of();
  private Optional<Beside> beside = Optional.empty();

  Item(RoleScope scope, Candidate candidate, boolean handler) {
    this.scope = scope;
    this.candidate = candidate;
    this.handler = handler;
    this.reason =
        candidate.lowered() instanceof Lowered.Stays stays
            ? Optional.of(stays.reason())
            : Optional.empty();
  }

  RoleScope scope() {
    return scope;
  }

  Candidate candidate() {
    return candidate;
  }

  TaskNode.Task task() {
    return candidate.instance().task();
  }

  boolean isHandler() {
    return handler;
  }

  /// Why it stays; empty while it moves.
  Optional<ResidualReason> reason() {
    return reason;
  }

  boolean isKept() {
    return reason.isPresent();
  }

  /// Keeps it, unless it is kept already.
  ///
  /// @return whether that is news
  boolean keep(ResidualReason why) {
    if (reason.isPresent()) {
      return false;
    }
    reason = Optional.of(why);
    return true;
  }

  /// Keeps it, if it does anything, and has no report say what it does.
  void hush(ResidualReason why) {
    hushed = true;
    if (idle.isEmpty() && !(candidate.lowered() instanceof Lowered.Folds)) {
      reason = Optional.of(why);
    }
  }

  /// What it does or would do, one clause.
  String summary() {
    return hushed ? TaskSummary.of(task()) : candidate.lowered().summary();
  }

  /// Gives a better reason why it stays.
  void explain(ResidualReason why) {
    reason = Optional.of(why);
  }

  /// Puts what it becomes into a package that is installed before the role's others.
  void bringForward() {
    beforeAll = true;
  }

  /// Whether it is in a package that is installed before the role's others.
  boolean isBroughtForward() {
    return beforeAll;
  }

  /// Puts what it becomes into packages of a phase.
  void moveTo(Phase phase) {
    this.phase = phase;
  }

  /// When the packages are installed that it goes to.
  Phase phase() {
    return phase;
  }

  /// Leaves it to the script of a package.
  void startAtOnce() {
    startAfter(List.of(), List.of());
  }

  /// Leaves it to consul-template, which does it when the files of some items are there.
  ///
  /// @param others items of other packages, which have to be installed before the one that tells
  ///   consul-template
  void startAfter(List<Item> rendered, List<Item> others) {
    awaited = List.copyOf(rendered);
    behind = List.copyOf(others);
  }

  /// Has it, a handler, start the services that it restarts: nothing else does.
  void startWhatItRestarts() {
    literal = true;
  }

  /// Whether it starts what it restarts where that does not run.
  boolean startsWhatItRestarts() {
    return literal;
  }

  /// The items whose files it waits for.
  List<Item> awaited() {
    return isKept() ? List.of() : awaited;
  }

  /// The items of other packages that have to be installed before the one that has consul-template
  /// do it.
  List<Item> behind() {
    return isKept() ? List.of() : behind;
  }

  /// Whether it happens when consul-template has run: it makes files, or waits for some.
  boolean isRendered() {
    return RenderedFiles.any(this) || !awaited().isEmpty();
  }

  /// Why it never runs; empty where it may.
  Optional<String> idle() {
    return idle;
  }

  /// Leaves its templates to consul-template, although it stays.
  void render(Beside files) {
    beside = Optional.of(files);
  }

  /// What it leaves to consul-template, although it stays.
  Optional<Beside> beside() {
    return beside;
  }

  /// Notes that it never runs, whatever it would do.
  void neverRuns(String why) {
    idle = Optional.of(why);
    reason = Optional.empty();
  }

  /// The pieces of a package that it becomes; none where it stays or folds.
  List<Part> parts() {
    return !isKept() && idle.isEmpty() && candidate.lowered() instanceof Lowered.Moves moves
        ? moves.parts()
        : List.of();
  }

  /// `“start metricsd” (roles/metricsd/tasks/main.yml:23)`, as messages name it.
  String text() {
    String name = task().name().isEmpty() ? task().action().name() : task().name();
    return "“%s” (%s)".formatted(TaskSummary.shorten(name), task().span().place());
  }
}
