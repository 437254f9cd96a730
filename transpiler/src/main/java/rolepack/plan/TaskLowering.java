package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Binding;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.Blocker;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Effects;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.analysis.TaskInstance;
import rolepack.analysis.VariableTable;
import rolepack.generated.modules.ArgumentProblem;
import rolepack.generated.modules.FilesCall;
import rolepack.generated.modules.ModuleCall;
import rolepack.generated.modules.ModuleCalls;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;

/// Looks at one task alone: its conditions, its loop, its arguments, its module.
final class TaskLowering {
  private final RoleScope scope;
  private final Set<String> pinned;
  private final Probes probes;
  private final Set<String> neededOutside;

  /// @param neededOutside the task files that something outside of the role includes, too
  TaskLowering(RoleScope scope, Set<String> pinned, Set<String> neededOutside) {
    this.neededOutside = neededOutside;
    this.scope = scope;
    this.pinned = pinned;
    this.probes = new Probes(scope, pinned);
  }

  /// @param handler whether it is a handler, which runs after what notifies it
  Candidate lower(TaskInstance instance, boolean handler) {
    BuildEvaluator evaluator = BuildEvaluator.of(scope.variables(), instance, pinned);
    Work work = new Work(instance, evaluator, handler);
    Lowered lowered = work.decide();
    List<String> notified = HandlerNames.notified(instance, evaluator);
    return new Candidate(
        instance,
        HandlerNames.isKnown(notified) ? lowered : HandlerNames.unknown(instance, lowered),
        work.effects,
        work.guard,
        work.pins,
        notified,
        work.tests.stream().map(each -> each.probe().instance()).distinct().toList());
  }

  private final class Work {
    private final TaskInstance instance;
    private final BuildEvaluator evaluator;
    private final List<Condition> guard = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();
    private final List<Probes.Test> tests = new ArrayList<>();
    private final boolean handler;
    private Effects effects = Effects.NONE;

    Work(TaskInstance instance, BuildEvaluator evaluator, boolean handler) {
      this.handler = handler;
      this.instance = instance;
      this.evaluator = evaluator;
    }

    Lowered decide() {
      String what = TaskSummary.of(instance.task());
      Optional<Lowered> condition = conditions(what);
      // The effects count even where the task stays for another reason.
      Lowered lowered =
          probes.of(instance).isPresent() ? asks(action(what), what) : guarded(action(what), what);
      Optional<ResidualReason> keyword =
          StayRules.reason(instance)
              .or(this::neededOutside)
              .or(() -> scope.userKeeps(instance.task()));
      if (condition.isPresent() && condition.get() instanceof Lowered.Folds) {
        effects = Effects.NONE;
        return condition.get();
      }
      String shown = StayRules.hidesWords(instance) ? what : lowered.summary();
      return keyword
          .map(each -> (Lowered) new Lowered.Stays(each, shown))
          .or(() -> condition)
          .orElse(lowered);
    }

    /// The packages of the role may not be where something else brings its file in.
    private Optional<ResidualReason> neededOutside() {
      return neededOutside.contains(instance.file().path())
          ? Optional.of(
              new ResidualReason(
                  ReasonCode.NO_EQUIVALENT,
                  "a play, another role or `tasks_from` includes its file, too",
                  instance.task().span(),
                  "Make the file a role of its own, and depend on that."))
          : Optional.empty();
    }

    /// Folds the conditions that are known, collects the others, and finds those that keep the
    /// task.
    private Optional<Lowered> conditions(String what) {
      Optional<String> item = instance.keywords().loop().map(Loop::variable);
      Map<String, DataTemplate> locals = new HashMap<>();
      instance.locals().forEach((name, definition) -> locals.put(name, definition.value()));
      for (Condition condition : instance.conditions()) {
        if (item.isPresent() && BindingTimes.variables(condition).contains(item.get())) {
          continue;
        }
        if (RegisteredNames.hold(condition, instance)) {
          continue;
        }
        switch (evaluator.holds(condition)) {
          case Evaluation.Known<Boolean>(Boolean holds, _) -> {
            if (!holds) {
              return Optional.of(
                  new Lowered.Folds(
                      "%s; never, since %s is false".formatted(what, condition.source())));
            }
          }
          case Evaluation.Blocked<Boolean>(Blocker blocker) -> {
            Optional<Binding> dynamic = BindingTimes.dynamic(condition, variables(), locals);
            Optional<Probes.Test> test =
                dynamic.isPresent() && !handler
                    ? probes.test(condition, instance)
                    : Optional.empty();
            if (test.isPresent()) {
              Optional<Lowered> asked = ask(test.get(), what);
              if (asked.isPresent()) {
                return asked;
              }
              continue;
            }
            if (dynamic.isPresent()) {
              return Optional.of(
                  new Lowered.Stays(
                      BlockerReasons.of(
                          new Blocker.Unbound(dynamic.get(), condition.span()), "condition"),
                      what));
            }
            if (blocker instanceof Blocker.Fails fails && condition instanceof Condition.Broken) {
              return Optional.of(new Lowered.Stays(BlockerReasons.of(fails, "condition"), what));
            }
            guard.add(condition);
          }
        }
      }
      return Optional.empty();
    }

