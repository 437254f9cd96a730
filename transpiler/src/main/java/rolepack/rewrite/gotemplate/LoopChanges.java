package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Subexpressions;

/// `loop.changed(x)`: whether `x` is another value than when it was asked before. Where each turn
/// asks once, that is the turn before, so that `x` of the item before is what to compare with.
final class LoopChanges {
  private static final String NOW = " now";
  private static final String BEFORE = " before";

  private final Lowering lowering;

  LoopChanges(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision of(Expr.Call call) {
    LoopState state =
        lowering.environment().loop().orElseThrow(() -> refuse(call, "the loop is not counted"));
    Node.For loop = state.loop().orElseThrow(() -> refuse(call, "the loop is not counted"));
    List<Expr> values = call.arguments().positional();
    if (values.size() != 1
        || !asks(loop).equals(List.of(call))
        || !isAskedInEachTurn(call, loop)
        || changes(values.getFirst(), loop)) {
      throw refuse(call, "it depends on when it was asked before");
    }
    Sequence sequence = state.sequence();
    if (!sequence.isWhole()) {
      throw refuse(call, "which item came before is not known where some are left out");
    }
    return new Decision.Branch(
        new Decision.Test(state.isFirst("loop.changed", call), true, Optional.empty()),
        Decision.truth(true),
        differs(values.getFirst(), loop.target(), before(state), call));
  }

  private static Decision before(LoopState state) {
    Sequence sequence = state.sequence();
    GoExpr index = GoCode.minus(state.place(), GoExpr.integer(1));
    return sequence.at(index);
  }

  private Decision differs(Expr value, Node.Target target, Decision before, Expr.Call call) {
    Environment environment = lowering.environment();
    var saved = environment.save();
    Decision now = lowering.value(value);
    lowering.loops().bind(target, before);
    Decision then = lowering.value(value);
    environment.restore(saved);
    environment.put(NOW, now);
    environment.put(BEFORE, then);
    Decision differs =
        lowering.condition(
            new Expr.Compare(
                call.span(),
                new Expr.Name(call.span(), NOW),
                List.of(
                    new Expr.Comparison(
                        Expr.CompareOperator.NOT_EQUAL, new Expr.Name(call.span(), BEFORE)))));
    environment.restore(saved);
    return differs;
  }

  private static UntranslatableException refuse(Expr.Call call, String message) {
    return new UntranslatableException("loop.changed", call.span(), message);
  }

  /// Every call of it in a loop's body.
  private static List<Expr.Call> asks(Node.For loop) {
    List<Expr.Call> found = new ArrayList<>();
    Nodes.each(loop.body(), each -> Nodes.expressions(each, it -> collect(it, found)));
    return found;
  }

  private static void collect(Expr expression, List<Expr.Call> found) {
    if (expression instanceof Expr.Call call
        && call.operand() instanceof Expr.Attribute(var _, Expr.Name(var _, String name), var asked)
        && name.equals("loop")
        && asked.equals("changed")) {
      found.add(call);
    }
    Subexpressions.each(expression, each -> collect(each, found));
  }

  private static boolean isAskedInEachTurn(Expr.Call call, Node.For loop) {
    return !Nodes.any(
            loop.body(), each -> each instanceof Node.Continue || each instanceof Node.Break)
        && loop.body().stream().flatMap(each -> condition(each).stream()).anyMatch(call::equals);
  }

  /// The condition that a statement decides by whenever it is reached.
  private static Optional<Expr> condition(Node node) {
    Optional<Expr> found =
        switch (node) {
          case Node.If choice -> Optional.of(choice.branches().getFirst().condition());
          case Node.Output(var _, Expr.Conditional choice) -> Optional.of(choice.condition());
          default -> Optional.empty();
        };
    return found.map(each -> each instanceof Expr.Not not ? not.operand() : each);
  }

  /// Whether a value may be another one for the same item.
  private static boolean changes(Expr value, Node.For loop) {
    Set<String> assigned = new TreeSet<>(Set.of("loop"));
    Nodes.each(
        loop.body(),
        each -> {
          if (each instanceof Node.Set set) {
            names(set.target(), assigned);
          } else if (each instanceof Node.SetBlock set) {
            names(set.target(), assigned);
          }
        });
    return FreeVariables.of(value).stream().anyMatch(assigned::contains);
  }

  private static void names(Node.Target target, Set<String> names) {
    switch (target) {
      case Node.Target.Name name -> names.add(name.name());
      case Node.Target.Attribute attribute -> names.add(attribute.namespace());
      case Node.Target.Tuple tuple -> tuple.targets().forEach(each -> names(each, names));
    }
  }
}
