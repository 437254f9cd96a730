package rolepack.ir.jinja;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which of some names statements read before they bind them, whatever the scope; Jinja2's
/// `compiler.find_undeclared`, by which it decides about `loop`, `caller`, `self` and the like.
final class UndeclaredNames {
  private final Set<String> sought;
  private final Set<String> found = new HashSet<>();

  private UndeclaredNames(Set<String> names) {
    this.sought = new HashSet<>(names);
  }

  static Set<String> in(List<Node> nodes, Set<String> names) {
    UndeclaredNames search = new UndeclaredNames(names);
    search.body(nodes);
    return search.found;
  }

  private void body(List<Node> nodes) {
    nodes.forEach(this::node);
  }

  private void read(Expr expression) {
    Subexpressions.names(
        expression,
        name -> {
          if (sought.contains(name)) {
            found.add(name);
          }
        });
  }

  private void bind(Node.Target target) {
    SymbolReader.names(target, sought::remove);
  }

  private void parameters(List<Node.Parameter> parameters) {
    parameters.forEach(each -> sought.remove(each.name()));
    parameters.forEach(each -> each.defaultValue().ifPresent(this::read));
  }

  private void filters(List<Node.FilterCall> filters) {
    filters.forEach(each -> Subexpressions.each(each.arguments(), this::read));
  }

  private void node(Node node) {
    switch (node) {
      case Node.Text _, Node.Break _, Node.Continue _, Node.Block _ -> {}
      case Node.Output output -> read(output.expression());
      case Node.If choice -> {
        for (Node.Branch branch : choice.branches()) {
          read(branch.condition());
          body(branch.body());
        }
        body(choice.otherwise());
      }
      case Node.For loop -> {
        bind(loop.target());
        read(loop.iterable());
        body(loop.body());
        body(loop.otherwise());
        loop.filter().ifPresent(this::read);
      }
      case Node.Set set -> {
        bind(set.target());
        read(set.value());
      }
      case Node.SetBlock set -> {
        bind(set.target());
        filters(set.filters());
        body(set.body());
      }
      case Node.Macro macro -> {
        parameters(macro.parameters());
        body(macro.body());
      }
      case Node.CallBlock call -> {
        read(call.call());
        parameters(call.parameters());
        body(call.body());
      }
      case Node.FilterBlock block -> {
        body(block.body());
        filters(block.filters());
      }
      case Node.With with -> {
        with.assignments().forEach(each -> bind(each.target()));
        with.assignments().forEach(each -> read(each.value()));
        body(with.body());
      }
      case Node.AutoEscape escape -> {
        read(escape.enabled());
        body(escape.body());
      }
      case Node.Extends parent -> read(parent.parent());
      case Node.Include include -> read(include.template());
      case Node.Import imported -> read(imported.template());
      case Node.FromImport imported -> read(imported.template());
      case Node.Do action -> read(action.expression());
    }
  }
}
