package rolepack.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.analysis.DefinedFacts;
import rolepack.analysis.Effects;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.TaskInstance;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.TaskNode;

/// Decides which items move, once each has been looked at alone: a fixed point, since a task that
/// stays keeps others.
final class Decisions {
  private final List<RoleItems> roles;
  private final PlayRoles playRoles;
  private final Handlers handlers;
  private final Rendering rendering;
  private final StartRule starts;
  private final OrderRule order;
  private final FlushRule flushes;
  private final HandlerOrder handlerOrder;
  private final ContentionRule contention;
  private final ChangeReaders changes;
  private final VariableReaders readers;

  Decisions(Repository repository, PlayRoles playRoles, List<RoleItems> roles) {
    this.roles = roles;
    this.playRoles = playRoles;
    this.handlers = new Handlers(repository, playRoles, roles);
    this.rendering = Rendering.of(playRoles, roles);
    this.starts = new StartRule(handlers, roles, rendering);
    this.order = new OrderRule(handlers, starts, new IncludedEffects(repository, roles));
    this.flushes = new FlushRule(handlers);
    this.handlerOrder = new HandlerOrder(handlers, playRoles, roles);
    this.readers = new VariableReaders(repository, roles);
    this.changes = new ChangeReaders(repository, roles, readers);
    this.contention = new ContentionRule(handlers, roles);
  }

  Handlers handlers() {
    return handlers;
  }

  ChangeReaders changes() {
    return changes;
  }

  Rendering rendering() {
    return rendering;
  }

  StartRule starts() {
    return starts;
  }

  /// Runs the rules until none keeps anything more.
  void settle() {
    foldIdleHandlers();
    keepCommandsOfPlays();
    keepTasksWithDefaults();
    keepTasksOfOtherUsers();
    hideTasksOfPlays();
    boolean news = true;
    while (news) {
      news = false;
      for (RoleItems role : roles) {
        news |= keepTogether(role);
        news |= keepResults(role);
        news |= keepAnswers(role);
        news |= CaseRule.apply(role);
        news |= order.apply(role);
      }
      news |= contention.apply();
      news |= keepHandlers();
      news |= flushes.keepBehind(roles);
      news |= keepFacts();
    }
    flushes.keep(roles);
    new HandlerStarts(handlers).settle(roles);
    explainResults();
  }

  /// A command whose result something reads would stay even if its effects were known.
  private void explainResults() {
    for (RoleItems role : roles) {
      for (Item item : role.all().toList()) {
        if (item.reason().filter(each -> each.code() == ReasonCode.UNKNOWN_COMMAND).isPresent()) {
          item.task()
              .keywords()
              .register()
              .flatMap(each -> readers.of(each, item).map(reader -> isRead(item, each, reader)))
              .ifPresent(item::explain);
        }
      }
    }
  }

  private static ResidualReason isRead(Item item, String register, String reader) {
    return new ResidualReason(
        ReasonCode.DYNAMIC_VALUE,
        "its result is registered as %s, which %s reads".formatted(register, reader),
        item.task().span(),
        "Make the answer a value of the site, if it is known beforehand, or drop what reads it.");
  }

  /// A package does as root what a play does as another user, who cannot install it either.
  private void keepTasksOfOtherUsers() {
    for (RoleItems role : roles) {
      StayRules.ofPlays(playRoles.playsAnywhere(role.scope().role().name()))
          .ifPresent(
              reason ->
                  role.all()
                      .filter(each -> !each.parts().isEmpty())
                      .forEach(each -> each.keep(reason)));
    }
  }

  /// What a play says `no_log` of, nobody may read in a package or a report.
  private void hideTasksOfPlays() {
    for (RoleItems role : roles) {
      StayRules.hiddenByPlays(playRoles.playsAnywhere(role.scope().role().name()))
          .ifPresent(reason -> role.all().forEach(each -> each.hush(reason)));
    }
  }

  /// What a play gives commands as their environment is not known to a role's package.
  private void keepCommandsOfPlays() {
    for (RoleItems role : roles) {
      CommandEnvironment.ofPlays(playRoles.playsAnywhere(role.scope().role().name()))
          .ifPresent(
              reason ->
                  role.all()
                      .filter(each -> !each.parts().isEmpty())
                      .filter(
                          each ->
                              each.task().action() instanceof Action.Module module
                                  && module.spec().family() == ModuleFamily.COMMANDS)
                      .forEach(each -> each.keep(reason)));
    }
  }

  /// What a play gives modules as their arguments was not read with the tasks of a role.
  private void keepTasksWithDefaults() {
    for (RoleItems role : roles) {
      List<Play> plays = playRoles.playsAnywhere(role.scope().role().name());
      role.all()
          .filter(each -> !each.parts().isEmpty())
          .forEach(
              each ->
                  ModuleDefaults.reason(each.candidate().instance(), plays).ifPresent(each::keep));
    }
  }

  private void foldIdleHandlers() {
    for (RoleItems role : roles) {
      for (Item handler : role.handlers()) {
        handlers.idle(handler).ifPresent(handler::neverRuns);
      }
    }
  }

