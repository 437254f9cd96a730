package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// Statements of Jinja2 → nodes of Go.
final class LowerStatements {
  private final Lowering lowering;
  private boolean inBranch;

  LowerStatements(Lowering lowering) {
    this.lowering = lowering;
  }

  List<GoNode> nodes(List<Node> body) {
    boolean outside = inBranch;
    inBranch = false;
    List<GoNode> nodes = new ArrayList<>();
    for (Node node : body) {
      nodes.addAll(lowering.preparations().before(() -> nodes(node)));
    }
    inBranch = outside;
    return joined(nodes);
  }

  /// A branch: what its assignments need has to be there after it as well.
  private List<GoNode> branch(List<Node> body) {
    boolean outside = inBranch;
    List<GoNode> nodes = new ArrayList<>();
    for (Node node : body) {
      inBranch = true;
      boolean assigns =
          !lowering.namespaces().any()
              && (node instanceof Node.Set
                  || node instanceof Node.SetBlock
                  || node instanceof Node.If branch && sets(branch));
      nodes.addAll(assigns ? nodes(node) : lowering.preparations().before(() -> nodes(node)));
    }
    inBranch = outside;
    return joined(nodes);
  }

  /// The same with one text where several follow each other.
  static List<GoNode> joined(List<GoNode> nodes) {
    List<GoNode> joined = new ArrayList<>();
    for (GoNode node : nodes) {
      if (node instanceof GoNode.Text text
          && !joined.isEmpty()
          && joined.getLast() instanceof GoNode.Text before) {
        joined.set(joined.size() - 1, new GoNode.Text(before.text() + text.text()));
      } else {
        joined.add(node);
      }
    }
    return joined;
  }

  private List<GoNode> nodes(Node node) {
    return switch (node) {
      case Node.Text text -> PrintValue.text(text.text());
      case Node.Output output ->
          lowering
              .grownLists()
              .grown(output.expression())
              .orElseGet(() -> output(output.expression()));
      case Node.If branch when branch.branches().size() == 1 -> {
        Optional<List<GoNode>> grown =
            lowering.grownLists().grown(branch.branches().getFirst().condition());
        if (grown.isEmpty()) {
          yield branches(branch, 0);
        }
        // `append` gives None.
        List<GoNode> nodes = new ArrayList<>(grown.get());
        nodes.addAll(nodes(branch.otherwise()));
        yield nodes;
      }
      case Node.If branch -> branches(branch, 0);
      case Node.For loop -> lowering.loops().loop(loop);
      case Node.Set set -> {
        Optional<List<GoNode>> list = lowering.grownLists().begun(set, inBranch);
        if (list.isPresent()) {
          yield list.get();
        }
        Optional<List<GoNode>> grown = lowering.grownLists().grown(set.value());
        if (grown.isPresent()) {
          lowering.loops().bind(set.target(), Decision.constant(Value.NONE));
          yield grown.get();
        }
        Decision value =
            set.target() instanceof Node.Target.Name name
                ? lowering.prologue().bound(name.name(), () -> lowering.value(set.value()))
                : lowering.value(set.value());
        if (set.target() instanceof Node.Target.Attribute attribute) {
          yield lowering.namespaces().assign(attribute, value, set.value());
        }
        String name = set.target() instanceof Node.Target.Name target ? target.name() : "item";
        lowering
            .loops()
            .bind(set.target(), lowering.namespaces().settled(name, value, inBranch, set));
        yield List.of();
      }
      case Node.SetBlock set -> {
        if (!set.filters().isEmpty()) {
          throw refuse("set with a filter", set.span());
        }
        Decision text = text(set.body());
        if (lowering.namespaces().changes(text)) {
          throw refuse("set with an attribute of a namespace", set.span());
        }
        lowering.loops().bind(set.target(), text);
        yield List.of();
      }
      case Node.With with -> {
        Map<String, Decision> saved = lowering.environment().save();
        for (Node.Assignment assignment : with.assignments()) {
          lowering.loops().bind(assignment.target(), lowering.value(assignment.value()));
        }
        List<GoNode> nodes = nodes(with.body());
        lowering.environment().restore(saved);
        yield nodes;
      }
      case Node.Block block -> nodes(block.body());
      case Node.AutoEscape escape -> throw refuse("autoescape", escape.span());
      case Node.Macro _ -> List.of();
      case Node.CallBlock call -> throw refuse("call", call.span());
      case Node.FilterBlock filter -> throw refuse("filter block", filter.span());
      case Node.Extends parent -> throw refuse("extends", parent.span());
      case Node.Include include -> throw refuse("include", include.span());
      case Node.Import imported -> throw refuse("import", imported.span());
      case Node.FromImport imported -> throw refuse("import", imported.span());
      case Node.Do statement ->
          lowering
              .grownLists()
              .grown(statement.expression())
              .orElseThrow(() -> refuse("do", statement.span()));
      case Node.Break statement -> throw refuse("break", statement.span());
      case Node.Continue statement -> throw refuse("continue", statement.span());
    };
  }

