package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import rolepack.analysis.Effects;
import rolepack.analysis.PackageNames;
import rolepack.analysis.Resource;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.rewrite.scope.Reading;

/// Lets the start of a service wait for the files that consul-template makes for it, where nothing
/// that stays could miss the service in the meantime.
final class StartRule {
  /// What only changes the machine's files; anything else may talk to a service.
  private static final Set<ModuleFamily> QUIET =
      Set.of(
          ModuleFamily.FILES, ModuleFamily.EDITS, ModuleFamily.ACCOUNTS, ModuleFamily.REPOSITORIES);

  private final Handlers handlers;
  private final List<RoleItems> roles;
  private final Rendering rendering;

  StartRule(Handlers handlers, List<RoleItems> roles, Rendering rendering) {
    this.handlers = handlers;
    this.roles = roles;
    this.rendering = rendering;
  }

  /// Has the start of a service wait for files, and come behind packages that are installed later.
  ///
  /// @param passed the items that it would otherwise pass, though it must not
  /// @return whether it can
  boolean await(Item item, List<Item> passed, RoleItems role) {
    SequencedSet<Item> awaited = new LinkedHashSet<>();
    SequencedSet<Item> behind = new LinkedHashSet<>();
    for (Item each : role.tasks()) {
      if (each == item) {
        break;
      }
      if (!passed.contains(each)) {
        continue;
      }
      if (each.isKept() || !each.isRendered() && !canComeBefore(each, item)) {
        return false;
      }
      if (RenderedFiles.any(each)) {
        awaited.add(each);
      } else if (each.isRendered()) {
        awaited.addAll(each.awaited());
        behind.addAll(each.behind());
      } else {
        behind.add(each);
      }
    }
    if (awaited.isEmpty()
        || !awaited.stream().allMatch(each -> comesWith(each, item))
        || !hasHarmlessHandlers(item)
        || !rendering.canWait(role.scope().role().name()) && isMissed(item, role)) {
      return false;
    }
    item.startAfter(List.copyOf(awaited), List.copyOf(behind));
    return true;
  }

  /// Whether the package of an item can be installed before the one that has consul-template start
  /// a service. Only the role's own start comes last: that its other packages are there is a matter
  /// of each host.
  private static boolean canComeBefore(Item other, Item start) {
    Installation own = Installation.of(start);
    return own.equals(Installation.UNCONDITIONAL)
        && other.phase().number() == own.phase()
        && !Installation.of(other).equals(own);
  }

  /// Whether a task only brings units up, and none of what renders files.
  static boolean canReact(Item item) {
    return !commands(item).isEmpty()
        && (item.isHandler()
            || reactions(item)
                .allMatch(each -> each.units().stream().allMatch(SystemctlCommand::bringsUp)))
        && item.candidate().probes().isEmpty()
        && !services(item).contains(Resource.ANY)
        && !Rendering.isEngine(item)
        && item.parts().stream()
            .allMatch(each -> each instanceof Part.Runs || each instanceof Part.Reacts);
  }

  /// Whether an item's files are there wherever the service is to run, and can start it.
  private static boolean comesWith(Item rendered, Item start) {
    return Installation.of(rendered).equals(Installation.of(start))
        && canTrigger(rendered, services(start));
  }

  /// Whether the commands of an item's files can start services: they belong to a stanza of ours,
  /// and are never without text, since an empty file is not made.
  static boolean canTrigger(Item rendered, List<String> services) {
    return RenderedFiles.of(rendered).stream()
        .allMatch(
            each ->
                !each.direct()
                    && each.isNeverEmpty()
                    && (!services.contains("vault") || readsNoSecret(each)));
  }

  private static boolean readsNoSecret(RenderedFile file) {
    return file.readings().stream().noneMatch(Reading.Secret.class::isInstance);
  }

  /// Whether the handlers of a start stay, or only restart what has just started.
  private boolean hasHarmlessHandlers(Item item) {
    return item.candidate().notified().stream()
        .flatMap(each -> handlers.named(each, item.scope().role().name()).stream())
        .allMatch(each -> each.isKept() || each.idle().isPresent() || restartsOnly(each, item));
  }

  private static boolean restartsOnly(Item handler, Item item) {
    return handler.candidate().guard().isEmpty()
        && handler.candidate().notified().isEmpty()
        && !commands(handler).isEmpty()
        && services(item).containsAll(services(handler));
  }

  /// Whether something that stays and comes later may need the service.
  boolean isNeeded(Item item, RoleItems role) {
    return item.candidate().notified().stream()
            .flatMap(each -> handlers.named(each, item.scope().role().name()).stream())
            .anyMatch(Item::isKept)
        || isMissed(item, role);
  }

