package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.analysis.DefinedFacts;
import rolepack.analysis.Effects;
import rolepack.analysis.Resource;
import rolepack.ir.Action;

/// Keeps the tasks that must not change places.
///
/// What a package does happens before everything of the role that stays; within the packages it
/// happens by stage: dependencies, accounts, files, scripts. A task that would thereby pass one
/// that it shares a resource with, and one of them writes it, goes to a package that is installed
/// after that one, or stays.
final class OrderRule {
  private final Handlers handlers;
  private final StartRule starts;

  private final IncludedEffects included;

  OrderRule(Handlers handlers, StartRule starts, IncludedEffects included) {
    this.included = included;
    this.handlers = handlers;
    this.starts = starts;
  }

  /// Applies the rule to a role once.
  ///
  /// @return whether it kept a task that moved before
  boolean apply(RoleItems role) {
    boolean news = false;
    List<Item> before = new ArrayList<>();
    Course course = new Course(role);
    for (Item item : role.tasks()) {
      if (!item.isKept() && isPlaced(item)) {
        Optional<ResidualReason> reason = settle(before, item, course);
        if (reason.isPresent()) {
          news |= item.keep(reason.get());
        } else {
          course.place(item);
        }
      }
      if (included.mayTouch(item)) {
        before.add(item);
      }
      course.pass(item);
    }
    return news | keepLoneTasks(course);
  }

  /// Puts an item into the first phase that it can go to.
  ///
  /// @return why it has to stay in the first phase's place, where there is none
  private Optional<ResidualReason> settle(List<Item> before, Item item, Course course) {
    Optional<ResidualReason> reason = blocked(Phase.FIRST, before, item, course);
    if (reason.isPresent()) {
      for (Phase phase : course.phasesFor(item)) {
        if (blocked(phase, before, item, course).isEmpty()) {
          course.wouldHaveStayed(item, reason.get());
          return Optional.empty();
        }
      }
      item.moveTo(Phase.FIRST);
      item.startAtOnce();
    }
    return reason;
  }

  /// Tries a phase.
  ///
  /// @return why the item cannot go there
  private Optional<ResidualReason> blocked(
      Phase phase, List<Item> before, Item item, Course course) {
    item.moveTo(phase);
    item.startAtOnce();
    if (userMoves(item)) {
      return Optional.empty();
    }
    Optional<ResidualReason> ended = ended(before, item, course);
    if (ended.isPresent()) {
      return ended;
    }
    bringForward(before, item, course);
    Optional<ResidualReason> reason =
        finding(before, item, course)
            .or(() -> passing(before, item, course))
            .or(() -> undone(before, item, course));
    if (reason.isPresent()) {
      awaitFiles(before, item, course);
    }
    return item.awaited().isEmpty() ? reason : Optional.empty();
  }

