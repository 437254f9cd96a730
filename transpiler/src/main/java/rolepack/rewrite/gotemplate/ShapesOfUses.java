package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Shape;

/// What a template does with its variables, as far as it shows their types.
final class ShapesOfUses {
  private static final Shape.ListOf LIST = new Shape.ListOf(Shape.UNKNOWN);
  private static final Shape.MapOf MAP = new Shape.MapOf(Map.of(), Shape.UNKNOWN);
  private static final Set<String> OF_LISTS =
      Set.of(
          "join",
          "first",
          "last",
          "sort",
          "unique",
          "union",
          "intersect",
          "difference",
          "map",
          "select",
          "reject",
          "selectattr",
          "rejectattr");
  private static final Set<String> OF_DICTS =
      Set.of("items", "iteritems", "keys", "iterkeys", "values", "itervalues", "get");

  private final Map<String, Shape> shapes = new HashMap<>();
  private final Set<String> bound = new HashSet<>();

  private ShapesOfUses() {}

  static Map<String, Shape> of(Template template) {
    ShapesOfUses uses = new ShapesOfUses();
    uses.nodes(template.body());
    uses.bound.forEach(uses.shapes::remove);
    return uses.shapes;
  }

  private void nodes(List<Node> nodes) {
    nodes.forEach(this::node);
  }

  private void node(Node node) {
    switch (node) {
      case Node.Text _ -> {}
      case Node.Output output -> expression(output.expression());
      case Node.If branch -> {
        for (Node.Branch each : branch.branches()) {
          condition(each.condition());
          nodes(each.body());
        }
        nodes(branch.otherwise());
      }
      case Node.For loop -> {
        note(loop.iterable(), LIST);
        bind(loop.target());
        expression(loop.iterable());
        loop.filter().ifPresent(this::expression);
        nodes(loop.body());
        nodes(loop.otherwise());
      }
      case Node.Set set -> {
        bind(set.target());
        expression(set.value());
      }
      case Node.SetBlock set -> {
        bind(set.target());
        nodes(set.body());
      }
      case Node.With with -> {
        for (Node.Assignment each : with.assignments()) {
          bind(each.target());
          expression(each.value());
        }
        nodes(with.body());
      }
      case Node.Block block -> nodes(block.body());
      case Node.Do statement -> expression(statement.expression());
      case Node.Macro macro -> nodes(macro.body());
      case Node.CallBlock call -> nodes(call.body());
      case Node.FilterBlock filter -> nodes(filter.body());
      case Node.AutoEscape escape -> nodes(escape.body());
      case Node.Extends _,
          Node.Include _,
          Node.Import _,
          Node.FromImport _,
          Node.Break _,
          Node.Continue _ -> {}
    }
  }

  private void bind(Node.Target target) {
    switch (target) {
      case Node.Target.Name name -> bound.add(name.name());
      case Node.Target.Attribute _ -> {}
      case Node.Target.Tuple tuple -> tuple.targets().forEach(this::bind);
    }
  }

  private void note(Expr expression, Shape shape) {
    if (expression instanceof Expr.Name name) {
      shapes.merge(name.name(), shape, ShapesOfUses::stronger);
    }
  }

  /// What is taken apart is a list or a dict, whatever else is done with it.
  private static Shape stronger(Shape one, Shape other) {
    if (one.equals(other)) {
      return one;
    }
    if (one instanceof Shape.MapOf || other instanceof Shape.MapOf) {
      return MAP;
    }
    if (one instanceof Shape.ListOf || other instanceof Shape.ListOf) {
      return LIST;
    }
    return Shape.TEXT;
  }

  /// A bare name as a condition is a boolean, if nothing else says what it is.
  private void condition(Expr expression) {
    switch (expression) {
      case Expr.Name _ -> note(expression, Shape.BOOL);
      case Expr.Not not -> condition(not.operand());
      case Expr.Logical logical -> {
        condition(logical.left());
        condition(logical.right());
      }
      default -> expression(expression);
    }
  }

  private void expression(Expr expression) {
    switch (expression) {
      case Expr.Attribute attribute -> note(attribute.operand(), MAP);
      case Expr.Call(var _, Expr.Attribute method, var _) -> {
        note(method.operand(), OF_DICTS.contains(method.name()) ? MAP : Shape.TEXT);
        expression(method.operand());
        Subexpressions.each(((Expr.Call) expression).arguments(), this::expression);
        return;
      }
      case Expr.Index index ->
          note(index.operand(), index.index() instanceof Expr.Text ? MAP : LIST);
      case Expr.Filter filter -> {
        if (OF_LISTS.contains(filter.name())) {
          note(filter.operand(), LIST);
        } else if (filter.name().equals("dictsort")) {
          note(filter.operand(), MAP);
        }
      }
      case Expr.Compare compare -> {
        for (Expr.Comparison comparison : compare.comparisons()) {
          literal(compare.first(), comparison.operand());
          literal(comparison.operand(), compare.first());
        }
      }
      case Expr.Conditional conditional -> {
        condition(conditional.condition());
        expression(conditional.then());
        conditional.otherwise().ifPresent(this::expression);
        return;
      }
      default -> {}
    }
    Subexpressions.each(expression, this::expression);
  }

  /// `x == 3`: an integer.
  private void literal(Expr name, Expr other) {
    switch (other) {
      case Expr.Int _ -> note(name, Shape.INT);
      case Expr.Text _ -> note(name, Shape.TEXT);
      case Expr.Bool _ -> note(name, Shape.BOOL);
      default -> {}
    }
  }
}