  private boolean isMissed(Item item, RoleItems role) {
    boolean later = false;
    for (Item each : role.tasks()) {
      later |= item.isHandler() && FlushRule.isFlush(each);
      if (later && each.isKept() && (mayTalk(each) || meet(item, each))) {
        return true;
      }
      later |= each == item;
    }
    if (role.handlers().stream().anyMatch(each -> each.isKept() && meet(item, each))) {
      return true;
    }
    return roles.stream()
        .filter(
            each -> rendering.comesLater(each.scope().role().name(), role.scope().role().name()))
        .flatMap(RoleItems::all)
        .anyMatch(each -> each.isKept() && meet(item, each));
  }

  private static boolean meet(Item item, Item other) {
    return item.candidate().effects().conflict(other.candidate().effects()).isPresent();
  }

  private static boolean mayTalk(Item item) {
    return switch (item.task().action()) {
      case Action.Module module -> !QUIET.contains(module.spec().family());
      case Action.Opaque _ -> true;
      case Action.Include _, Action.Meta _ -> false;
    };
  }

  /// What a task does to its units, in commands that need no shell.
  static List<String> commands(Item item) {
    return reactions(item).flatMap(each -> each.commands().stream()).toList();
  }

  /// What consul-template runs in place of a task or handler, which may stay for other tasks all
  /// the same.
  static Stream<Part.Reacts> reactions(Item item) {
    return (item.candidate().lowered() instanceof Lowered.Moves moves
            ? moves.parts()
            : List.<Part>of())
        .stream().filter(Part.Reacts.class::isInstance).map(Part.Reacts.class::cast);
  }

  /// The services that a task starts.
  static List<String> services(Item item) {
    return item.candidate().effects().writes().stream()
        .flatMap(
            each ->
                each instanceof Resource.Service(String name) ? Stream.of(name) : Stream.empty())
        .toList();
  }

  /// The effects of an item on what comes later. A program that is only named a file which
  /// consul-template makes reads it, as ContentionRule has it.
  Effects onLater(Item earlier, Set<String> rendered) {
    Effects effects = earlier.candidate().effects();
    if (!earlier.isKept() || rendered.isEmpty() || !ContentionRule.isProgram(earlier)) {
      return effects;
    }
    SequencedSet<Resource> writes = new LinkedHashSet<>(effects.writes());
    writes.removeIf(
        each -> each instanceof Resource.Path(String path, boolean _) && rendered.contains(path));
    return new Effects(effects.reads(), writes);
  }

  /// Effects less the services whose names are only like those of another task's files, where the
  /// task says whose the files are: its handlers restart services that are named like them, too.
  Effects withoutOthers(Effects effects, Item earlier) {
    SequencedSet<Resource> restarted = handlers.effectsOf(earlier).writes();
    if (restarted.isEmpty() || !ownsAll(restarted, earlier)) {
      return effects;
    }
    SequencedSet<Resource> writes = new LinkedHashSet<>(effects.writes());
    writes.removeIf(
        each ->
            each instanceof Resource.Service
                && restarted.stream().noneMatch(each::meets)
                && earlier.candidate().effects().writes().stream().noneMatch(each::meets));
    return new Effects(effects.reads(), writes);
  }

  private static boolean ownsAll(SequencedSet<Resource> services, Item item) {
    return item.candidate().effects().writes().stream()
        .allMatch(
            each ->
                each instanceof Resource.Path(String path, boolean _)
                    && services.stream()
                        .anyMatch(
                            it ->
                                it instanceof Resource.Service(String name)
                                    && PackageNames.concerns(name, path)));
  }

  /// What a handler becomes in a package: it starts no service that waits for its files.
  List<Part> partsOf(Item handler, RoleItems role) {
    boolean waits =
        Stream.concat(role.tasks().stream(), role.handlers().stream())
            .filter(each -> !each.awaited().isEmpty())
            .anyMatch(each -> services(each).stream().anyMatch(services(handler)::contains));
    List<Part> parts = new ArrayList<>();
    for (Part part : handler.parts()) {
      if (waits
          && !commands(handler).isEmpty()
          && part instanceof Part.Runs(ScriptStep step)
          && step.phases().size() == 1) {
        if (step.phases().equals(List.of(ScriptPhase.AFTER_UPGRADE))) {
          parts.add(
              new Part.Runs(
                  new ScriptStep(
                      List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
                      step.summary(),
                      step.lines(),
                      step.origin())));
        }
      } else {
        parts.add(part);
      }
    }
    return parts;
  }
}
