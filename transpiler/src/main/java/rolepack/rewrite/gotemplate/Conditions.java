package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.function.Supplier;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
import rolepack.rewrite.scope.Profile;

/// Conditions: decisions between true, false, and what Go's truth of an expression is.
record Conditions(Profile profile) {
  /// `not x`.
  Decision not(Decision condition) {
    return condition.then(
        value ->
            switch (value) {
              case Lowered.Constant(Value known) -> Decision.truth(!Constants.truth(known));
              case Lowered.Code code -> Decision.truth(GoCode.not(code.expr()));
              case Lowered other -> Decision.of(other);
            });
  }

  Decision and(Decision left, Supplier<Decision> right) {
    return merge(Decision.choose(left, right, () -> Decision.truth(false)));
  }

  Decision or(Decision left, Supplier<Decision> right) {
    return merge(Decision.choose(left, () -> Decision.truth(true), right));
  }

  /// The same with as few decisions as there can be: `true if a else b -> or a b`.
  Decision merge(Decision condition) {
    if (!(condition instanceof Decision.Branch(Decision.Test test, Decision a, Decision b))) {
      return condition;
    }
    Decision yes = merge(a);
    Decision no = merge(b);
    if (no.only().orElse(null) instanceof Lowered.Undefined) {
      no = Decision.truth(false);
    }
    boolean free = !test.guards() && !asksVault(yes) && !asksVault(no) || profile.shortCircuits();
    if (free && test.variable().isEmpty() && yes.only().isPresent() && no.only().isPresent()) {
      return join(test.condition(), yes.only().get(), no.only().get());
    }
    return new Decision.Branch(test, yes, no);
  }

  private static boolean asksVault(Decision operand) {
    return operand.only().orElse(null) instanceof Lowered.Code code
        && GoCode.asksVault(code.expr());
  }

  private static Decision join(GoExpr test, Lowered yes, Lowered no) {
    if (yes instanceof Lowered.Undefined) {
      return Decision.of(no);
    }
    if (yes instanceof Lowered.Constant(Value a)) {
      if (no instanceof Lowered.Constant(Value b)) {
        boolean first = Constants.truth(a);
        return first == Constants.truth(b)
            ? Decision.truth(first)
            : Decision.truth(first ? test : GoCode.not(test));
      }
      return Constants.truth(a)
          ? Decision.truth(GoCode.or(test, code(no)))
          : Decision.truth(GoCode.and(GoCode.not(test), code(no)));
    }
    if (no instanceof Lowered.Constant(Value b)) {
      return Constants.truth(b)
          ? Decision.truth(GoCode.or(GoCode.not(test), code(yes)))
          : Decision.truth(GoCode.and(test, code(yes)));
    }
    return Decision.truth(
        GoCode.or(GoCode.and(test, code(yes)), GoCode.and(GoCode.not(test), code(no))));
  }

  private static GoExpr code(Lowered value) {
    return ((Lowered.Code) value).expr();
  }

  /// `{{ if condition }}yes{{ else }}no{{ end }}`.
  List<GoNode> choose(Decision condition, Supplier<List<GoNode>> yes, Supplier<List<GoNode>> no) {
    return nodes(merge(condition), yes, no);
  }

  private static List<GoNode> nodes(
      Decision condition, Supplier<List<GoNode>> yes, Supplier<List<GoNode>> no) {
    return switch (condition) {
      case Decision.Leaf(Lowered.Constant(Value value)) ->
          Constants.truth(value) ? yes.get() : no.get();
      case Decision.Leaf(Lowered.Code code) -> ifNode(new Decision.Test(code.expr()), yes, no);
      case Decision.Leaf _ -> List.of();
      case Decision.Branch(Decision.Test test, Decision a, Decision b) ->
          ifNode(test, () -> nodes(a, yes, no), () -> nodes(b, yes, no));
    };
  }

  static List<GoNode> ifNode(
      Decision.Test test, Supplier<List<GoNode>> yes, Supplier<List<GoNode>> no) {
    List<GoNode> first = yes.get();
    List<GoNode> second = no.get();
    if (first.equals(second) && test.variable().isEmpty()) {
      return first;
    }
    if (test.variable().isPresent()) {
      return List.of(
          new GoNode.With(
              Pipeline.of(List.of(test.variable().get()), test.condition()), first, second));
    }
    if (first.isEmpty()) {
      return List.of(
          new GoNode.If(Position.NONE, Pipeline.of(GoCode.not(test.condition())), second, first));
    }
    return List.of(new GoNode.If(Pipeline.of(test.condition()), first, second));
  }
}
