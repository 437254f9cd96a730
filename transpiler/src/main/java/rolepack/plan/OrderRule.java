package rolepack.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Effects;
import rolepack.analysis.Resource;
import rolepack.ir.Action;
import rolepack.ir.Condition;

/// Keeps the tasks that must not change places.
///
/// What a package does happens before everything of the role that stays; within the packages it
/// happens by stage: dependencies, accounts, files, scripts. A task that would thereby pass one
/// that it shares a resource with, and one of them writes it, stays.
final class OrderRule {
  private final Handlers handlers;
  private final StartRule starts;

  OrderRule(Handlers handlers, StartRule starts) {
    this.handlers = handlers;
    this.starts = starts;
  }

  /// Applies the rule to a role once.
  ///
  /// @return whether it kept a task that moved before
  boolean apply(RoleItems role) {
    boolean news = false;
    List<Item> before = new ArrayList<>();
    Course course = Course.of(role);
    for (Item item : role.tasks()) {
      if (!item.isKept() && isPlaced(item)) {
        bringAccountsForward(before, item, course);
        item.startAfter(List.of());
        Optional<ResidualReason> reason =
            userMoves(item) ? Optional.empty() : passing(before, item, course);
        if (reason.isPresent()) {
          item.startAfter(awaited(before, item, course, role));
        }
        if (reason.isPresent() && item.awaited().isEmpty()) {
          news |= item.keep(reason.get());
        } else if (!course.guards().contains(item.candidate().guard())) {
          course.guards().add(item.candidate().guard());
        }
      }
      if (!(item.task().action() instanceof Action.Include)) {
        before.add(item);
      }
    }
    return news;
  }

  /// What is known of a role on the way through its tasks.
  ///
  /// @param rendered the paths of the files that consul-template makes for it
  /// @param guards the conditions of its packages, in the order in which they are installed
  private record Course(Set<String> rendered, List<List<Condition>> guards) {
    static Course of(RoleItems role) {
      Set<String> rendered = new HashSet<>();
      for (Item each : role.tasks()) {
        RenderedFiles.of(each).forEach(it -> rendered.add(it.destination()));
      }
      return new Course(rendered, new ArrayList<>());
    }
  }

  /// The items whose files the start of a service waits for: all that it would pass, or else those
  /// that do not restart it.
  private List<Item> awaited(List<Item> before, Item item, Course course, RoleItems role) {
    if (!StartRule.canReact(item)) {
      return List.of();
    }
    List<Item> passed =
        before.stream().filter(each -> sharedWith(each, item, course).isPresent()).toList();
    List<Item> all = starts.awaited(item, passed, role);
    return !all.isEmpty()
        ? all
        : starts.awaited(
            item,
            passed.stream().filter(each -> passing(each, item, course).isPresent()).toList(),
            role);
  }

  private Optional<ResidualReason> passing(List<Item> before, Item item, Course course) {
    return before.stream()
        .map(each -> passing(each, item, course))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// A package that comes as a dependency may bring an account that the role makes before it, and
  /// would then make it in its own way: the role's accounts go to a package that is there earlier.
  private void bringAccountsForward(List<Item> before, Item item, Course course) {
    if (item.parts().stream().noneMatch(each -> each instanceof Part.Needs)) {
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      Item earlier = before.get(i);
      if (!earlier.isKept()
          && !earlier.isBroughtForward()
          && earlier.candidate().guard().isEmpty()
          && makesAccountsOnly(earlier)
          && passing(earlier, item, course).isPresent()) {
        List<Item> passed = before.subList(0, i);
        if (passed.stream().noneMatch(each -> conflicts(each, earlier))) {
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
    if (Exclusion.exclude(
        earlier.candidate().instance().conditions(), item.candidate().instance().conditions())) {
      return Optional.empty();
    }
    Effects effects = starts.onLater(earlier, course.rendered());
    if (earlier.isKept()) {
      effects = effects.and(handlers.effectsOf(earlier));
    } else if (!isPlaced(earlier) || !wouldPass(earlier, item, course.guards())) {
      return Optional.empty();
    }
    Effects later = starts.withoutOthers(item.candidate().effects(), earlier);
    if (!earlier.isKept() && RenderedFiles.any(earlier)) {
      // That a package may own the file is a guess, and what is rendered last is what counts.
      later = RenderedFiles.withoutPackages(later);
    }
    return effects.conflict(later);
  }

  private static ResidualReason reason(Item earlier, Item item, Resource shared) {
    String stays = earlier.isKept() ? ", which stays," : "";
    return new ResidualReason(
        ReasonCode.ORDER,
        "in a package it would run before %s%s and both concern %s"
            .formatted(earlier.text(), stays, shared.text()),
        earlier.task().span(),
        earlier.isKept()
            ? "Unblock that task, or, if the order does not matter, move this one before it or say"
                + " so in rolepack.yml."
            : "If the order does not matter, move this task before that one or say so in"
                + " rolepack.yml.");
  }

  /// Whether, both in packages, the later one would happen first.
  private static boolean wouldPass(Item earlier, Item item, List<List<Condition>> guards) {
    if (earlier.isRendered() != item.isRendered()) {
      // consul-template runs when all packages are there.
      return earlier.isRendered();
    }
    int first = rank(earlier, guards);
    int second = rank(item, guards);
    if (first != second) {
      return second < first;
    }
    return earliest(item).compareTo(latest(earlier)) < 0;
  }

  /// Packages are installed in the order in which their first tasks come.
  private static int rank(Item item, List<List<Condition>> guards) {
    int known = guards.indexOf(item.candidate().guard());
    return known < 0 ? guards.size() : known;
  }

  private static Part.Stage earliest(Item item) {
    if (item.isBroughtForward()) {
      return Part.Stage.PREREQUISITE;
    }
    return item.parts().stream()
        .map(Part::stage)
        .min(Enum::compareTo)
        .orElse(Part.Stage.AFTER_INSTALL);
  }

  private static Part.Stage latest(Item item) {
    if (item.isBroughtForward()) {
      return Part.Stage.PREREQUISITE;
    }
    return item.parts().stream()
        .map(Part::stage)
        .max(Enum::compareTo)
        .orElse(Part.Stage.PREREQUISITE);
  }
}
