package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// `or (eq "no" "yes") c` -> `c`, `or a (and (not a) b)` -> `or a b`, `and (ne x "a") (eq x "b")`
/// -> `eq x "b"`, `and a (or (not a) b)` -> `and a b`: conditions that decide nothing only make
/// others hard to read.
final class FoldConditions {
  private FoldConditions() {}

  static List<GoNode> in(List<GoNode> nodes) {
    List<GoNode> folded = new ArrayList<>();
    for (GoNode node : nodes) {
      switch (node) {
        case GoNode.If branch -> folded.addAll(branch(branch));
        case GoNode.With(Position position, Pipeline value, var body, var otherwise) ->
            folded.add(new GoNode.With(position, value, in(body), in(otherwise)));
        case GoNode.Range(Position position, Pipeline over, var body, var otherwise) ->
            folded.add(new GoNode.Range(position, over, in(body), in(otherwise)));
        case GoNode.Text _, GoNode.Action _, GoNode.Invoke _, GoNode.Break _, GoNode.Continue _ ->
            folded.add(node);
      }
    }
    return folded;
  }

  private static List<GoNode> branch(GoNode.If branch) {
    if (!branch.condition().variables().isEmpty()) {
      return List.of(new GoNode.If(branch.condition(), in(branch.then()), in(branch.otherwise())));
    }
    GoExpr condition = condition(new GoExpr.Parenthesised(branch.position(), branch.condition()));
    return condition instanceof GoExpr.Bool(Position _, boolean value)
        ? in(value ? branch.then() : branch.otherwise())
        : List.of(new GoNode.If(Pipeline.of(condition), in(branch.then()), in(branch.otherwise())));
  }

  private static GoExpr condition(GoExpr expression) {
    for (boolean all : List.of(true, false)) {
      String operator = all ? "and" : "or";
      List<GoExpr> operands = GoCode.arguments(operator, expression);
      if (!operands.isEmpty()) {
        return joined(operator, all, operands);
      }
    }
    List<GoExpr> negated = GoCode.arguments("not", expression);
    if (negated.size() == 1) {
      GoExpr inner = condition(negated.getFirst());
      return inner instanceof GoExpr.Bool(Position _, boolean value)
          ? bool(!value)
          : inner == negated.getFirst() ? expression : GoCode.not(inner);
    }
    return known("eq", expression)
        .or(() -> known("ne", expression).map(each -> !each))
        .<GoExpr>map(FoldConditions::bool)
        .orElse(expression);
  }

  /// @param neutral the operand that decides nothing
  private static GoExpr joined(String operator, boolean neutral, List<GoExpr> operands) {
    List<GoExpr> left = new ArrayList<>();
    for (GoExpr each : operands) {
      GoExpr folded = condition(withoutOpposites(each, left, neutral ? "or" : "and"));
      if (!(folded instanceof GoExpr.Bool(Position _, boolean value))) {
        List<GoExpr> inner = GoCode.arguments(operator, folded);
        left.addAll(inner.isEmpty() ? List.of(folded) : inner);
      } else if (value != neutral) {
        return bool(!neutral);
      }
    }
    if (neutral) {
      left.removeIf(each -> isImplied(each, left));
    }
    return call(operator, left).orElse(bool(neutral));
  }

  private static Optional<GoExpr> call(String operator, List<GoExpr> operands) {
    return operands.isEmpty()
        ? Optional.empty()
        : Optional.of(operands.size() == 1 ? operands.getFirst() : GoCode.call(operator, operands));
  }

  /// `or a (and (not a) b)` -> `or a b`, and `and a (or (not a) b)` -> `and a b`.
  private static GoExpr withoutOpposites(GoExpr expression, List<GoExpr> before, String operator) {
    List<GoExpr> operands = GoCode.arguments(operator, expression);
    if (operands.isEmpty()) {
      return expression;
    }
    List<GoExpr> left = new ArrayList<>(operands);
    left.removeIf(each -> before.contains(GoCode.not(each)));
    return call(operator, left).orElse(bool(operator.equals("and")));
  }

  /// Whether `ne x "a"` stands beside `eq x "b"`.
  private static boolean isImplied(GoExpr expression, List<GoExpr> beside) {
    List<GoExpr> unequal = GoCode.arguments("ne", expression);
    if (unequal.size() != 2 || !(unequal.getLast() instanceof GoExpr.Text(var _, String no, _))) {
      return false;
    }
    GoExpr value = unequal.getFirst();
    return beside.stream()
        .map(each -> GoCode.arguments("eq", each))
        .filter(each -> each.size() > 1)
        .anyMatch(
            each ->
                (each.getFirst().equals(value)
                        || each.getFirst().equals(GoCode.pipe(value, "toLower")))
                    && each.stream()
                        .skip(1)
                        .allMatch(
                            it ->
                                it instanceof GoExpr.Text(var _, String text, _)
                                    && !text.equalsIgnoreCase(no)));
  }

  /// Whether a text is one of some others, where all of them are written.
  private static Optional<Boolean> known(String function, GoExpr expression) {
    List<GoExpr> operands = GoCode.arguments(function, expression);
    if (operands.size() < 2 || !operands.stream().allMatch(GoExpr.Text.class::isInstance)) {
      return Optional.empty();
    }
    String first = ((GoExpr.Text) operands.getFirst()).value();
    return Optional.of(
        operands.stream().skip(1).anyMatch(each -> ((GoExpr.Text) each).value().equals(first)));
  }

  private static GoExpr bool(boolean value) {
    return new GoExpr.Bool(Position.NONE, value);
  }
}
