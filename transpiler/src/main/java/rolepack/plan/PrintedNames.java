package rolepack.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;

/// The names that templates do more with than print them.
final class PrintedNames {
  private PrintedNames() {}

  /// Names that stand anywhere but as the whole of `{{ name }}`.
  static Set<String> otherwise(List<Template> templates) {
    Set<String> names = new HashSet<>();
    for (Template template : templates) {
      Nodes.each(
          template.body(),
          node -> {
            if (!(node instanceof Node.Output output && output.expression() instanceof Expr.Name)) {
              Nodes.expressions(node, each -> Subexpressions.names(each, names::add));
            }
          });
    }
    return names;
  }
}
