package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.Resource;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Keywords;

/// Keeps handlers that would run too early: Ansible runs them behind all roles, a package when it
/// is installed, before what stays of its role and before the roles behind it.
///
/// A handler that only restarts services is none of these: what stays and concerns a service
/// notifies it again.
record HandlerOrder(Handlers handlers, PlayRoles playRoles, List<RoleItems> roles) {
  /// A path of which nothing is known; one of another machine says nothing of this one.
  private static final Resource ANYWHERE = new Resource.Path("/", true);

  /// Why a handler stays; empty where it is early enough.
  Optional<ResidualReason> reason(Item handler) {
    List<Part> parts = handler.parts();
    if (parts.isEmpty() || parts.stream().anyMatch(Part.Reacts.class::isInstance)) {
      return Optional.empty();
    }
    Set<Item> notifiers = Set.copyOf(handlers.notifiersOf(handler));
    Set<Installation> places =
        notifiers.stream().map(Installation::of).collect(Collectors.toUnmodifiableSet());
    String own = handler.scope().role().name();
    for (RoleItems role : roles) {
      boolean same = role.scope().role().name().equals(own);
      if (!same && !isBehind(role.scope().role().name(), own)) {
        continue;
      }
      for (Item item : role.tasks()) {
        if (!notifiers.contains(item)
            && (item.isKept() || !item.parts().isEmpty() && !(same && isBefore(item, places)))) {
          Optional<ResidualReason> reason = passing(item, handler);
          if (reason.isPresent()) {
            return reason;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Whether a role comes behind another one in some play.
  private boolean isBehind(String role, String other) {
    return playRoles.playsOf(other).stream()
        .map(playRoles::rolesOf)
        .anyMatch(order -> order.indexOf(role) > order.indexOf(other));
  }

  /// Whether an item is done when the packages run the handler, which is the last thing each does.
  private static boolean isBefore(Item item, Set<Installation> places) {
    return !item.isRendered() && places.equals(Set.of(Installation.of(item)));
  }

  /// Whether a task acts on another machine, or on the one where Ansible runs.
  private static boolean runsElsewhere(Item item) {
    TaskInstance instance = item.candidate().instance();
    return instance.inherited(Keywords::delegateTo).isPresent()
        || instance
            .inherited(Keywords::connection)
            .flatMap(StayRules::constant)
            .filter(each -> each.equals("local"))
            .isPresent();
  }

  private static Optional<ResidualReason> passing(Item item, Item handler) {
    Optional<Resource> shared =
        item.candidate()
            .effects()
            .conflict(handler.candidate().effects())
            .filter(each -> !each.equals(ANYWHERE) || !runsElsewhere(item));
    return shared.map(
        each ->
            new ResidualReason(
                ReasonCode.ORDER,
                "in a package it would run before %s, behind which handlers run, and both concern %s"
                    .formatted(item.text(), each.text()),
                item.task().span(),
                "Make it a task behind that one."));
  }
}
