package rolepack.frontend.jinja;

import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Template;

/// Whether a template holds any of the few things that Jinja2 parses and may then not compile,
/// which saves nearly all templates a walk through their scopes.
final class Compilability {
  private Compilability() {}

  static boolean isInQuestion(Template template) {
    return Nodes.any(template.body(), Compilability::isInQuestion);
  }

  private static boolean isInQuestion(Node node) {
    return switch (node) {
      case Node.Extends _, Node.Block _ -> true;
      case Node.SetBlock set -> !set.filters().isEmpty() || binds(set.target(), "loop");
      case Node.For loop -> binds(loop.target(), "loop");
      case Node.Set set -> binds(set.target(), "loop");
      case Node.Macro macro ->
          macro.parameters().stream().anyMatch(each -> each.name().equals("caller"));
      case Node.CallBlock call ->
          call.parameters().stream().anyMatch(each -> each.name().equals("caller"));
      case Node.Text _, Node.Output _, Node.If _, Node.FilterBlock _, Node.With _ -> false;
      case Node.AutoEscape _, Node.Include _, Node.Import _, Node.FromImport _ -> false;
      case Node.Do _, Node.Break _, Node.Continue _ -> false;
    };
  }

  private static boolean binds(Node.Target target, String name) {
    return switch (target) {
      case Node.Target.Name bound -> bound.name().equals(name);
      case Node.Target.Attribute _ -> false;
      case Node.Target.Tuple tuple -> tuple.targets().stream().anyMatch(each -> binds(each, name));
    };
  }
}
