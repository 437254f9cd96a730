package rolepack.rewrite.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;

/// The names of all members that a template reads of what its loops go over.
final class MemberNames {
  private final Set<String> names = new TreeSet<>();

  private MemberNames() {}

  static Set<String> of(Template template) {
    MemberNames members = new MemberNames();
    members.nodes(template.body());
    return members.names;
  }

  private void nodes(List<Node> nodes) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Output output -> expression(output.expression());
        case Node.If branch -> {
          for (Node.Branch each : branch.branches()) {
            expression(each.condition());
            nodes(each.body());
          }
          nodes(branch.otherwise());
        }
        case Node.For loop -> {
          expression(loop.iterable());
          loop.filter().ifPresent(this::expression);
          nodes(loop.body());
          nodes(loop.otherwise());
        }
        case Node.Set set -> expression(set.value());
        case Node.SetBlock set -> nodes(set.body());
        case Node.Macro macro -> nodes(macro.body());
        case Node.Block block -> nodes(block.body());
        case Node.With with -> nodes(with.body());
        case Node.CallBlock call -> nodes(call.body());
        case Node.FilterBlock filter -> nodes(filter.body());
        case Node.AutoEscape escape -> nodes(escape.body());
        case Node.Text _,
            Node.Extends _,
            Node.Include _,
            Node.Import _,
            Node.FromImport _,
            Node.Do _,
            Node.Break _,
            Node.Continue _ -> {}
      }
    }
  }

  private void expression(Expr expression) {
    switch (expression) {
      case Expr.Attribute(var _, Expr.Name(var _, String of), String name)
          when !of.equals("loop") && !of.equals("groups") ->
          names.add(name);
      case Expr.Index(var _, Expr.Name(var _, String of), Expr.Text(var _, String name))
          when !of.equals("groups") && !of.equals("hostvars") ->
          names.add(name);
      case Expr.Call(var _, Expr.Attribute method, var _) -> {
        expression(method.operand());
        Subexpressions.each(((Expr.Call) expression).arguments(), this::expression);
        return;
      }
      case Expr.Filter filter -> {
        filter.arguments().named().stream()
            .filter(each -> each.name().equals("attribute"))
            .forEach(
                each -> {
                  if (each.value() instanceof Expr.Text text) {
                    names.add(text.value());
                  }
                });
        if ((filter.name().equals("selectattr") || filter.name().equals("rejectattr"))
            && !filter.arguments().positional().isEmpty()
            && filter.arguments().positional().getFirst() instanceof Expr.Text text) {
          names.add(text.value());
        }
      }
      default -> {}
    }
    Subexpressions.each(expression, this::expression);
  }
}
