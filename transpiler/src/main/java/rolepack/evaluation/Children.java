package rolepack.evaluation;

import java.util.ArrayList;
import java.util.List;
import rolepack.ir.jinja.Node;

/// The bodies that stand in a statement.
final class Children {
  private Children() {}

  static List<List<Node>> bodies(Node node) {
    return switch (node) {
      case Node.If branches -> {
        List<List<Node>> bodies = new ArrayList<>();
        branches.branches().forEach(each -> bodies.add(each.body()));
        bodies.add(branches.otherwise());
        yield bodies;
      }
      case Node.For loop -> List.of(loop.body(), loop.otherwise());
      case Node.SetBlock set -> List.of(set.body());
      case Node.Macro macro -> List.of(macro.body());
      case Node.CallBlock call -> List.of(call.body());
      case Node.FilterBlock filter -> List.of(filter.body());
      case Node.With with -> List.of(with.body());
      case Node.AutoEscape escape -> List.of(escape.body());
      case Node.Block block -> List.of(block.body());
      case Node.Text _,
          Node.Output _,
          Node.Set _,
          Node.Extends _,
          Node.Include _,
          Node.Import _,
          Node.FromImport _,
          Node.Do _,
          Node.Break _,
          Node.Continue _ ->
          List.of();
    };
  }
}
