package rolepack.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import rolepack.analysis.Resource;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;

/// Services that nothing but a handler starts: in Ansible a restart, and a reload, starts what does
/// not run. Where consul-template makes their files, it starts them, too, when all are there.
///
/// Where a task starts the service, a handler only restarts what runs: what somebody has stopped
/// stays so when a value changes.
record HandlerStarts(Handlers handlers) {
  /// Marks the handlers that are all that starts their services.
  void settle(List<RoleItems> roles) {
    for (RoleItems role : roles) {
      for (Item handler : role.handlers()) {
        if (canStart(handler) && roles.stream().noneMatch(each -> hasStart(each, handler))) {
          start(handler, files(handler, role));
        }
      }
    }
  }

  /// Where there is one file only, its command is what the handler says; and where the files are of
  /// other roles, whose packages know nothing of each other. One that stays for other tasks starts
  /// the service itself: what installs the package notifies it.
  private static void start(Item handler, List<Item> files) {
    if (handler.isKept()
        || files.isEmpty()
        || files.size() == 1 && RenderedFiles.of(files.getFirst()).size() == 1) {
      handler.startWhatItRestarts();
    } else {
      handler.startAfter(files, List.of());
    }
  }

  /// Whether consul-template runs a handler, and that restarts something.
  private static boolean canStart(Item handler) {
    return DynamicPackages.runs(handler) && StartRule.canReact(handler) && restarts(handler);
  }

  /// Whether a task, or another handler, sees to it that the service runs. One that stops it comes
  /// before the handlers do.
  private static boolean hasStart(RoleItems role, Item handler) {
    return role.all()
        .filter(each -> each != handler && seesTo(each))
        .flatMap(each -> each.candidate().effects().writes().stream())
        .filter(Resource.Service.class::isInstance)
        .anyMatch(handler.candidate().effects().writes()::contains);
  }

  private static boolean seesTo(Item item) {
    return item.task().action() instanceof Action.Module module
        && (module.spec().family() == ModuleFamily.SERVICES
            || module.spec().family() == ModuleFamily.COMMANDS)
        && !(item.isHandler() && restarts(item))
        && (item.isKept() || units(item).findAny().isEmpty() || starts(item));
  }

  private static boolean restarts(Item item) {
    return units(item).anyMatch(SystemctlCommand::startsAnew);
  }

  private static boolean starts(Item item) {
    return units(item).anyMatch(SystemctlCommand::starts);
  }

  private static Stream<SystemctlCommand> units(Item item) {
    return StartRule.reactions(item).flatMap(each -> each.units().stream());
  }

  /// The items whose files the service needs: those that notify the handler, and those that concern
  /// the service and come with them. What comes on fewer hosts than others restarts what those have
  /// started.
  private List<Item> files(Item handler, RoleItems role) {
    List<Item> notifying =
        role.tasks().stream()
            .filter(each -> RenderedFiles.any(each) && notifies(each, handler))
            .toList();
    List<Installation> all = notifying.stream().map(Installation::of).distinct().toList();
    List<Installation> first =
        all.stream()
            .filter(each -> all.stream().noneMatch(it -> it != each && each.isWithin(it)))
            .toList();
    return role.tasks().stream()
        .filter(each -> RenderedFiles.any(each) && first.contains(Installation.of(each)))
        .filter(each -> notifying.contains(each) || concerns(each, handler))
        .filter(each -> StartRule.canTrigger(each, StartRule.services(handler)))
        .toList();
  }

  private static boolean concerns(Item item, Item handler) {
    return item.candidate().effects().conflict(handler.candidate().effects()).isPresent();
  }

  /// Whether a task notifies a handler, or one that notifies it in turn.
  private boolean notifies(Item item, Item handler) {
    SequencedSet<Item> reached = new LinkedHashSet<>();
    List<Item> next = List.of(item);
    while (!next.isEmpty() && !reached.contains(handler)) {
      next =
          next.stream()
              .flatMap(each -> each.candidate().notified().stream())
              .flatMap(each -> handlers.named(each, item.scope().role().name()).stream())
              .filter(DynamicPackages::runs)
              .filter(reached::add)
              .toList();
    }
    return reached.contains(handler);
  }
}
