package rolepack.rewrite.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
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
    Nodes.each(nodes, node -> Nodes.expressions(node, this::expression));
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