    /// Takes a probe's question over: it is asked under the conditions under which the probe runs,
    /// and what it reads, this task reads.
    private Optional<Lowered> ask(Probes.Test test, String what) {
      Work probe = new Work(test.probe().instance(), evaluatorOf(test.probe().instance()), false);
      Optional<Lowered> never = probe.conditions(what);
      if (never.isPresent() || !probe.tests.isEmpty()) {
        return never;
      }
      probe.action(what);
      tests.add(test);
      probe.guard.stream().filter(each -> !guard.contains(each)).forEach(guard::add);
      effects = effects.and(new Effects(probe.effects.reads(), Effects.NONE.writes()));
      return Optional.empty();
    }

    /// A task that only asks has nothing to do where nothing that stays needs its answer.
    private Lowered asks(Lowered lowered, String what) {
      return lowered instanceof Lowered.Stays stays
              && stays.reason().code() != ReasonCode.UNKNOWN_COMMAND
          ? lowered
          : new Lowered.Folds(what + "; nothing that stays needs the answer");
    }

    private BuildEvaluator evaluatorOf(TaskInstance other) {
      return BuildEvaluator.of(scope.variables(), other, pinned);
    }

    /// What the scripts do is done only if the probes' answers say so.
    private Lowered guarded(Lowered lowered, String what) {
      if (tests.isEmpty() || !(lowered instanceof Lowered.Moves moves)) {
        return lowered;
      }
      Optional<Lowered.Moves> all =
          moves.onlyIf(tests.stream().map(Probes.Test::shell).distinct().toList());
      return all.isPresent()
          ? all.get()
          : new Lowered.Stays(
              new ResidualReason(
                  ReasonCode.DYNAMIC_VALUE,
                  "it brings more than files and scripts, and what “%s” finds decides about it"
                      .formatted(tests.getFirst().probe().instance().task().name()),
                  tests.getFirst().probe().instance().task().span(),
                  "Do it in any case."),
              what);
    }

    private VariableTable variables() {
      return scope.variables();
    }

    private Lowered action(String what) {
      return switch (instance.task().action()) {
        case Action.Include include ->
            IncludeOutcome.undecided(include, scope.role(), variables(), what);
        case Action.Meta meta -> IncludeOutcome.undecided(meta, scope.role(), variables(), what);
        case Action.Opaque opaque -> {
          effects = new TaskEffects(scope, instance).of(opaque, evaluator);
          yield new Lowered.Stays(
              new ResidualReason(
                  ReasonCode.CUSTOM_MODULE,
                  "rolepack does not know the module " + opaque.name(),
                  opaque.span(),
                  "Use a module of Ansible's own, or add this one to the catalogue."),
              TaskSummary.opaque(opaque));
        }
        case Action.Module module -> module(module, what);
      };
    }

    private Lowered module(Action.Module module, String what) {
      Optional<Loop> loop = instance.keywords().loop();
      if (loop.isEmpty()) {
        return item(module, evaluator, what);
      }
      if (FileLoops.areFiles(loop.get(), module)) {
        return files(module, loop.get(), what);
      }
      return switch (evaluator.items(loop.get())) {
        case Evaluation.Blocked<List<BuildEvaluator>>(Blocker blocker) -> {
          // Without the items only the effects are known, as far as they are written out.
          item(module, evaluator, what);
          yield new Lowered.Stays(
              LowerAccounts.people(module, loop.get()).orElseGet(() -> loopReason(blocker)), what);
        }
        case Evaluation.Known<List<BuildEvaluator>>(
                List<BuildEvaluator> items,
                List<Pin> taken) -> {
          pins.addAll(taken);
          List<Lowered> each = new ArrayList<>();
          for (BuildEvaluator item : items) {
            each.add(loopItem(module, item, what));
          }
          yield Lowerings.join(each, what);
        }
      };
    }

