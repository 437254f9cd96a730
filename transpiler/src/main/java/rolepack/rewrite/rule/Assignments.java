package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// Binds names: `{% set a = 1 %}{{ a }} -> 1`, `{% set a = x %}{{ a }} -> {{ x }}`; what is more
/// than a name is kept as a `set` of a name that nothing else sets.
final class Assignments {
  private final ExpressionReducer expressions;
  private final Session session;

  Assignments(ExpressionReducer expressions, Session session) {
    this.expressions = expressions;
    this.session = session;
  }

  void bindName(String name, Partial value, PartialFrame frame, boolean atTop, boolean export) {
    frame.bind(name, value);
    if (atTop) {
      frame.context().set(name, value, export);
    }
  }

  /// @param atTop whether the name is one of the template, which blocks and importers see
  void bind(Node.Target target, Partial value, PartialFrame frame, boolean atTop) {
    switch (target) {
      case Node.Target.Name name ->
          bindName(name.name(), expressions.settled(value, name.name()), frame, atTop, true);
      case Node.Target.Attribute attribute -> assign(attribute, value, frame);
      case Node.Target.Tuple tuple -> {
        Optional<List<Partial>> items = unpacked(value, tuple.targets().size());
        if (items.isEmpty()) {
          items = Optional.of(taken(tuple, value));
        }
        for (int i = 0; i < tuple.targets().size(); i++) {
          bind(tuple.targets().get(i), items.get().get(i), frame, atTop);
        }
      }
    }
  }

  /// The items of a value that is known, or written out.
  private static Optional<List<Partial>> unpacked(Partial value, int count) {
    return items(value, true).filter(each -> each.size() == count);
  }

  /// What a loop over a value visits, where that is known or written out.
  static Optional<List<Partial>> items(Partial value, boolean unpacking) {
    return switch (value) {
      case Partial.Static(Value known, _) -> {
        try {
          List<Partial> items = new ArrayList<>();
          for (Value each : unpacking ? Steps.unpacked(known) : Steps.items(known)) {
            items.add(new Partial.Static(each));
          }
          yield Optional.of(items);
        } catch (EvaluationException.Undefined
            | EvaluationException.Failed
            | EvaluationException.Unsupported _) {
          yield Optional.empty();
        }
      }
      case Partial.Residual(Expr.ListLiteral list) -> Optional.of(written(list.items()));
      case Partial.Residual(Expr.TupleLiteral tuple) -> Optional.of(written(tuple.items()));
      case Partial.Residual _, Partial.Printed _, Partial.Unusable _ -> Optional.empty();
    };
  }

  private static List<Partial> written(List<Expr> items) {
    List<Partial> all = new ArrayList<>(items.size());
    for (Expr item : items) {
      Optional<Value> literal = Lift.literal(item);
      all.add(literal.isPresent() ? new Partial.Static(literal.get()) : new Partial.Residual(item));
    }
    return all;
  }

  /// Takes a value apart when the template is rendered; one name for each of the targets.
  private List<Partial> taken(Node.Target.Tuple tuple, Partial value) {
    List<Node.Target> names = new ArrayList<>();
    List<Partial> items = new ArrayList<>();
    for (Node.Target each : tuple.targets()) {
      String name = session.fresh(each instanceof Node.Target.Name(_, String hint) ? hint : "part");
      names.add(new Node.Target.Name(each.span(), name));
      items.add(new Partial.Residual(new Expr.Name(each.span(), name)));
    }
    session.hoist(
        new Node.Set(
            tuple.span(),
            new Node.Target.Tuple(tuple.span(), names),
            expressions.lift(value, tuple.span())));
    return items;
  }

  /// `{% set holder.name = value %}`.
  private void assign(Node.Target.Attribute target, Partial value, PartialFrame frame) {
    Partial holder = frame.get(target.namespace(), target.span());
    if (ExpressionReducer.members(holder).isPresent()
        && ExpressionReducer.members(holder).get() instanceof NamespaceMembers namespace) {
      namespace.assign(
          target.attribute(), expressions.settled(value, target.attribute()), target.span());
      return;
    }
    SourceSpan span = target.span();
    if (holder instanceof Partial.Residual(Expr.Name(_, String name)) && session.isUnstable(name)) {
      session.hoist(
          new Node.Set(
              span,
              new Node.Target.Attribute(span, name, target.attribute()),
              expressions.lift(value, span)));
      return;
    }
    session.hoist(new Node.Do(span, expressions.lift(CallReducer.failing(span), span)));
  }
}
