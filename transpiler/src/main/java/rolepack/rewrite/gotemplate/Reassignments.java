package rolepack.rewrite.gotemplate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;

/// The names that a template sets more than once: what one of its `set`s reads may never be needed.
final class Reassignments {
  private final Set<String> once = new HashSet<>();
  private final Set<String> again = new HashSet<>();

  private Reassignments() {}

  static Set<String> of(List<Node> body) {
    Reassignments found = new Reassignments();
    found.walk(body);
    return found.again;
  }

  private void walk(List<Node> body) {
    for (Node node : body) {
      if (node instanceof Node.Set(var _, Node.Target.Name target, var _)
          && !once.add(target.name())) {
        again.add(target.name());
      }
      Nodes.bodies(node).forEach(this::walk);
    }
  }
}
