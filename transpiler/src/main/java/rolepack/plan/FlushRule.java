package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;

/// What `meta: flush_handlers` comes to: handlers that stay run there, and whatever has notified
/// them by then.
record FlushRule(Handlers handlers) {
  /// The package of a task that notifies a handler which stays is installed before the role's other
  /// tasks, and notifies it then: where handlers run in between, the handler would run before tasks
  /// that it ran after.
  boolean keepBehind(List<RoleItems> roles) {
    boolean news = false;
    for (RoleItems role : roles) {
      Optional<Item> flush = Optional.empty();
      List<Item> passed = new ArrayList<>();
      for (Item item : role.tasks()) {
        if (isFlush(item)) {
          flush = flush.or(() -> Optional.of(item));
        } else if (flush.isPresent() && item.isKept()) {
          passed.add(item);
        }
      }
      boolean behind = false;
      for (Item item : role.tasks()) {
        behind |= flush.equals(Optional.of(item));
        if (behind && !item.parts().isEmpty()) {
          news |= tooEarly(item, passed, flush.orElseThrow()).map(item::keep).orElse(false);
        }
      }
    }
    return news;
  }

  /// Whether handlers run where a task is.
  static boolean isFlush(Item item) {
    return item.task().action() instanceof Action.Meta(_, String action)
        && action.equals("flush_handlers");
  }

  private Optional<ResidualReason> tooEarly(Item item, List<Item> passed, Item flush) {
    return keptHandlers(item)
        .flatMap(
            handler ->
                passed.stream()
                    .filter(each -> !talksToCluster(each) && !startsWhatItRestarts(each, handler))
                    .filter(
                        each ->
                            each.candidate()
                                .effects()
                                .conflict(handler.candidate().effects())
                                .isPresent())
                    .map(
                        each ->
                            new ResidualReason(
                                ReasonCode.ORDER,
                                "in a package it would notify %s before handlers run at %s, and so before %s"
                                    .formatted(handler.text(), flush.text(), each.text()),
                                each.task().span(),
                                "Unblock that handler, or move this task before flush_handlers.")))
        .findFirst();
  }

  /// Whether a task starts the service that its own handler restarts: then that runs behind it
  /// again where it matters.
  private boolean startsWhatItRestarts(Item item, Item handler) {
    return item.task().action() instanceof Action.Module module
        && module.spec().family() == ModuleFamily.SERVICES
        && keptHandlers(item).anyMatch(handler::equals);
  }

  /// Whether a command only tells a cluster something: no service of the host needs that it ran.
  private static boolean talksToCluster(Item item) {
    return item.task().action() instanceof Action.Module module
        && module.spec().family() == ModuleFamily.COMMANDS
        && module
            .freeForm()
            .flatMap(
                each ->
                    each instanceof DataTemplate.Text text
                        ? Optional.of(text.source())
                        : StayRules.constant(each))
            .flatMap(each -> KnownCommands.neverMoves(each, item.task().span()))
            .filter(each -> each.code() == ReasonCode.CLUSTER_OP)
            .isPresent();
  }

  /// `flush_handlers` stays where handlers stay that may have been notified by then.
  void keep(List<RoleItems> roles) {
    Optional<Item> notifier =
        roles.stream()
            .flatMap(RoleItems::all)
            .filter(each -> !each.candidate().notified().isEmpty())
            .filter(this::notifiesKept)
            .findFirst();
    for (RoleItems role : roles) {
      Optional<Item> own =
          role.tasks().stream()
              .filter(each -> !each.candidate().notified().isEmpty())
              .filter(this::notifiesKept)
              .findFirst();
      for (Item item : role.tasks()) {
        if (item.task().action() instanceof Action.Meta) {
          own.or(() -> notifier)
              .ifPresent(
                  each ->
                      item.keep(
                          new ResidualReason(
                              each.reason().map(ResidualReason::code).orElse(ReasonCode.ORDER),
                              "handlers that stay run here, notified by " + each.text(),
                              each.task().span(),
                              "Unblock those handlers.")));
        }
      }
    }
  }

  private boolean notifiesKept(Item item) {
    return keptHandlers(item).findAny().isPresent();
  }

  private Stream<Item> keptHandlers(Item item) {
    Set<String> names = Set.copyOf(item.candidate().notified());
    return names.stream().flatMap(each -> handlers.allNamed(each).stream()).filter(Item::isKept);
  }
}
