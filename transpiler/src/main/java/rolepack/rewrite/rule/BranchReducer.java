package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.rewrite.rule.StatementReducer.Flow;
import rolepack.source.SourceSpan;

/// Takes the branch that is known to be taken: `{% if true %}a{% else %}b{% endif %} -> a`; where
/// it is not known, all of them are kept, and what they set becomes `a if condition else b`.
final class BranchReducer {
  private final StatementReducer statements;
  private final ExpressionReducer expressions;
  private final Session session;

  BranchReducer(StatementReducer statements, ExpressionReducer expressions, Session session) {
    this.statements = statements;
    this.expressions = expressions;
    this.session = session;
  }

  Flow run(Node.If choice, PartialFrame frame, boolean top) {
    return run(choice, 0, frame, top);
  }

  private Flow run(Node.If choice, int index, PartialFrame frame, boolean top) {
    if (index == choice.branches().size()) {
      return statements.run(choice.otherwise(), frame, top);
    }
    Node.Branch branch = choice.branches().get(index);
    Partial condition = expressions.reduce(branch.condition(), frame);
    Optional<Boolean> truth = expressions.truth(condition);
    if (truth.isPresent()) {
      return truth.get()
          ? statements.run(branch.body(), frame, top)
          : run(choice, index + 1, frame, top);
    }
    Expr unknown = SimplifyCondition.of(expressions.lift(condition, branch.condition().span()));
    if (!session.isStable(unknown) && Nodes.any(List.of(choice), BranchReducer::binds)) {
      unknown = session.bind("condition", unknown);
    }
    return fork(
        unknown,
        branch.span(),
        frame,
        () -> statements.run(branch.body(), frame, top),
        () -> run(choice, index + 1, frame, top));
  }

  private static boolean binds(Node node) {
    return switch (node) {
      case Node.Set _, Node.SetBlock _, Node.Macro _, Node.Import _, Node.FromImport _ -> true;
      case Node.Text _, Node.Output _, Node.If _, Node.For _, Node.CallBlock _ -> false;
      case Node.FilterBlock _, Node.With _, Node.AutoEscape _, Node.Block _, Node.Extends _ ->
          false;
      case Node.Include _, Node.Do _, Node.Break _, Node.Continue _ -> false;
    };
  }

  /// What one branch leaves.
  private record Outcome(List<Node> nodes, Flow flow, BranchState state, int mark) {}

  /// Runs both branches of a condition that is not known, and joins what they set.
  Flow fork(
      Expr condition,
      SourceSpan span,
      PartialFrame frame,
      Supplier<Flow> then,
      Supplier<Flow> otherwise) {
    BranchState before = BranchState.of(session, frame);
    Outcome first = branch(frame, then);
    before.restore(session, frame);
    Outcome second = branch(frame, otherwise);
    session.grow(Sameness.size(condition), span);
    if (!first.nodes().isEmpty() || !second.nodes().isEmpty() || Failures.truthMayFail(condition)) {
      session.out().node(choice(condition, span, first.nodes(), second.nodes()));
    }
    if (first.flow() != Flow.NEXT || second.flow() != Flow.NEXT) {
      return left(first, second, frame);
    }
    before.restore(session, frame);
    new BranchJoin(session, expressions, condition, span, frame)
        .join(first.state(), first.mark(), second.state(), second.mark());
    return Flow.NEXT;
  }

  private Outcome branch(PartialFrame frame, Supplier<Flow> body) {
    Control control = session.control();
    ResidualBuilder out = new ResidualBuilder();
    ResidualBuilder before = session.redirect(out);
    int mark = session.mark();
    session.setControl(control.branch());
    Flow flow = body.get();
    session.setControl(control);
    session.redirect(before);
    return new Outcome(out.build(), flow, BranchState.of(session, frame), mark);
  }

  private static Node choice(
      Expr condition, SourceSpan span, List<Node> then, List<Node> otherwise) {
    List<Node.Branch> branches = new ArrayList<>();
    branches.add(new Node.Branch(span, condition, then));
    List<Node> rest = otherwise;
    if (otherwise.size() == 1 && otherwise.getFirst() instanceof Node.If next) {
      branches.addAll(next.branches());
      rest = next.otherwise();
    }
    return new Node.If(span, branches, rest);
  }

  /// Where a branch leaves the loop around, what it has set matters no more.
  private Flow left(Outcome first, Outcome second, PartialFrame frame) {
    Control.LoopPlace loop = session.loop().orElseThrow();
    if (loop.unrolled()) {
      throw new Restart(loop.place());
    }
    if (first.flow() != Flow.NEXT && second.flow() != Flow.NEXT) {
      return first.flow();
    }
    Outcome goesOn = first.flow() == Flow.NEXT ? first : second;
    goesOn.state().restore(session, frame);
    return Flow.NEXT;
  }

  /// Whether an inline `if` calls a macro, so that it is better printed by statements.
  boolean prints(Expr.Conditional conditional, PartialFrame frame) {
    return calls(conditional.then(), frame)
        || conditional.otherwise().isPresent() && calls(conditional.otherwise().get(), frame);
  }

  private boolean calls(Expr expression, PartialFrame frame) {
    return switch (expression) {
      case Expr.Call(_, Expr.Name name, _) -> isOwn(name, frame);
      case Expr.Call(_, Expr.Attribute(_, Expr.Name name, _), _) -> isOwn(name, frame);
      default -> Operands.of(expression).stream().anyMatch(each -> calls(each, frame));
    };
  }

  private static boolean isOwn(Expr.Name name, PartialFrame frame) {
    return frame.get(name.name(), name.span()) instanceof Partial.Static(Value.Instance instance, _)
        && instance.members() instanceof PartialMembers;
  }
}
