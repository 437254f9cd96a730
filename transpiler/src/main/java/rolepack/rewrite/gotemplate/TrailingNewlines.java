package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// Appends the newlines that a template's text ends with and its output lacks, as Ansible does.
///
/// @param wanted how many the template's text ends with
record TrailingNewlines(int wanted) {
  List<GoNode> ensure(List<GoNode> nodes) {
    return ensure(nodes, 0);
  }

  /// @param before how many newlines come right before the nodes
  private List<GoNode> ensure(List<GoNode> nodes, int before) {
    if (nodes.isEmpty()) {
      return before >= wanted ? nodes : List.of(new GoNode.Text("\n".repeat(wanted - before)));
    }
    GoNode last = nodes.getLast();
    List<GoNode> start = nodes.subList(0, nodes.size() - 1);
    int there = ending(start, before);
    List<GoNode> all = new ArrayList<>(start);
    switch (last) {
      case GoNode.Text text -> {
        int present = ending(nodes, before);
        all.add(
            present >= wanted
                ? text
                : new GoNode.Text(text.text() + "\n".repeat(wanted - present)));
      }
      case GoNode.If(var _, Pipeline condition, var then, var otherwise) ->
          all.add(new GoNode.If(condition, ensure(then, there), ensure(otherwise, there)));
      case GoNode.With(var _, Pipeline value, var body, var otherwise) ->
          all.add(new GoNode.With(value, ensure(body, there), ensure(otherwise, there)));
      case GoNode.Range range -> {
        all.add(range);
        after(range, there, all);
      }
      case GoNode.Action(var _, Pipeline pipeline) when !pipeline.variables().isEmpty() -> {
        all.clear();
        all.addAll(ensure(start, before));
        all.add(last);
      }
      case GoNode.Action _, GoNode.Invoke _, GoNode.Break _, GoNode.Continue _ -> {
        all.add(last);
        if (wanted > 0) {
          all.add(new GoNode.Text("\n".repeat(wanted)));
        }
      }
    }
    return all;
  }

  private void after(GoNode.Range range, int there, List<GoNode> all) {
    int some = Math.max(0, wanted - ending(range.body(), 0));
    int none = Math.max(0, wanted - ending(range.otherwise(), there));
    if (some == none) {
      all.addAll(PrintValue.text("\n".repeat(some)));
      return;
    }
    Pipeline over = new Pipeline(Position.NONE, List.of(), false, range.over().commands());
    all.addAll(
        Conditions.ifNode(
            new Decision.Test(new GoExpr.Parenthesised(Position.NONE, over)),
            () -> PrintValue.text("\n".repeat(some)),
            () -> PrintValue.text("\n".repeat(none))));
  }

  /// How many newlines nodes end with at least, as far as that matters.
  private int ending(List<GoNode> nodes, int before) {
    int count = 0;
    for (GoNode node : nodes.reversed()) {
      switch (node) {
        case GoNode.Text(var _, String text) -> {
          int here = 0;
          while (here < text.length() && text.charAt(text.length() - 1 - here) == '\n') {
            here++;
          }
          count += here;
          if (here < text.length()) {
            return count;
          }
        }
        case GoNode.If branch -> {
          return count + Math.min(ending(branch.then(), 0), ending(branch.otherwise(), 0));
        }
        case GoNode.With with -> {
          return count + Math.min(ending(with.body(), 0), ending(with.otherwise(), 0));
        }
        case GoNode.Action(var _, Pipeline pipeline) when !pipeline.variables().isEmpty() -> {}
        case GoNode.Range _,
            GoNode.Action _,
            GoNode.Invoke _,
            GoNode.Break _,
            GoNode.Continue _ -> {
          return count;
        }
      }
    }
    return count + before;
  }
}
