package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// `{{ if a }}{{ if a }}x{{ end }}{{ end }}` -> `{{ if a }}x{{ end }}`: a condition that one around
/// it has decided. What reads a variable that is set again, or a scratch, may change in between.
final class DecidedConditions {
  private final Set<String> changing = new HashSet<>();

  private DecidedConditions() {}

  static List<GoNode> in(List<GoNode> nodes) {
    DecidedConditions conditions = new DecidedConditions();
    conditions.assigned(nodes);
    return conditions.in(nodes, Map.of());
  }

  /// The variables that are set by `=`, in loops, too.
  private void assigned(List<GoNode> nodes) {
    for (GoNode node : nodes) {
      switch (node) {
        case GoNode.Action action -> {
          if (action.pipeline().assigns()) {
            changing.addAll(action.pipeline().variables());
          }
        }
        case GoNode.If branch -> {
          assigned(branch.then());
          assigned(branch.otherwise());
        }
        case GoNode.With with -> {
          assigned(with.body());
          assigned(with.otherwise());
        }
        case GoNode.Range range -> {
          assigned(range.body());
          assigned(range.otherwise());
        }
        case GoNode.Text _, GoNode.Invoke _, GoNode.Break _, GoNode.Continue _ -> {}
      }
    }
  }

  private List<GoNode> in(List<GoNode> nodes, Map<GoExpr, Boolean> outer) {
    Map<GoExpr, Boolean> known = outer;
    List<GoNode> all = new ArrayList<>();
    for (GoNode node : nodes) {
      switch (node) {
        case GoNode.If branch -> all.addAll(branch(branch, known));
        case GoNode.With(Position position, Pipeline value, var body, var otherwise) ->
            all.add(
                new GoNode.With(
                    position, value, in(body, inside(known, value)), in(otherwise, known)));
        case GoNode.Range(Position position, Pipeline over, var body, var otherwise) ->
            all.add(
                new GoNode.Range(
                    position, over, in(body, inside(known, over)), in(otherwise, known)));
        case GoNode.Action action -> {
          known = without(known, action.pipeline().variables());
          all.add(action);
        }
        case GoNode.Text _, GoNode.Invoke _, GoNode.Break _, GoNode.Continue _ -> all.add(node);
      }
    }
    return all;
  }

  private List<GoNode> branch(GoNode.If branch, Map<GoExpr, Boolean> outer) {
    Pipeline pipeline = branch.condition();
    if (!pipeline.variables().isEmpty()) {
      Map<GoExpr, Boolean> known = without(outer, pipeline.variables());
      return List.of(
          new GoNode.If(pipeline, in(branch.then(), known), in(branch.otherwise(), known)));
    }
    GoExpr condition =
        pipeline.commands().size() == 1 && pipeline.commands().getFirst().operands().size() == 1
            ? pipeline.commands().getFirst().operands().getFirst()
            : new GoExpr.Parenthesised(Position.NONE, pipeline);
    if (outer.containsKey(condition)) {
      return in(outer.get(condition) ? branch.then() : branch.otherwise(), outer);
    }
    return List.of(
        new GoNode.If(
            pipeline,
            in(branch.then(), with(outer, condition, true)),
            in(branch.otherwise(), with(outer, condition, false))));
  }

  private Map<GoExpr, Boolean> with(Map<GoExpr, Boolean> outer, GoExpr condition, boolean value) {
    Map<GoExpr, Boolean> known = new HashMap<>(outer);
    note(condition, value, known);
    return known;
  }

  private void note(GoExpr condition, boolean value, Map<GoExpr, Boolean> known) {
    if (GoCode.calls(condition, "scratch")
        || GoCode.calls(condition, "executeTemplate")
        || readsAny(condition, changing)) {
      return;
    }
    known.put(condition, value);
    known.put(GoCode.not(condition), !value);
    for (GoExpr each : GoCode.arguments(value ? "and" : "or", condition)) {
      note(each, value, known);
    }
  }

  /// What is still known where the dot and some variables are others.
  private static Map<GoExpr, Boolean> inside(Map<GoExpr, Boolean> known, Pipeline pipeline) {
    Map<GoExpr, Boolean> left = new HashMap<>(without(known, pipeline.variables()));
    left.keySet()
        .removeIf(
            each -> GoCode.any(each, it -> it instanceof GoExpr.Dot || it instanceof GoExpr.Field));
    return left;
  }

  private static Map<GoExpr, Boolean> without(Map<GoExpr, Boolean> known, List<String> variables) {
    if (variables.isEmpty() || known.isEmpty()) {
      return known;
    }
    Map<GoExpr, Boolean> left = new HashMap<>(known);
    left.keySet().removeIf(each -> readsAny(each, variables));
    return left;
  }

  private static boolean readsAny(GoExpr expression, Collection<String> variables) {
    return GoCode.any(
        expression, it -> it instanceof GoExpr.Variable each && variables.contains(each.name()));
  }
}
