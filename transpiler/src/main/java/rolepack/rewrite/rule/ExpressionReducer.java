package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FactMembers;
import rolepack.source.SourceSpan;

/// Evaluates expressions as far as they are known: `1 + 2 -> 3`, `x + (1 + 2) -> x + 3`, `true and
/// x -> x`.
///
/// An expression that fails is left to fail when it is its turn, since it may stand in a branch
/// that is never taken.
final class ExpressionReducer {
  private final Session session;
  private final Scope scope;
  private final CallReducer calls;
  private final List<Rule> rules;

  ExpressionReducer(Session session) {
    this.session = session;
    this.scope = session.variables().scope();
    this.calls = new CallReducer(session, this);
    this.rules = Rule.all(scope);
  }

  CallReducer calls() {
    return calls;
  }

  Scope scope() {
    return scope;
  }

  Partial reduce(Expr expression, PartialFrame frame) {
    session.step(expression.span());
    Optional<Expr.Name> fact =
        FactMembers.variable(expression)
            .filter(
                each ->
                    !FactMembers.isOfEnvironment(each.name())
                        || session.variables().isFound(each.name()));
    if (fact.isPresent()) {
      return name(fact.get(), frame);
    }
    return switch (expression) {
      case Expr.Name name -> name(name, frame);
      case Expr.Text text -> new Partial.Static(Value.of(text.value()));
      case Expr.Int number -> new Partial.Static(new Value.Int(number.value()));
      case Expr.Float number -> new Partial.Static(new Value.Float(number.value()));
      case Expr.Bool bool -> new Partial.Static(Value.of(bool.value()));
      case Expr.None _ -> new Partial.Static(Value.NONE);
      case Expr.Attribute attribute -> attribute(attribute, frame);
      case Expr.Index index -> index(index, frame);
      case Expr.Call call -> calls.reduce(call, frame);
      case Expr.Logical logical -> logical(logical, frame);
      case Expr.Conditional conditional -> conditional(conditional, frame);
      case Expr.Compare compare when compare.comparisons().size() > 1 -> compare(compare, frame);
      case Expr.ListLiteral _, Expr.DictLiteral _ -> literal(expression, frame);
      case Expr.Filter filter -> {
        List<Partial> parts = parts(Operands.of(filter), frame);
        yield TakeDefault.of(filter, parts).orElseGet(() -> combine(filter, parts));
      }
      case Expr.TupleLiteral _,
          Expr.Slice _,
          Expr.Test _,
          Expr.Not _,
          Expr.Sign _,
          Expr.Binary _,
          Expr.Concat _,
          Expr.Compare _ ->
          combine(expression, parts(Operands.of(expression), frame));
    };
  }

  List<Partial> parts(List<Expr> expressions, PartialFrame frame) {
    List<Partial> parts = new ArrayList<>(expressions.size());
    for (Expr each : expressions) {
      parts.add(reduce(each, frame));
    }
    return parts;
  }

  private Partial name(Expr.Name name, PartialFrame frame) {
    Partial value = frame.get(name.name(), name.span());
    return switch (value) {
      case Partial.Static(Value.Instance instance, _)
          when instance.members() instanceof ResidualLoop loop ->
          loop.reference(session, name.span());
      case Partial.Residual(Expr.Name found) when found.name().equals(name.name()) ->
          new Partial.Residual(name);
      case Partial.Printed(DataTemplate.Text definition) ->
          new Definitions(session).captured(definition);
      case Partial.Static _, Partial.Residual _, Partial.Unusable _ -> value;
    };
  }