  private static UntranslatableException refuse(String construct, SourceSpan span) {
    return new UntranslatableException(
        construct, span, "it depends on values that are known only when it is rendered");
  }

  private List<GoNode> output(Expr expression) {
    return switch (expression) {
      case Expr.Concat concat -> {
        List<GoNode> nodes = new ArrayList<>();
        concat.operands().forEach(each -> nodes.addAll(operand(each)));
        yield nodes;
      }
      default ->
          lowering
              .printer()
              .nodes(lowering.value(expression).then(LowerStatements::shown), expression);
    };
  }

  /// A part of a text that is printed; `None` is a word there.
  private List<GoNode> operand(Expr expression) {
    return expression instanceof Expr.Concat
        ? output(expression)
        : lowering.printer().nodes(lowering.value(expression), expression);
  }

  /// Ansible prints nothing for `None`.
  static Decision shown(Lowered value) {
    return value instanceof Lowered.Constant(Value.None _)
        ? Decision.constant(Value.of(""))
        : Decision.of(value);
  }

  private List<GoNode> branches(Node.If branch, int index) {
    if (index == branch.branches().size()) {
      return branch(branch.otherwise());
    }
    Node.Branch each = branch.branches().get(index);
    Decision condition = lowering.conditions().merge(lowering.condition(each.condition()));
    Map<String, Decision> before = lowering.environment().save();
    Map<String, Decision> yes = new HashMap<>(before);
    Map<String, Decision> no = new HashMap<>(before);
    lowering.prologue().enterCondition();
    List<GoNode> nodes =
        lowering
            .conditions()
            .choose(
                condition,
                () -> inside(() -> branch(each.body()), before, yes),
                () -> inside(() -> branches(branch, index + 1), before, no));
    lowering.prologue().leaveCondition();
    Map<String, Decision> after = merged(condition, before, yes, no);
    if (!after.equals(before) && lowering.namespaces().changes(condition)) {
      throw refuse("set after an attribute of a namespace", branch.span());
    }
    lowering.environment().restore(after);
    return nodes;
  }

  private List<GoNode> inside(
      java.util.function.Supplier<List<GoNode>> body,
      Map<String, Decision> before,
      Map<String, Decision> after) {
    lowering.environment().restore(before);
    List<GoNode> nodes = body.get();
    after.clear();
    after.putAll(lowering.environment().save());
    return nodes;
  }

  /// What the names stand for after an `if`.
  private static Map<String, Decision> merged(
      Decision condition,
      Map<String, Decision> before,
      Map<String, Decision> yes,
      Map<String, Decision> no) {
    Map<String, Decision> after = new HashMap<>(before);
    Set<String> names = new HashSet<>(yes.keySet());
    names.addAll(no.keySet());
    for (String name : names) {
      Decision a = yes.getOrDefault(name, Decision.undefined(name));
      Decision b = no.getOrDefault(name, Decision.undefined(name));
      if (a != b) {
        after.put(name, Decision.choose(condition, () -> a, () -> b));
      }
    }
    return after;
  }

  /// The text that statements print: an expression where there are no loops, else something that
  /// can be printed only.
  Decision text(List<Node> body) {
    Decision all = Decision.constant(Value.of(""));
    for (Node node : body) {
      Decision part =
          switch (node) {
            case Node.Text text -> Decision.constant(Value.of(text.text()));
            case Node.Output output ->
                lowering
                    .texts()
                    .of(
                        lowering.value(output.expression()).then(LowerStatements::shown),
                        output.expression());
            case Node.If branch when !sets(branch) -> branch(branch, 0);
            default -> Decision.of(new Lowered.Printed(nodes(node)));
          };
      all = lowering.texts().concat(List.of(all, part), new Expr.Text(node.span(), ""));
    }
    return all;
  }

  private static boolean sets(Node.If branch) {
    return branch.span().text().contains("set ");
  }

  private Decision branch(Node.If branch, int index) {
    if (index == branch.branches().size()) {
      return text(branch.otherwise());
    }
    Node.Branch each = branch.branches().get(index);
    lowering.prologue().enterCondition();
    Decision decision =
        Decision.choose(
            lowering.condition(each.condition()),
            () -> text(each.body()),
            () -> branch(branch, index + 1));
    lowering.prologue().leaveCondition();
    return decision;
  }
}
