package rolepack.ir.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Walks over the statements of a template, those inside of others included.
public final class Nodes {
  private Nodes() {}

  /// The statements directly inside of a statement, one list for each of its bodies.
  public static List<List<Node>> bodies(Node node) {
    return switch (node) {
      case Node.Text _, Node.Output _, Node.Set _, Node.Do _, Node.Break _, Node.Continue _ ->
          List.of();
      case Node.Extends _, Node.Include _, Node.Import _, Node.FromImport _ -> List.of();
      case Node.If choice -> {
        List<List<Node>> bodies = new ArrayList<>();
        choice.branches().forEach(each -> bodies.add(each.body()));
        bodies.add(choice.otherwise());
        yield bodies;
      }
      case Node.For loop -> List.of(loop.body(), loop.otherwise());
      case Node.SetBlock set -> List.of(set.body());
      case Node.Macro macro -> List.of(macro.body());
      case Node.CallBlock call -> List.of(call.body());
      case Node.FilterBlock block -> List.of(block.body());
      case Node.With with -> List.of(with.body());
      case Node.AutoEscape escape -> List.of(escape.body());
      case Node.Block block -> List.of(block.body());
    };
  }

  /// Gives the expressions of a statement, in the order of the text; not those of the statements
  /// inside of it.
  public static void expressions(Node node, Consumer<Expr> action) {
    switch (node) {
      case Node.Text _, Node.Break _, Node.Continue _, Node.Block _ -> {}
      case Node.Output output -> action.accept(output.expression());
      case Node.If choice -> choice.branches().forEach(each -> action.accept(each.condition()));
      case Node.For loop -> {
        action.accept(loop.iterable());
        loop.filter().ifPresent(action);
      }
      case Node.Set set -> action.accept(set.value());
      case Node.SetBlock set -> filters(set.filters(), action);
      case Node.Macro macro -> defaults(macro.parameters(), action);
      case Node.CallBlock call -> {
        defaults(call.parameters(), action);
        action.accept(call.call());
      }
      case Node.FilterBlock block -> filters(block.filters(), action);
      case Node.With with -> with.assignments().forEach(each -> action.accept(each.value()));
      case Node.AutoEscape escape -> action.accept(escape.enabled());
      case Node.Extends parent -> action.accept(parent.parent());
      case Node.Include include -> action.accept(include.template());
      case Node.Import imported -> action.accept(imported.template());
      case Node.FromImport imported -> action.accept(imported.template());
      case Node.Do statement -> action.accept(statement.expression());
    }
  }

  private static void filters(List<Node.FilterCall> filters, Consumer<Expr> action) {
    filters.forEach(each -> Subexpressions.each(each.arguments(), action));
  }

  private static void defaults(List<Node.Parameter> parameters, Consumer<Expr> action) {
    parameters.forEach(each -> each.defaultValue().ifPresent(action));
  }

  /// Gives every statement, an outer one before those inside of it.
  public static void each(List<Node> nodes, Consumer<Node> action) {
    for (Node node : nodes) {
      action.accept(node);
      bodies(node).forEach(body -> each(body, action));
    }
  }

  /// Whether any of the statements is such a one.
  public static boolean any(List<Node> nodes, Predicate<Node> wanted) {
    for (Node node : nodes) {
      if (wanted.test(node)) {
        return true;
      }
      for (List<Node> body : bodies(node)) {
        if (any(body, wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