  /// An expression of which all parts are reduced.
  Partial combine(Expr expression, List<Partial> parts) {
    Map<String, Value> values = HashMap.newHashMap(parts.size());
    List<Expr> names = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      if (!(parts.get(i) instanceof Partial.Static known)) {
        return residual(expression, parts);
      }
      String name = Integer.toString(i);
      values.put(name, known.value());
      names.add(new Expr.Name(expression.span(), name));
    }
    return compute(Operands.with(expression, names), values)
        .orElseGet(() -> new Partial.Residual(rebuilt(expression, parts)));
  }

  /// The value of an expression; empty where it fails, or where it is not known here.
  Optional<Partial> compute(Expr expression, Map<String, Value> values) {
    return attempt(expression.span(), () -> Steps.compute(expression, values, scope));
  }

  Optional<Partial> attempt(SourceSpan span, java.util.function.Supplier<Value> step) {
    try {
      return Optional.of(new Partial.Static(step.get()));
    } catch (EvaluationException.TooLarge failure) {
      throw new Refusal("size", span, failure.getMessage());
    } catch (EvaluationException.Undefined
        | EvaluationException.Failed
        | EvaluationException.Unsupported _) {
      return Optional.empty();
    }
  }

  /// An expression of which a part is not known.
  Partial residual(Expr expression, List<Partial> parts) {
    return simplified(rebuilt(expression, parts));
  }

  private Expr rebuilt(Expr expression, List<Partial> parts) {
    List<Expr> old = Operands.of(expression);
    List<Expr> lifted = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      lifted.add(lift(parts.get(i), old.get(i).span()));
    }
    return Operands.with(expression, lifted);
  }

  /// Applies the rules until none does.
  Partial simplified(Expr expression) {
    Expr simple = Rule.apply(rules, expression);
    Optional<Value> value = Lift.literal(simple);
    return value.isPresent() ? new Partial.Static(value.get()) : new Partial.Residual(simple);
  }

  /// What is known, as an expression.
  Expr lift(Partial value, SourceSpan span) {
    return switch (value) {
      case Partial.Residual(Expr expression) -> expression;
      case Partial.Printed(DataTemplate.Text definition) ->
          lift(new Definitions(session).captured(definition), span);
      case Partial.Unusable(String construct, String why) ->
          throw new Refusal(construct, span, why);
      case Partial.Static(_, Optional<Expr> written) when written.isPresent() -> written.get();
      case Partial.Static(Value known, _) -> {
        Expr literal =
            Lift.of(known, span)
                .orElseThrow(
                    () ->
                        new Refusal(
                            "value without a literal",
                            span,
                            "a %s is needed".formatted(what(known))));
        session.grow(Sameness.size(literal), span);
        yield literal;
      }
    };
  }

  private static String what(Value value) {
    return value instanceof Value.Instance instance
        ? instance.members().description()
        : value.getClass().getSimpleName();
  }

  /// A value that later statements may read any number of times: `f(x) -> name`, with `name = f(x)`
  /// before, unless it is as simple as a name.
  Partial settled(Partial value, String hint) {
    return value instanceof Partial.Residual(Expr expression) && !isSettled(expression)
        ? new Partial.Residual(bound(hint, expression))
        : value;
  }

  private Expr bound(String hint, Expr expression) {
    Expr name = session.bind(hint, expression);
    if (expression instanceof Expr.Name(_, String alias)
        && session.isUnstable(alias)
        && name instanceof Expr.Name(_, String own)
        && !alias.equals("loop")) {
      session.markUnstable(own);
    }
    return name;
  }

  private boolean isSettled(Expr expression) {
    return !Failures.mayFail(expression)
        && session.isStable(expression)
        && Sameness.size(expression) <= 24;
  }

  private Partial literal(Expr expression, PartialFrame frame) {
    List<Partial> parts = parts(Operands.of(expression), frame);
    if (!session.changesValues()) {
      return combine(expression, parts);
    }
    if (session.isKept(expression.span())) {
      return kept("list", rebuilt(expression, parts));
    }
    Partial made = combine(expression, parts);
    if (made instanceof Partial.Static known) {
      session.made(known.value(), expression.span());
    }
    return made;
  }

  /// A value that the residual template changes.
  Partial kept(String hint, Expr expression) {
    String name = session.fresh(hint);
    session.hoist(
        new rolepack.ir.jinja.Node.Set(
            expression.span(),
            new rolepack.ir.jinja.Node.Target.Name(expression.span(), name),
            expression));
    session.markUnstable(name);
    return new Partial.Residual(new Expr.Name(expression.span(), name));
  }

  private Partial attribute(Expr.Attribute attribute, PartialFrame frame) {
    Partial operand = reduce(attribute.operand(), frame);
    return members(operand)
        .map(each -> member(each, attribute.name()))
        .orElseGet(() -> combine(attribute, List.of(operand)));
  }

  private Partial index(Expr.Index index, PartialFrame frame) {
    Partial operand = reduce(index.operand(), frame);
    Partial key = reduce(index.index(), frame);
    return members(operand).isPresent() && key instanceof Partial.Static(Value.Str text, _)
        ? member(members(operand).get(), text.text())
        : combine(index, List.of(operand, key));
  }

  /// The thing with attributes that a value is, if it is one of partial evaluation's own.
  static Optional<PartialMembers> members(Partial value) {
    return value instanceof Partial.Static(Value.Instance instance, _)
            && instance.members() instanceof PartialMembers members
        ? Optional.of(members)
        : Optional.empty();
  }

  Partial member(PartialMembers members, String name) {
    return members
        .member(name)
        .orElseGet(
            () ->
                new Partial.Static(
                    new Value.Undefined(
                        "'%s object' has no attribute '%s'".formatted(members.description(), name),
                        true)));
  }

  /// Whether a known value is true; empty where it is not known, or where to ask is an error.
  Optional<Boolean> truth(Partial value) {
    if (value instanceof Partial.Static known) {
      try {
        return Optional.of(Steps.truth(known.value()));
      } catch (EvaluationException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Reduces what is evaluated only under a condition that is not known.
  Partial guarded(Expr expression, PartialFrame frame) {
    session.guard();
    try {
      return reduce(expression, frame);
    } finally {
      session.unguard();
    }
  }

  private Partial logical(Expr.Logical logical, PartialFrame frame) {
    Partial left = reduce(logical.left(), frame);
    Optional<Boolean> truth = truth(left);
    if (truth.isPresent()) {
      boolean decided = truth.get() == (logical.operator() == Expr.LogicalOperator.OR);
      return decided ? left : reduce(logical.right(), frame);
    }
    return residual(logical, List.of(left, guarded(logical.right(), frame)));
  }

  private Partial conditional(Expr.Conditional conditional, PartialFrame frame) {
    Partial condition = reduce(conditional.condition(), frame);
    Optional<Boolean> truth = truth(condition);
    if (truth.isPresent()) {
      return truth.get()
          ? reduce(conditional.then(), frame)
          : conditional
              .otherwise()
              .map(each -> reduce(each, frame))
              .orElseGet(
                  () ->
                      new Partial.Static(
                          new Value.Undefined(
                              "the inline if-expression evaluated to false and no else section was"
                                  + " defined.",
                              false)));
    }
    List<Partial> parts = new ArrayList<>(3);
    parts.add(
        condition instanceof Partial.Residual(Expr unknown)
            ? new Partial.Residual(SimplifyCondition.of(unknown))
            : condition);
    parts.add(guarded(conditional.then(), frame));
    conditional.otherwise().ifPresent(each -> parts.add(guarded(each, frame)));
    return residual(conditional, parts);
  }

  /// `1 < 2 < x -> 2 < x`; what comes after a comparison that does not hold is not evaluated.
  private Partial compare(Expr.Compare compare, PartialFrame frame) {
    Partial left = reduce(compare.first(), frame);
    SourceSpan leftSpan = compare.first().span();
    List<Expr.Comparison> rest = new ArrayList<>(compare.comparisons());
    while (true) {
      Expr.Comparison next = rest.getFirst();
      Partial right = reduce(next.operand(), frame);
      Expr.Compare single =
          new Expr.Compare(
              compare.span(),
              compare.first(),
              List.of(new Expr.Comparison(next.operator(), next.operand())));
      Partial holds = combine(single, List.of(left, right));
      Optional<Boolean> truth = truth(holds);
      if (truth.isEmpty()) {
        return residual(compare, left, leftSpan, right, rest, frame);
      }
      rest.removeFirst();
      if (!truth.get() || rest.isEmpty()) {
        return holds;
      }
      left = right;
      leftSpan = next.operand().span();
    }
  }

  private Partial residual(
      Expr.Compare compare,
      Partial left,
      SourceSpan leftSpan,
      Partial right,
      List<Expr.Comparison> rest,
      PartialFrame frame) {
    List<Expr.Comparison> comparisons = new ArrayList<>(rest.size());
    for (Expr.Comparison each : rest) {
      Partial operand = comparisons.isEmpty() ? right : guarded(each.operand(), frame);
      comparisons.add(new Expr.Comparison(each.operator(), lift(operand, each.operand().span())));
    }
    return simplified(new Expr.Compare(compare.span(), lift(left, leftSpan), comparisons));
  }
}
