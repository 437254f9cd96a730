package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// A block that can be called: `{% block a %}x{% endblock %} -> x`, `self.a() -> x`, `super() ->
/// the text of the block that is overridden`.
record BlockMembers(String name, int index, PartialContext context, StatementReducer statements)
    implements PartialMembers {
  @Override
  public String description() {
    return "BlockReference";
  }

  @Override
  public Optional<Partial> member(String attribute) {
    return attribute.equals("super") ? Optional.of(parent()) : Optional.empty();
  }

  private Partial parent() {
    return index + 1 < context.blocks(name).size()
        ? new Partial.Static(
            new Value.Instance(new BlockMembers(name, index + 1, context, statements)))
        : new Partial.Static(
            new Value.Undefined("there is no parent block called '%s'.".formatted(name), true));
  }

  /// Runs the block of the template that extends most.
  static void run(Node.Block block, PartialFrame frame, StatementReducer statements) {
    PartialContext context = statements.context();
    if (block.required() && context.blocks(block.name()).size() <= 1) {
      throw new Refusal("required block", block.span(), "no template defines the block");
    }
    new BlockMembers(
            block.name(), 0, block.scoped() ? PartialContext.scoped(frame) : context, statements)
        .run(block.span());
  }

  private void run(SourceSpan span) {
    Session session = statements.session();
    session.enter("block", span);
    Node.Block block = context.blocks(name).get(index);
    PartialFrame frame = statements.root(context, block.body(), true);
    frame.bind(
        "self", new Partial.Static(new Value.Instance(new SelfMembers(statements, context))));
    frame.bind("super", parent());
    statements.run(block.body(), frame, false);
    session.leave();
  }

  /// What a call gives; nothing where it could be printed at once.
  Optional<Partial> call(SourceSpan span, boolean printed) {
    if (printed && !statements.session().isGuarded()) {
      run(span);
      return Optional.empty();
    }
    PartialFrame frame = statements.root(context, context.blocks(name).get(index).body(), false);
    return Optional.of(
        Capture.of(
            statements.session(), context.blocks(name).get(index).body(), frame, () -> run(span)));
  }
}
