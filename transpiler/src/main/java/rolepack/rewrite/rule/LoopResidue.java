package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rolepack.evaluation.Symbols;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// Leaves a loop to the residual template: its target gets names of its own, and its body is
/// reduced for any item.
final class LoopResidue {
  private final StatementReducer statements;
  private final ExpressionReducer expressions;
  private final Session session;

  LoopResidue(StatementReducer statements, ExpressionReducer expressions, Session session) {
    this.statements = statements;
    this.expressions = expressions;
    this.session = session;
  }

  void write(Node.For loop, Partial iterable, PartialFrame frame) {
    Expr items = expressions.lift(iterable, loop.iterable().span());
    boolean extended = LoopReducer.isExtended(loop);
    List<String> names = new ArrayList<>(Symbols.names(loop.target()));
    if (extended) {
      names.add("loop");
    }
    PartialFrame inner = statements.inner(loop.body(), frame, names);
    Node.Target target = target(loop.target(), inner);
    Control control = session.control();
    session.setControl(control.loop());
    Optional<Expr> filter = filter(loop, frame, inner);
    if (extended) {
      inner.bind(
          "loop", new Partial.Static(new Value.Instance(new ResidualLoop(session.residualLoop()))));
    }
    List<Node> body = collected(loop, () -> statements.run(loop.body(), inner, false));
    session.setControl(control.loop());
    Optional<Control.LoopPlace> around = session.loop();
    session.setLoop(Optional.empty());
    ResidualBuilder out = new ResidualBuilder();
    ResidualBuilder before = session.redirect(out);
    statements.run(loop.otherwise(), statements.inner(loop.otherwise(), frame, List.of()), false);
    session.redirect(before);
    session.setLoop(around);
    session.setControl(control);
    session.grow(Sameness.size(items), loop.span());
    session
        .out()
        .node(
            new Node.For(loop.span(), target, items, filter, loop.recursive(), body, out.build()));
  }

  private List<Node> collected(Node.For loop, Runnable run) {
    Optional<Control.LoopPlace> around = session.loop();
    session.setLoop(Optional.of(new Control.LoopPlace(loop.span(), false)));
    ResidualBuilder out = new ResidualBuilder();
    ResidualBuilder before = session.redirect(out);
    run.run();
    session.redirect(before);
    session.setLoop(around);
    return out.build();
  }

  private Optional<Expr> filter(Node.For loop, PartialFrame frame, PartialFrame inner) {
    if (loop.filter().isEmpty()) {
      return Optional.empty();
    }
    Expr filter = loop.filter().get();
    PartialFrame test = LoopReducer.filterFrame(loop, filter, frame);
    Symbols.names(loop.target())
        .forEach(each -> test.bind(each, inner.get(each, loop.target().span())));
    Partial passes = expressions.guarded(filter, test);
    return expressions.truth(passes).equals(Optional.of(true))
        ? Optional.empty()
        : Optional.of(SimplifyCondition.of(expressions.lift(passes, filter.span())));
  }

  /// The target with new names, which the frame binds.
  private Node.Target target(Node.Target target, PartialFrame frame) {
    return switch (target) {
      case Node.Target.Name name -> {
        String fresh = session.fresh(name.name());
        Consumer<Expr> bind = it -> frame.bind(name.name(), new Partial.Residual(it));
        bind.accept(new Expr.Name(name.span(), fresh));
        yield new Node.Target.Name(name.span(), fresh);
      }
      case Node.Target.Attribute attribute -> attribute;
      case Node.Target.Tuple tuple ->
          new Node.Target.Tuple(
              tuple.span(), tuple.targets().stream().map(each -> target(each, frame)).toList());
    };
  }
}