  /// Nothing of a role happens after `meta: end_play`, `end_host`, `end_batch`, `end_role`.
  private static Optional<ResidualReason> ended(List<Item> before, Item item, Course course) {
    return before.stream()
        .filter(
            each ->
                each.isKept()
                    && each.task().action() instanceof Action.Meta meta
                    && meta.action().startsWith("end_")
                    && !course.runsBefore(each, item.phase()))
        .findFirst()
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.ORDER,
                    "in a package it would run before %s, which stays and may end the play"
                        .formatted(each.text()),
                    each.task().span(),
                    "Move this task before that one, or give the tasks after it a condition."));
  }

  /// What the play finds out for an item's files has to be known when they are made.
  private static Optional<ResidualReason> finding(List<Item> before, Item item, Course course) {
    for (String name : RenderedFiles.found(item).keySet()) {
      List<Item> setters =
          before.stream().filter(each -> DefinedFacts.of(each.task()).containsKey(name)).toList();
      for (Item each : setters) {
        if (!each.isKept() || !course.runsBefore(each, item.phase())) {
          return Optional.of(
              new ResidualReason(
                  ReasonCode.DYNAMIC_VALUE,
                  "it reads %s, which %s sets while the play runs".formatted(name, each.text()),
                  each.task().span(),
                  "Give %s its value in the role's vars.".formatted(name)));
        }
      }
    }
    return Optional.empty();
  }

  /// A task that stays and runs before an item's packages are installed runs again each time, and
  /// they are not installed again after it: it must not change what the item has done, or what a
  /// command has seen.
  private Optional<ResidualReason> undone(List<Item> before, Item item, Course course) {
    for (Item kept : before) {
      if (!kept.isKept() || !course.runsBefore(kept, item.phase()) || areExclusive(kept, item)) {
        continue;
      }
      Effects again = included.again(kept);
      Effects done = item.candidate().effects();
      for (Resource each : again.writes()) {
        if (done.writes().stream().anyMatch(it -> mayUndo(each, it))
            || ContentionRule.isCommand(item) && done.reads().stream().anyMatch(each::meets)) {
          return Optional.of(reason(kept, item, each));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether to write one thing may undo what was done to the other. That a word of a command names
  /// a package which is only called like it is too little to think so.
  private static boolean mayUndo(Resource again, Resource done) {
    return again instanceof Resource.Word(String word)
            && done instanceof Resource.Package(String name, _)
        ? word.equals(name)
        : again.meets(done);
  }

  private static boolean areExclusive(Item one, Item other) {
    return one.candidate().instance().isOfOtherCase(other.candidate().instance())
        || Exclusion.exclude(
            one.candidate().instance().conditions(), other.candidate().instance().conditions());
  }

  /// A package that is installed in the middle of a role has to take more than one task over to be
  /// worth it.
  private static boolean keepLoneTasks(Course course) {
    boolean news = false;
    for (List<Item> together : course.later()) {
      if (together.stream().map(Item::task).distinct().count() < 2) {
        for (Item each : together) {
          news |= each.keep(course.reason(each));
        }
      }
    }
    return news;
  }

  /// Has the start of a service wait for files where that is possible: for all that it would pass,
  /// or else for those that do not restart it.
  private void awaitFiles(List<Item> before, Item item, Course course) {
    if (!StartRule.canReact(item)) {
      return;
    }
    List<Item> passed =
        before.stream().filter(each -> sharedWith(each, item, course).isPresent()).toList();
    if (!starts.await(item, passed, course.role())) {
      starts.await(
          item,
          passed.stream().filter(each -> passing(each, item, course).isPresent()).toList(),
          course.role());
    }
  }

  private Optional<ResidualReason> passing(List<Item> before, Item item, Course course) {
    return before.stream()
        .map(each -> passing(each, item, course))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// A package that comes as a dependency may bring an account that the role makes before it, and
  /// would then make it in its own way: the role's accounts go to a package that is there earlier.
  /// So does what changes where that package comes from.
  private void bringForward(List<Item> before, Item item, Course course) {
    if (item.parts().stream().noneMatch(each -> each instanceof Part.Needs)
        || before.stream()
            .anyMatch(each -> each.isKept() && passing(each, item, course).isPresent())) {
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      Item earlier = before.get(i);
      if (!earlier.isKept()
          && !earlier.isBroughtForward()
          && earlier.candidate().guard().isEmpty()
          && earlier.candidate().instance().inCase().isEmpty()
          && (makesAccountsOnly(earlier) || RepositoryEdits.is(earlier))
          && passing(earlier, item, course).isPresent()) {
        List<Item> passed = before.subList(0, i);
        if (passed.stream()
            .noneMatch(each -> wouldBePassed(each, earlier) && conflicts(each, earlier))) {
          earlier.bringForward();
        }
      }
    }
  }

  /// Scripts that run before the installation make accounts, with their homes.
  private static boolean makesAccountsOnly(Item item) {
    List<Part> parts = item.parts();
    return !parts.isEmpty()
        && parts.stream().allMatch(each -> each.stage() == Part.Stage.BEFORE_INSTALL)
        && item.candidate().effects().writes().stream()
            .anyMatch(Resource.Account.class::isInstance);
  }

  /// Whether the user says that the item's place does not matter.
  private static boolean userMoves(Item item) {
    return item.scope().userMoves(item.task()).isPresent();
  }

  /// Whether two items must not change places.
  private static boolean conflicts(Item one, Item other) {
    return (one.isKept() || isPlaced(one) && !one.isBroughtForward())
        && one.candidate().effects().conflict(other.candidate().effects()).isPresent();
  }

  private static boolean isPlaced(Item item) {
    return item.candidate().lowered() instanceof Lowered.Moves;
  }

  /// The reason why an item must not pass an earlier one, if it would.
  private Optional<ResidualReason> passing(Item earlier, Item item, Course course) {
    return sharedWith(earlier, item, course)
        .filter(
            each ->
                earlier.isKept()
                    || !RenderedFiles.any(earlier)
                    || !RenderedFiles.isRestarted(each, earlier, handlers))
        .map(shared -> reason(earlier, item, shared));
  }

  /// What an item shares with an earlier one that it would pass.
  private Optional<Resource> sharedWith(Item earlier, Item item, Course course) {
    if (areExclusive(earlier, item)) {
      return Optional.empty();
    }
    Effects effects = starts.onLater(earlier, course.rendered());
    if (earlier.isKept()) {
      effects = effects.and(included.of(earlier));
      if (course.runsBefore(earlier, item.phase())) {
        return Optional.empty();
      }
      effects = effects.and(handlers.effectsOf(earlier));
    } else if (!isPlaced(earlier) || !wouldPass(earlier, item, course)) {
      return Optional.empty();
    }
    Effects later = starts.withoutOthers(item.candidate().effects(), earlier);
    if (!earlier.isKept() && RenderedFiles.any(earlier)) {
      // That a package may own the file is a guess, and what is rendered last is what counts.
      later = RenderedFiles.withoutPackages(later);
    }
    Effects done = effects;
    return effects
        .conflict(later)
        .or(() -> runs(item) ? done.folderFor(item.candidate().effects()) : Optional.empty());
  }

  /// Whether an item runs something, which makes no folders as package managers do.
  private static boolean runs(Item item) {
    return item.parts().stream().anyMatch(Part.Runs.class::isInstance);
  }

  private static ResidualReason reason(Item earlier, Item item, Resource shared) {
    String when =
        earlier.isKept()
            ? "stays"
            : earlier.isRendered() && !item.isRendered()
                ? "consul-template does later"
                : "a package does later";
    return new ResidualReason(
        ReasonCode.ORDER,
        "in a package it would run before %s, which %s, and both concern %s"
            .formatted(earlier.text(), when, shared.text()),
        earlier.task().span(),
        earlier.isKept()
            ? "Unblock that task, or, if the order does not matter, move this one before it or say"
                + " so in rolepack.yml."
            : "If the order does not matter, move this task before that one or say so in"
                + " rolepack.yml.");
  }

  /// Whether, both in packages, the later one would happen first.
  private static boolean wouldPass(Item earlier, Item item, Course course) {
    if (earlier.phase().number() > item.phase().number()) {
      return true;
    }
    if (earlier.isRendered() != item.isRendered()) {
      // consul-template runs when all packages are there.
      return earlier.isRendered();
    }
    if (earlier.phase().number() < item.phase().number()) {
      return false;
    }
    int first = course.rank(earlier);
    int second = course.rank(item);
    if (first != second) {
      return second < first;
    }
    return earliest(item).compareTo(latest(earlier)) < 0;
  }

  /// Whether what comes to a package that is there earlier would pass one before it: only files of
  /// the same package are there before its scripts run.
  private static boolean wouldBePassed(Item one, Item forward) {
    return one.isKept()
        || !RepositoryEdits.is(forward)
        || one.parts().stream().anyMatch(each -> each instanceof Part.Needs)
        || latest(one).compareTo(stageBefore(forward)) > 0;
  }

  private static Part.Stage stageBefore(Item item) {
    return RepositoryEdits.is(item) ? Part.Stage.PREPARATION : Part.Stage.PREREQUISITE;
  }

  private static Part.Stage earliest(Item item) {
    if (item.isBroughtForward()) {
      return stageBefore(item);
    }
    return item.parts().stream()
        .map(Part::stage)
        .min(Enum::compareTo)
        .orElse(Part.Stage.AFTER_INSTALL);
  }

  private static Part.Stage latest(Item item) {
    if (item.isBroughtForward()) {
      return stageBefore(item);
    }
    return item.parts().stream()
        .map(Part::stage)
        .max(Enum::compareTo)
        .orElse(Part.Stage.PREREQUISITE);
  }
}
