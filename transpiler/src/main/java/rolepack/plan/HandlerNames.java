package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.TaskInstance;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;

/// Names of handlers: those that a task notifies, and those that are none.
final class HandlerNames {
  /// Stands for a name that is not known: any handler may be meant.
  static final String ANY = "\0any";

  private HandlerNames() {}

  static boolean isKnown(List<String> names) {
    return !names.contains(ANY);
  }

  /// A task that moves cannot notify a handler of which only the play knows which one it is.
  static Lowered unknown(TaskInstance instance, Lowered lowered) {
    return lowered instanceof Lowered.Moves moves
        ? new Lowered.Stays(
            new ResidualReason(
                ReasonCode.DYNAMIC_VALUE,
                "it notifies a handler whose name only the play knows",
                instance.task().span(),
                "Write the names of the handlers out."),
            moves.summary())
        : lowered;
  }

  /// What a task notifies, for each item of its loop, or what the block around it does.
  static List<String> notified(TaskInstance instance, BuildEvaluator evaluator) {
    List<DataTemplate> notifies = instance.notifies();
    Optional<Loop> loop = instance.keywords().loop();
    if (loop.isPresent()
        && notifies.stream().anyMatch(each -> !(each instanceof DataTemplate.Constant))
        && evaluator.items(loop.get())
            instanceof Evaluation.Known<List<BuildEvaluator>>(List<BuildEvaluator> items, _)) {
      return items.stream().flatMap(item -> notified(notifies, item).stream()).distinct().toList();
    }
    return notified(notifies, evaluator);
  }

  private static List<String> notified(List<DataTemplate> notifies, BuildEvaluator evaluator) {
    List<String> names = new ArrayList<>();
    for (DataTemplate each : notifies) {
      switch (evaluator.known(each)) {
        case Evaluation.Known<Object>(List<?> list, _) ->
            list.forEach(name -> names.add(String.valueOf(name)));
        case Evaluation.Known<Object>(Object name, _) -> names.add(String.valueOf(name));
        case Evaluation.Blocked<Object> _ -> names.add(ANY);
      }
    }
    return names;
  }
}
