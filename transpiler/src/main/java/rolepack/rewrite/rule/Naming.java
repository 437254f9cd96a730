package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import rolepack.evaluation.Evaluator;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Subexpressions;

/// Finishes a residual template: leaves out what is set and never read, `{% set a = x %} -> `, and
/// gives the names that were made their final form, none of which is a variable's.
final class Naming {
  private final Map<String, Integer> reads = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of("loop", "self", "caller", "super"));

  private final Predicate<String> isVariable;

  private Naming(Predicate<String> isVariable) {
    this.isVariable = isVariable;
  }

  /// @param isVariable whether a name is one that the template reads, which nothing else is to have
  static List<Node> apply(List<Node> nodes, Predicate<String> isVariable) {
    List<Node> current = nodes;
    while (true) {
      Naming naming = new Naming(isVariable);
      naming.count(current);
      List<Node> next = naming.nodes(current, false);
      if (naming.names.isEmpty()) {
        naming.free();
        return naming.nodes(next, true);
      }
      current = next;
    }
  }

  private void count(List<Node> nodes) {
    Nodes.each(
        nodes,
        node ->
            Nodes.expressions(
                node,
                expression ->
                    Subexpressions.names(expression, name -> reads.merge(name, 1, Integer::sum))));
  }

  private void free() {
    for (String name : reads.keySet()) {
      if (name.indexOf('#') < 0) {
        taken.add(name);
      }
    }
  }

  /// Whether a statement can be left out; `names` is used to remember that one was.
  private boolean isDead(Node node) {
    return node instanceof Node.Set(_, Node.Target.Name(_, String name), Expr value)
        && !reads.containsKey(name)
        && !Failures.mayFail(value);
  }

  private List<Node> nodes(List<Node> nodes, boolean renames) {
    ResidualBuilder out = new ResidualBuilder();
    for (Node node : nodes) {
      if (!renames && isDead(node)) {
        names.put("", "");
      } else {
        out.node(node(node, renames));
      }
    }
    return out.build();
  }

  private Node node(Node node, boolean renames) {
    return switch (node) {
      case Node.Text _, Node.Break _, Node.Continue _ -> node;
      case Node.Output output -> new Node.Output(output.span(), name(output.expression(), renames));
      case Node.If choice -> {
        List<Node.Branch> branches = new ArrayList<>(choice.branches().size());
        for (Node.Branch each : choice.branches()) {
          Expr condition = name(each.condition(), renames);
          branches.add(new Node.Branch(each.span(), condition, nodes(each.body(), renames)));
        }
        yield new Node.If(choice.span(), branches, nodes(choice.otherwise(), renames));
      }
      case Node.For loop -> {
        Expr iterable = name(loop.iterable(), renames);
        Node.Target target = name(loop.target(), renames);
        yield new Node.For(
            loop.span(),
            target,
            iterable,
            loop.filter().map(each -> name(each, renames)),
            loop.recursive(),
            nodes(loop.body(), renames),
            nodes(loop.otherwise(), renames));
      }
      case Node.Set set -> {
        Expr value = name(set.value(), renames);
        yield new Node.Set(set.span(), name(set.target(), renames), value);
      }
      case Node.SetBlock set ->
          new Node.SetBlock(
              set.span(),
              name(set.target(), renames),
              filters(set.filters(), renames),
              nodes(set.body(), renames));
      case Node.FilterBlock block ->
          new Node.FilterBlock(
              block.span(), filters(block.filters(), renames), nodes(block.body(), renames));
      case Node.Do statement ->
          new Node.Do(statement.span(), name(statement.expression(), renames));
      case Node.Macro _,
          Node.CallBlock _,
          Node.With _,
          Node.AutoEscape _,
          Node.Block _,
          Node.Extends _,
          Node.Include _,
          Node.Import _,
          Node.FromImport _ ->
          throw new IllegalStateException("a residual template holds no " + node);
    };
  }

  private List<Node.FilterCall> filters(List<Node.FilterCall> filters, boolean renames) {
    List<Node.FilterCall> all = new ArrayList<>(filters.size());
    for (Node.FilterCall each : filters) {
      List<Expr> parts = new ArrayList<>();
      Operands.of(each.arguments()).forEach(part -> parts.add(name(part, renames)));
      Arguments arguments = Operands.with(each.arguments(), parts);
      all.add(new Node.FilterCall(each.span(), each.name(), arguments));
    }
    return all;
  }

  private Node.Target name(Node.Target target, boolean renames) {
    if (!renames) {
      return target;
    }
    return switch (target) {
      case Node.Target.Name name -> new Node.Target.Name(name.span(), name(name.name()));
      case Node.Target.Attribute attribute ->
          new Node.Target.Attribute(
              attribute.span(), name(attribute.namespace()), attribute.attribute());
      case Node.Target.Tuple tuple ->
          new Node.Target.Tuple(
              tuple.span(), tuple.targets().stream().map(each -> name(each, true)).toList());
    };
  }

  private Expr name(Expr expression, boolean renames) {
    if (!renames) {
      return expression;
    }
    if (expression instanceof Expr.Name(var span, String name)) {
      return name.indexOf('#') < 0 ? expression : new Expr.Name(span, name(name));
    }
    List<Expr> parts = Operands.of(expression);
    if (parts.isEmpty()) {
      return expression;
    }
    List<Expr> renamed = new ArrayList<>(parts.size());
    boolean changed = false;
    for (Expr part : parts) {
      Expr each = name(part, true);
      changed |= each != part;
      renamed.add(each);
    }
    return changed ? Operands.with(expression, renamed) : expression;
  }

  private boolean isTaken(String name) {
    return taken.contains(name) || Evaluator.isGlobal(name) || isVariable.test(name);
  }

  private String name(String made) {
    int number = made.lastIndexOf('#');
    if (number < 0) {
      return made;
    }
    return Optional.ofNullable(names.get(made))
        .orElseGet(
            () -> {
              String hint = made.substring(0, number);
              String name = hint;
              for (int i = 2; isTaken(name); i++) {
                // Whatever follows them, names of facts and secrets are taken.
                name = (i < 10 ? hint : "value") + "_" + i;
              }
              taken.add(name);
              names.put(made, name);
              return name;
            });
  }
}
