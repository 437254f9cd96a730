package rolepack.ir.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Finds which names the statements of one scope read and set, in order, without entering the
/// scopes inside; Jinja2's `idtracking.FrameSymbolVisitor`.
final class SymbolReader {
  private Symbols symbols;

  SymbolReader(Symbols symbols) {
    this.symbols = symbols;
  }

  void body(List<Node> nodes) {
    nodes.forEach(this::node);
  }

  void expression(Expr expression) {
    Subexpressions.names(expression, symbols::load);
  }

  /// The target of an assignment.
  void stored(Node.Target target) {
    switch (target) {
      case Node.Target.Attribute attribute -> symbols.load(attribute.namespace());
      case Node.Target.Name _, Node.Target.Tuple _ -> names(target, symbols::store);
    }
  }

  /// The target that a loop or a `with` binds.
  void bound(Node.Target target) {
    names(target, symbols::declareParameter);
  }

  /// Gives the names of a target; an attribute has none.
  static void names(Node.Target target, Consumer<String> action) {
    switch (target) {
      case Node.Target.Name name -> action.accept(name.name());
      case Node.Target.Attribute _ -> {}
      case Node.Target.Tuple tuple -> tuple.targets().forEach(each -> names(each, action));
    }
  }

  void filters(List<Node.FilterCall> filters) {
    filters.forEach(each -> Subexpressions.each(each.arguments(), this::expression));
  }

  private void node(Node node) {
    switch (node) {
      case Node.Text _, Node.Break _, Node.Continue _ -> {}
      case Node.Output output -> expression(output.expression());
      case Node.If choice -> choice(choice, 0);
      case Node.For loop -> expression(loop.iterable());
      case Node.Set set -> {
        expression(set.value());
        stored(set.target());
      }
      case Node.SetBlock set -> stored(set.target());
      case Node.Macro macro -> symbols.store(macro.name());
      case Node.CallBlock call -> expression(call.call());
      case Node.FilterBlock block -> filters(block.filters());
      case Node.With with -> with.assignments().forEach(each -> expression(each.value()));
      case Node.AutoEscape _, Node.Block _ -> {}
      case Node.Extends parent -> expression(parent.parent());
      case Node.Include include -> expression(include.template());
      case Node.Import imported -> {
        expression(imported.template());
        symbols.store(imported.name());
      }
      case Node.FromImport imported -> {
        expression(imported.template());
        imported.names().forEach(each -> symbols.store(each.alias()));
      }
      case Node.Do action -> expression(action.expression());
    }
  }

  /// To Jinja2 an `if` has three branches: its body, all of its `elif` in a row, each of them an
  /// `if` with nothing else, and its `else`; an empty one counts.
  private void choice(Node.If choice, int index) {
    Node.Branch first = choice.branches().get(index);
    expression(first.condition());
    Symbols outer = symbols;
    List<Symbols> branches = new ArrayList<>(3);
    branches.add(branch(outer, () -> body(first.body())));
    branches.add(branch(outer, () -> elifs(choice, index)));
    branches.add(branch(outer, () -> body(index == 0 ? choice.otherwise() : List.of())));
    symbols = outer;
    outer.join(branches);
  }

  private void elifs(Node.If choice, int index) {
    if (index > 0) {
      return;
    }
    for (int each = 1; each < choice.branches().size(); each++) {
      choice(choice, each);
    }
  }

  private Symbols branch(Symbols outer, Runnable body) {
    symbols = outer.branch();
    body.run();
    return symbols;
  }
}
