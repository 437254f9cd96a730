package rolepack.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// The names that statements read, and whether they may change a list or a dict in place.
public final class NameUse {
  private static final Set<String> CHANGING =
      Set.of(
          "append",
          "clear",
          "extend",
          "insert",
          "pop",
          "popitem",
          "remove",
          "reverse",
          "setdefault",
          "sort",
          "update");

  /// Whether a method of lists or dicts changes them in place.
  public static boolean isChanging(String method) {
    return CHANGING.contains(method);
  }

  private final Set<String> read = new HashSet<>();
  private boolean changes;
  private boolean startsOthers;
  private boolean scopedBlock;

  private NameUse() {}

  /// Everything in the statements, however deep it stands.
  public static NameUse of(List<Node> body) {
    NameUse use = new NameUse();
    use.nodes(body);
    return use;
  }

  public static NameUse of(Expr expression) {
    NameUse use = new NameUse();
    use.visit(expression);
    return use;
  }

  /// What a statement itself reads, without the statements in it.
  public static NameUse ofStatement(Node node) {
    NameUse use = new NameUse();
    use.node(node);
    return use;
  }

  public Set<String> names() {
    return read;
  }

  public boolean reads(String name) {
    return read.contains(name);
  }

  /// Whether a method is named that changes what it belongs to.
  public boolean changes() {
    return changes;
  }

  public boolean hasScopedBlock() {
    return scopedBlock;
  }

  /// Whether another template or a block is run.
  public boolean startsOthers() {
    return startsOthers;
  }

  private void nodes(List<Node> body) {
    for (Node node : body) {
      node(node);
      Children.bodies(node).forEach(this::nodes);
    }
  }

  private void node(Node node) {
    switch (node) {
      case Node.Output output -> visit(output.expression());
      case Node.If branches -> branches.branches().forEach(each -> visit(each.condition()));
      case Node.For loop -> {
        visit(loop.iterable());
        loop.filter().ifPresent(this::visit);
      }
      case Node.Set set -> {
        visit(set.value());
        target(set.target());
      }
      case Node.SetBlock set -> {
        set.filters().forEach(each -> visit(each.arguments()));
        target(set.target());
      }
      case Node.Macro macro -> parameters(macro.parameters());
      case Node.CallBlock call -> visit(call.call());
      case Node.FilterBlock filter -> filter.filters().forEach(each -> visit(each.arguments()));
      case Node.With with -> with.assignments().forEach(each -> visit(each.value()));
      case Node.AutoEscape escape -> visit(escape.enabled());
      case Node.Extends extending -> imported(extending.parent());
      case Node.Include include -> imported(include.template());
      case Node.Import imported -> imported(imported.template());
      case Node.FromImport imported -> imported(imported.template());
      case Node.Do statement -> visit(statement.expression());
      case Node.Block block -> {
        startsOthers = true;
        scopedBlock |= block.scoped();
      }
      case Node.Text _, Node.Break _, Node.Continue _ -> {}
    }
  }

  private void imported(Expr template) {
    startsOthers = true;
    visit(template);
  }

  private void parameters(List<Node.Parameter> parameters) {
    parameters.forEach(each -> each.defaultValue().ifPresent(this::visit));
  }

  private void target(Node.Target target) {
    switch (target) {
      case Node.Target.Attribute attribute -> read.add(attribute.namespace());
      case Node.Target.Tuple tuple -> tuple.targets().forEach(this::target);
      case Node.Target.Name _ -> {}
    }
  }

  private void visit(Arguments arguments) {
    arguments.positional().forEach(this::visit);
    arguments.named().forEach(each -> visit(each.value()));
    arguments.rest().ifPresent(this::visit);
    arguments.namedRest().ifPresent(this::visit);
  }

  private void visit(Expr expression) {
    switch (expression) {
      case Expr.Name name -> read.add(name.name());
      case Expr.Text text -> changes |= CHANGING.contains(text.value());
      case Expr.Attribute attribute -> {
        changes |= CHANGING.contains(attribute.name());
        visit(attribute.operand());
      }
      case Expr.ListLiteral list -> list.items().forEach(this::visit);
      case Expr.TupleLiteral tuple -> tuple.items().forEach(this::visit);
      case Expr.DictLiteral dict ->
          dict.entries()
              .forEach(
                  each -> {
                    visit(each.key());
                    visit(each.value());
                  });
      case Expr.Index index -> {
        visit(index.operand());
        visit(index.index());
      }
      case Expr.Slice slice -> {
        visit(slice.operand());
        slice.start().ifPresent(this::visit);
        slice.stop().ifPresent(this::visit);
        slice.step().ifPresent(this::visit);
      }
      case Expr.Call call -> {
        visit(call.operand());
        visit(call.arguments());
      }
      case Expr.Filter filter -> {
        visit(filter.operand());
        visit(filter.arguments());
      }
      case Expr.Test test -> {
        visit(test.operand());
        visit(test.arguments());
      }
      case Expr.Not not -> visit(not.operand());
      case Expr.Sign sign -> visit(sign.operand());
      case Expr.Binary binary -> {
        visit(binary.left());
        visit(binary.right());
      }
      case Expr.Logical logical -> {
        visit(logical.left());
        visit(logical.right());
      }
      case Expr.Concat concat -> concat.operands().forEach(this::visit);
      case Expr.Compare compare -> {
        visit(compare.first());
        compare.comparisons().forEach(each -> visit(each.operand()));
      }
      case Expr.Conditional conditional -> {
        visit(conditional.condition());
        visit(conditional.then());
        conditional.otherwise().ifPresent(this::visit);
      }
      case Expr.Int _, Expr.Float _, Expr.Bool _, Expr.None _ -> {}
    }
  }
}