    /// A loop over files of the repository.
    private Lowered files(Action.Module module, Loop loop, String what) {
      FileLoops search = new FileLoops(loop, scope, instance.task(), module.name());
      return switch (search.lower(evaluator, each -> loopItem(module, each, what))) {
        case Evaluation.Blocked<List<Lowered>>(Blocker blocker) -> {
          item(module, evaluator, what);
          yield new Lowered.Stays(loopReason(blocker), what);
        }
        case Evaluation.Known<List<Lowered>>(List<Lowered> each, List<Pin> taken) -> {
          pins.addAll(taken);
          yield Lowerings.join(each, what);
        }
      };
    }

    private ResidualReason loopReason(Blocker blocker) {
      return BlockerReasons.of(blocker, "loop");
    }

    private Lowered loopItem(Action.Module module, BuildEvaluator item, String what) {
      String variable = instance.keywords().loop().map(Loop::variable).orElse("item");
      for (Condition condition : instance.conditions()) {
        if (!BindingTimes.variables(condition).contains(variable)) {
          continue;
        }
        switch (item.holds(condition)) {
          case Evaluation.Known<Boolean>(Boolean holds, _) -> {
            if (!holds) {
              return new Lowered.Folds(what);
            }
          }
          case Evaluation.Blocked<Boolean>(Blocker blocker) -> {
            item(module, item, what);
            return new Lowered.Stays(ContentReasons.of(blocker, "condition"), what);
          }
        }
      }
      return item(module, item, what);
    }

    private Lowered item(Action.Module module, BuildEvaluator item, String what) {
      ArgumentEvaluation arguments = ArgumentEvaluation.of(module, item);
      effects = effects.and(new TaskEffects(scope, instance).of(module, arguments, item));
      Optional<Lowered> fact = SetFact.lower(module, arguments, what);
      if (fact.isPresent()) {
        return fact.get();
      }
      Optional<DataTemplate> content = content(module, arguments);
      if (module.spec().reason().isEmpty()
          && content.isEmpty()
          && arguments.reason().isPresent()
          && !SetFact.needsNoValues(module)) {
        return new Lowered.Stays(program(module).orElse(arguments.reason().get()), what);
      }
      Optional<OtherUser> user = OtherUser.of(instance, item);
      user.ifPresent(each -> effects = effects.and(each.effects()));
      LoweringContext context = scope.context(instance, item, handler, !tests.isEmpty());
      List<ArgumentProblem> problems = new ArrayList<>();
      Optional<ModuleCall> call =
          ModuleCalls.of(
              module.spec(),
              arguments.named(),
              arguments.unknown().keySet(),
              arguments.freeForm(),
              problems);
      if (call.isEmpty()) {
        String message =
            problems.isEmpty()
                ? "its arguments are invalid"
                : "its argument %s %s"
                    .formatted(problems.getFirst().argument(), problems.getFirst().message());
        return context.stays(
            ReasonCode.NO_EQUIVALENT,
            message,
            "Correct the argument; Ansible refuses it too.",
            what);
      }
      Optional<ResidualReason> stranger =
          user.flatMap(each -> each.reason(call.get(), instance))
              .or(() -> user.isPresent() ? Optional.empty() : OtherUser.unknown(instance));
      if (stranger.isPresent()) {
        return new Lowered.Stays(stranger.get(), what);
      }
      Lowered lowered =
          content.isPresent() && call.get() instanceof FilesCall.Copy copy
              ? LowerCopy.content(copy, content.get(), arguments.reason().orElseThrow(), context)
              : LowerModule.lower(call.get(), context);
      if (lowered instanceof Lowered.Moves) {
        pins.addAll(arguments.pins());
        pins.addAll(user.get().pins());
        if (module.spec().family() == ModuleFamily.COMMANDS) {
          pins.addAll(CommandEnvironment.of(instance, item).pins());
        }
      }
      return lowered;
    }

    /// The content of a `copy` that is known on the host only, where all else is known.
    private static Optional<DataTemplate> content(
        Action.Module module, ArgumentEvaluation arguments) {
      return module.name().equals("copy") && arguments.unknown().size() == 1
          ? Optional.ofNullable(arguments.unknown().get("content"))
          : Optional.empty();
    }

    /// What a command's program says weighs more than a word of it that is not known.
    private Optional<ResidualReason> program(Action.Module module) {
      return module.spec().family() == ModuleFamily.COMMANDS
          ? module
              .freeForm()
              .flatMap(each -> KnownCommands.neverMoves(each.span().text(), each.span()))
          : Optional.empty();
    }
  }
}
