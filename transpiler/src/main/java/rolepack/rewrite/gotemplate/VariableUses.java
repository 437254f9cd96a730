package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;

/// How often the variables of a Go template are read; inside a loop that counts as many times.
final class VariableUses {
  private final Map<String, Integer> counts = new HashMap<>();
  private int loops;

  private VariableUses() {}

  static VariableUses of(List<GoNode> nodes) {
    VariableUses uses = new VariableUses();
    uses.nodes(nodes);
    return uses;
  }

  /// @param variable with its `$`
  int count(String variable) {
    return counts.getOrDefault(variable, 0);
  }

  private void nodes(List<GoNode> nodes) {
    for (GoNode node : nodes) {
      switch (node) {
        case GoNode.Text _, GoNode.Break _, GoNode.Continue _ -> {}
        case GoNode.Action action -> pipeline(action.pipeline());
        case GoNode.If branch -> {
          pipeline(branch.condition());
          nodes(branch.then());
          nodes(branch.otherwise());
        }
        case GoNode.With with -> {
          pipeline(with.value());
          nodes(with.body());
          nodes(with.otherwise());
        }
        case GoNode.Range range -> {
          pipeline(range.over());
          loops++;
          nodes(range.body());
          loops--;
          nodes(range.otherwise());
        }
        case GoNode.Invoke invoke -> invoke.argument().ifPresent(this::pipeline);
      }
    }
  }

  private void pipeline(Pipeline pipeline) {
    pipeline.commands().forEach(each -> each.operands().forEach(this::expression));
  }

  private void expression(GoExpr expression) {
    switch (expression) {
      case GoExpr.Variable variable ->
          counts.merge(variable.name(), loops > 0 ? 2 : 1, Integer::sum);
      case GoExpr.Parenthesised inner -> pipeline(inner.pipeline());
      case GoExpr.Chain chain -> expression(chain.operand());
      case GoExpr.Dot _,
          GoExpr.Nil _,
          GoExpr.Bool _,
          GoExpr.Number _,
          GoExpr.Text _,
          GoExpr.Field _,
          GoExpr.Function _ -> {}
    }
  }
}
