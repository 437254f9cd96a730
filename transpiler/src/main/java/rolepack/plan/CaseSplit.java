package rolepack.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.analysis.Case;
import rolepack.analysis.DefinedFacts;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Action;
import rolepack.ir.TaskNode;

/// Looks at a task once for each value of a variable that it reads, where the role's applications
/// give it one of a few: what stays as a whole may move for each value, into a package for each.
final class CaseSplit {
  private final RoleScope scope;
  private final TaskLowering lowering;
  private final Map<TaskNode.Task, Integer> places = new IdentityHashMap<>();

  CaseSplit(RoleScope scope, TaskLowering lowering) {
    this.scope = scope;
    this.lowering = lowering;
    scope.flow().tasks().forEach(each -> places.merge(each.task(), 1, Integer::sum));
  }

  /// The task as a whole, or else once for each value of one variable.
  List<Candidate> lower(TaskInstance instance) {
    Candidate whole = lowering.lower(instance, false);
    if (!(whole.lowered() instanceof Lowered.Stays stays) || !canSplit(instance)) {
      return List.of(whole);
    }
    Optional<ResidualReason> obstacle = Optional.empty();
    for (Map.Entry<String, List<Case>> variable : scope.cases().entrySet()) {
      if (instance.locals().containsKey(variable.getKey())) {
        continue;
      }
      List<Candidate> each = new ArrayList<>();
      for (Case value : variable.getValue()) {
        each.add(lowering.lower(instance.in(value), false));
      }
      if (each.stream().allMatch(CaseSplit::fits)) {
        return areEqual(each) ? List.of(of(each.getFirst(), instance)) : each;
      }
      obstacle = obstacle.or(() -> obstacle(each, stays, variable.getKey()));
    }
    return List.of(obstacle.map(each -> staying(whole, each, stays.summary())).orElse(whole));
  }

  private boolean canSplit(TaskInstance instance) {
    return instance.task().action() instanceof Action.Module
        && places.get(instance.task()) == 1
        && instance.keywords().register().isEmpty()
        && !StayRules.runsOnce(instance)
        && DefinedFacts.of(instance.task()).isEmpty();
  }

  /// Whether a package for one value can hold what the task becomes: nothing that has to be there
  /// before it, or that the play writes for it.
  private static boolean fits(Candidate candidate) {
    return switch (candidate.lowered()) {
      case Lowered.Folds _ -> true;
      case Lowered.Stays _ -> false;
      case Lowered.Moves moves ->
          candidate.probes().isEmpty()
              && moves.parts().stream()
                  .allMatch(
                      each ->
                          each.stage() != Part.Stage.PREREQUISITE
                              && !(each instanceof Part.Needs needs
                                  && needs.repository().isPresent())
                              && !(each instanceof Part.Renders(RenderedFile file)
                                  && RenderedFiles.readsFound(file)));
    };
  }

  private static boolean areEqual(List<Candidate> all) {
    Candidate first = all.getFirst();
    return all.stream()
        .allMatch(
            each ->
                each.lowered().equals(first.lowered())
                    && each.guard().equals(first.guard())
                    && each.effects().equals(first.effects())
                    && each.notified().equals(first.notified()));
  }

  private static Candidate of(Candidate each, TaskInstance instance) {
    return new Candidate(
        instance, each.lowered(), each.effects(), each.guard(), each.pins(), each.notified());
  }

  /// Why the task stays for a value, where that is not what keeps it as a whole.
  private static Optional<ResidualReason> obstacle(
      List<Candidate> all, Lowered.Stays whole, String variable) {
    for (Candidate each : all) {
      if (each.lowered() instanceof Lowered.Stays stays
          && !stays.reason().message().equals(whole.reason().message())) {
        ResidualReason reason = stays.reason();
        return Optional.of(
            new ResidualReason(
                reason.code(),
                "where %s, %s"
                    .formatted(
                        each.instance().inCase().map(Case::condition).orElse(variable),
                        reason.message()),
                reason.span(),
                reason.remedy()));
      }
    }
    return Optional.empty();
  }

  private static Candidate staying(Candidate whole, ResidualReason reason, String summary) {
    return new Candidate(
        whole.instance(),
        new Lowered.Stays(reason, summary),
        whole.effects(),
        whole.guard(),
        whole.pins(),
        whole.notified(),
        whole.probes());
  }
}
