package rolepack.rewrite.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.TemplateScope;

/// The groups of which a template, or a definition that it reads, asks whether the host is in them:
/// `'web' in group_names`, `servers in group_names`.
///
/// @param names those that it names
/// @param variables those that have the names of others
record AskedGroups(Set<String> names, Set<String> variables) {
  static AskedGroups of(Template template, TemplateScope scope) {
    AskedGroups asked = new AskedGroups(new TreeSet<>(), new TreeSet<>());
    List<Template> open = new ArrayList<>(List.of(template));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Template next = open.removeFirst();
      Nodes.each(next.body(), node -> Nodes.expressions(node, asked::expression));
      for (String name : FreeVariables.of(next)) {
        if (seen.add(name)) {
          open.addAll(scope.source(name).templates());
        }
      }
    }
    return asked;
  }

  private void expression(Expr expression) {
    if (expression instanceof Expr.Compare(var _, Expr first, var comparisons)) {
      Expr left = first;
      for (Expr.Comparison each : comparisons) {
        if (each.operand() instanceof Expr.Name(var _, String of) && of.equals("group_names")) {
          note(left);
        }
        left = each.operand();
      }
    }
    Subexpressions.each(expression, this::expression);
  }

  private void note(Expr group) {
    if (group instanceof Expr.Text text) {
      names.add(text.value());
    } else if (group instanceof Expr.Name name) {
      variables.add(name.name());
    }
  }
}
