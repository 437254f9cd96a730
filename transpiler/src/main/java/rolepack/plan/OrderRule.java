package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  OrderRule(Handlers handlers) {
    this.handlers = handlers;
  }

  /// Applies the rule to a role once.
  ///
  /// @return whether it kept a task that moved before
  boolean apply(RoleItems role) {
    boolean news = false;
    List<Item> before = new ArrayList<>();
    List<List<Condition>> guards = new ArrayList<>();
    for (Item item : role.tasks()) {
      if (!item.isKept() && isPlaced(item)) {
        bringAccountsForward(before, item, guards);
        Optional<ResidualReason> reason =
            userMoves(item) ? Optional.empty() : passing(before, item, guards);
        if (reason.isPresent()) {
          news |= item.keep(reason.get());
        } else if (!guards.contains(item.candidate().guard())) {
          guards.add(item.candidate().guard());
        }
      }
      if (!(item.task().action() instanceof Action.Include)) {
        before.add(item);
      }
    }
    return news;
  }

  private Optional<ResidualReason> passing(
      List<Item> before, Item item, List<List<Condition>> guards) {
    return before.stream()
        .map(each -> passing(each, item, guards))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// A package that comes as a dependency may bring an account that the role makes before it, and
  /// would then make it in its own way: the role's accounts go to a package that is there earlier.
  private void bringAccountsForward(List<Item> before, Item item, List<List<Condition>> guards) {
    if (item.parts().stream().noneMatch(each -> each instanceof Part.Needs)) {
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      Item earlier = before.get(i);
      if (!earlier.isKept()
          && !earlier.isBroughtForward()
          && earlier.candidate().guard().isEmpty()
          && makesAccountsOnly(earlier)
          && passing(earlier, item, guards).isPresent()) {
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
  private Optional<ResidualReason> passing(Item earlier, Item item, List<List<Condition>> guards) {
    if (Exclusion.exclude(
        earlier.candidate().instance().conditions(), item.candidate().instance().conditions())) {
      return Optional.empty();
    }
    Effects effects = earlier.candidate().effects();
    if (earlier.isKept()) {
      effects = effects.and(handlers.effectsOf(earlier));
    } else if (!isPlaced(earlier) || !wouldPass(earlier, item, guards)) {
      return Optional.empty();
    }
    Effects later = item.candidate().effects();
    if (!earlier.isKept() && RenderedFiles.any(earlier)) {
      // That a package may own the file is a guess, and what is rendered last is what counts.
      later = RenderedFiles.withoutPackages(later);
    }
    return effects
        .conflict(later)
        .filter(
            each ->
                earlier.isKept()
                    || !RenderedFiles.any(earlier)
                    || !RenderedFiles.isRestarted(each, earlier, handlers))
        .map(shared -> reason(earlier, item, shared));
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
    if (RenderedFiles.any(earlier) != RenderedFiles.any(item)) {
      // consul-template runs when all packages are there.
      return RenderedFiles.any(earlier);
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