  /// A task that runs at several places moves at all of them or at none.
  private static boolean keepTogether(RoleItems role) {
    Map<TaskNode.Task, List<Item>> places = new IdentityHashMap<>();
    role.all()
        .forEach(each -> places.computeIfAbsent(each.task(), _ -> new ArrayList<>()).add(each));
    boolean news = false;
    for (List<Item> same : places.values()) {
      if (same.size() < 2) {
        continue;
      }
      Optional<ResidualReason> reason =
          same.stream().flatMap(each -> each.reason().stream()).findFirst().or(() -> differs(same));
      if (reason.isPresent()) {
        for (Item each : same) {
          news |= each.keep(reason.get());
        }
      }
    }
    return news;
  }

  private static Optional<ResidualReason> differs(List<Item> same) {
    Item first = same.getFirst();
    boolean equal =
        same.stream()
            .allMatch(
                each ->
                    each.candidate().instance().inCase().isPresent()
                        || each.candidate().lowered().equals(first.candidate().lowered())
                            && each.candidate().guard().equals(first.candidate().guard()));
    return equal
        ? Optional.empty()
        : Optional.of(
            new ResidualReason(
                ReasonCode.DYNAMIC_VALUE,
                "its file is included more than once, with different values",
                first.task().span(),
                "Make a file of each case."));
  }

  /// A task stays whose result something that stays reads.
  private boolean keepResults(RoleItems role) {
    boolean news = false;
    for (Item item : role.all().filter(each -> !each.isKept()).toList()) {
      Optional<String> register = item.task().keywords().register();
      if (register.isEmpty() || changes.suffice(item)) {
        continue;
      }
      Optional<String> reader = readers.of(register.get(), item);
      if (reader.isPresent()) {
        news |= item.keep(isRead(item, register.get(), reader.get()));
      }
    }
    return news;
  }

  /// A task whose script asks again what a probe asked stays where the probe does, and where a task
  /// between them changes the answer.
  private static boolean keepAnswers(RoleItems role) {
    boolean news = false;
    List<Item> tasks = role.tasks();
    for (int at = 0; at < tasks.size(); at++) {
      Item item = tasks.get(at);
      for (TaskInstance probe :
          item.isKept() ? List.<TaskInstance>of() : item.candidate().probes()) {
        int asked = 0;
        while (asked < at && tasks.get(asked).candidate().instance() != probe) {
          asked++;
        }
        if (asked == at) {
          news |= item.keep(answers(item, "no task before %s registers what its condition reads"));
          continue;
        }
        if (tasks.get(asked).isKept()) {
          news |=
              item.keep(
                  answers(
                      tasks.get(asked), "its condition asks for the result of %s, which stays"));
          continue;
        }
        Effects reads =
            new Effects(tasks.get(asked).candidate().effects().reads(), Effects.NONE.writes());
        for (Item between : tasks.subList(asked + 1, at)) {
          // What acts on the same answer may well change it, as far as it is more than a file.
          boolean acts =
              between.candidate().probes().contains(probe)
                  && !between.parts().stream().allMatch(Part.Places.class::isInstance);
          if (acts || between.candidate().effects().conflict(reads).isPresent()) {
            news |=
                item.keep(
                    answers(
                        tasks.get(asked), "a task between it and %s changes what that asks for"));
          }
        }
      }
    }
    return news;
  }

  private static ResidualReason answers(Item probe, String message) {
    return new ResidualReason(
        ReasonCode.DYNAMIC_VALUE,
        message.formatted(probe.text()),
        probe.task().span(),
        "Ask right before it, in one command.");
  }

  /// A fact that was folded is needed where something that stays reads it.
  private boolean keepFacts() {
    boolean news = false;
    for (RoleItems role : roles) {
      for (Item item : role.tasks()) {
        if (item.isKept()) {
          continue;
        }
        for (String name : DefinedFacts.of(item.task()).keySet()) {
          Optional<String> reader = readers.of(name, item);
          if (reader.isPresent()) {
            news |=
                item.keep(
                    new ResidualReason(
                        ReasonCode.DYNAMIC_VALUE,
                        "it sets %s, which %s reads".formatted(name, reader.get()),
                        item.task().span(),
                        "Give %s its value in the role's vars.".formatted(name)));
          }
        }
      }
    }
    return news;
  }

  private boolean keepHandlers() {
    boolean news = false;
    for (RoleItems role : roles) {
      for (Item handler : role.handlers()) {
        if (handler.isKept() || handler.idle().isPresent()) {
          continue;
        }
        Optional<ResidualReason> reason =
            handlers
                .reason(handler)
                .or(() -> conditional(handler))
                .or(() -> handlerOrder.reason(handler))
                .or(() -> UnitRule.reason(role, handler));
        if (reason.isPresent()) {
          news |= handler.keep(reason.get());
        }
      }
    }
    return news;
  }

  private static Optional<ResidualReason> conditional(Item handler) {
    return handler.candidate().guard().stream()
        .findFirst()
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.PER_HOST,
                    "it runs only when " + each.source(),
                    each.span(),
                    "Put the condition on the tasks that notify it."));
  }
}
