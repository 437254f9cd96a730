package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.NameUse;
import rolepack.evaluation.Symbols;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.rewrite.rule.StatementReducer.Flow;
import rolepack.source.SourceSpan;

/// Unrolls loops over items that are known or written out: `{% for x in [1, y] %}<{{ x }}>{% endfor
/// %} -> <1><{{ y }}>`; any other loop is left, with its body reduced.
final class LoopReducer {
  private final StatementReducer statements;
  private final ExpressionReducer expressions;
  private final Session session;

  LoopReducer(StatementReducer statements, ExpressionReducer expressions, Session session) {
    this.statements = statements;
    this.expressions = expressions;
    this.session = session;
  }

  void run(Node.For loop, PartialFrame frame) {
    Partial iterable = expressions.reduce(loop.iterable(), frame);
    Optional<List<Partial>> items = Assignments.items(iterable, false);
    if (items.isPresent() && !session.isKept(loop.span())) {
      unroll(loop, items.get(), frame, 0);
    } else {
      new LoopResidue(statements, expressions, session).write(loop, iterable, frame);
    }
  }

  /// Whether the loop binds `loop`: only where its body asks for it.
  static boolean isExtended(Node.For loop) {
    NameUse use = NameUse.of(loop.body());
    return loop.recursive() || use.reads("loop") || use.hasScopedBlock();
  }

  /// An item, and the condition that its filter leaves for later.
  private record Selected(Partial item, Optional<Expr> condition) {}

  private void unroll(Node.For loop, List<Partial> items, PartialFrame frame, int depth) {
    List<Partial> settled = new ArrayList<>(items.size());
    items.forEach(each -> settled.add(expressions.settled(each, "item")));
    List<Selected> selected = select(loop, settled, frame);
    boolean extended = isExtended(loop);
    List<String> names = new ArrayList<>(Symbols.names(loop.target()));
    if (extended) {
      names.add("loop");
    }
    UnrolledLoop state =
        new UnrolledLoop(
            selected.stream().map(Selected::item).toList(),
            depth,
            (more, span, printed) -> recurse(loop, more, frame, depth, span, printed));
    session.made(state.memory(), loop.span());
    Partial variable = new Partial.Static(new Value.Instance(state));
    Optional<Control.LoopPlace> around = session.loop();
    boolean none = true;
    for (Selected each : selected) {
      Partial item = state.next();
      session.step(loop.span());
      PartialFrame body = statements.inner(loop.body(), frame, names);
      session.setLoop(Optional.of(new Control.LoopPlace(loop.span(), true)));
      Flow flow = once(loop, each.condition(), item, extended, variable, body);
      session.setLoop(around);
      if (flow == Flow.BREAK) {
        break;
      }
      none &= flow == Flow.CONTINUE;
    }
    if (none) {
      statements.run(loop.otherwise(), statements.inner(loop.otherwise(), frame, List.of()), false);
    }
  }

  private Flow once(
      Node.For loop,
      Optional<Expr> condition,
      Partial item,
      boolean extended,
      Partial variable,
      PartialFrame body) {
    java.util.function.Supplier<Flow> run =
        () -> {
          statements.assignments().bind(loop.target(), item, body, false);
          if (extended) {
            body.bind("loop", variable);
          }
          return statements.run(loop.body(), body, false);
        };
    return condition.isEmpty()
        ? run.get()
        : new BranchReducer(statements, expressions, session)
            .fork(condition.get(), loop.span(), body, run, () -> Flow.NEXT);
  }

  /// The items that the filter lets through. Where that is not known for one of them, the loop has
  /// to be one that does not count its items.
  private List<Selected> select(Node.For loop, List<Partial> items, PartialFrame frame) {
    List<Selected> selected = new ArrayList<>(items.size());
    if (loop.filter().isEmpty()) {
      items.forEach(each -> selected.add(new Selected(each, Optional.empty())));
      return selected;
    }
    Expr filter = loop.filter().get();
    PartialFrame test = filterFrame(loop, filter, frame);
    for (Partial item : items) {
      session.step(filter.span());
      statements.assignments().bind(loop.target(), item, test, false);
      Partial passes = expressions.reduce(filter, test);
      Optional<Boolean> truth = expressions.truth(passes);
      if (truth.isEmpty()) {
        if (isExtended(loop) || !loop.otherwise().isEmpty() || leaves(loop)) {
          throw new Restart(loop.span());
        }
        Expr unknown = SimplifyCondition.of(expressions.lift(passes, filter.span()));
        // Every filter is evaluated before the first item is visited.
        selected.add(new Selected(item, Optional.of(session.bind("selected", unknown))));
      } else if (truth.get()) {
        selected.add(new Selected(item, Optional.empty()));
      }
    }
    return selected;
  }

  private static boolean leaves(Node.For loop) {
    return Nodes.any(
        loop.body(), node -> node instanceof Node.Break || node instanceof Node.Continue);
  }

  /// The frame of a loop's filter.
  static PartialFrame filterFrame(Node.For loop, Expr filter, PartialFrame frame) {
    return frame.inner(
        frame.symbols().inner(Symbols.names(loop.target()), List.of(filter), List.of()));
  }

  private Optional<Partial> recurse(
      Node.For loop,
      Partial more,
      PartialFrame frame,
      int depth,
      SourceSpan span,
      boolean printed) {
    if (!loop.recursive()) {
      return Optional.of(CallReducer.failing(span));
    }
    List<Partial> items =
        Assignments.items(more, false)
            .orElseThrow(() -> new Refusal("recursive loop", span, "its items are not known yet"));
    session.enter("loop", span);
    try {
      if (printed && !session.isGuarded()) {
        unroll(loop, items, frame, depth + 1);
        return Optional.empty();
      }
      return Optional.of(
          Capture.of(session, loop.body(), frame, () -> unroll(loop, items, frame, depth + 1)));
    } finally {
      session.leave();
    }
  }
}
