package rolepack.evaluation;

import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Node;

/// Blocks, `super()` and `self`.
final class Inheritance {
  private final Statements statements;

  Inheritance(Statements statements) {
    this.statements = statements;
  }

  /// Runs the block of the template that extends most.
  void block(Node.Block block, Frame frame, Output output) {
    Context context = statements.context();
    if (block.required() && context.blocks(block.name()).size() <= 1) {
      throw new EvaluationException.Failed(
          PythonError.TEMPLATE, "Required block '%s' not found".formatted(block.name()));
    }
    run(block.name(), 0, block.scoped() ? Context.scoped(frame) : context, output);
  }

  private void run(String name, int index, Context context, Output output) {
    Meter.enter();
    try {
      Node.Block block = context.blocks(name).get(index);
      Frame frame = statements.root(context, block.body());
      bindSelf(frame);
      frame.bind("super", parent(name, index, context));
      statements.runBody(block.body(), frame, output);
    } finally {
      Meter.leave();
    }
  }

  void bindSelf(Frame frame) {
    Context context = frame.context();
    frame.bind(
        "self",
        members(
            "TemplateReference",
            name ->
                context.blocks(name).isEmpty()
                    ? Optional.empty()
                    : Optional.of(reference(name, 0, context)),
            Optional.empty()));
  }

  private Value parent(String name, int index, Context context) {
    return index + 1 < context.blocks(name).size()
        ? reference(name, index + 1, context)
        : new Value.Undefined(
            "there is no parent block called %s.".formatted(Representation.quoted(name)), true);
  }

  /// A block that can be called.
  private Value reference(String name, int index, Context context) {
    return members(
        "BlockReference",
        attribute ->
            attribute.equals("super")
                ? Optional.of(parent(name, index, context))
                : Optional.empty(),
        Optional.of(
            inputs -> {
              inputs.places("block", 0, 0);
              Output output = new Output();
              run(name, index, context, output);
              return Value.of(output.plainText());
            }));
  }

  private static Value members(
      String description,
      java.util.function.Function<String, Optional<Value>> attributes,
      Optional<Value.Callable> call) {
    return new Value.Instance(
        new Value.Members() {
          @Override
          public String description() {
            return description;
          }

          @Override
          public Optional<Value> attribute(String name) {
            return attributes.apply(name);
          }

          @Override
          public Optional<Value.Callable> call() {
            return call;
          }
        });
  }

  /// The blocks of a template, however deep they stand.
  static void collect(List<Node> body, List<Node.Block> blocks) {
    for (Node node : body) {
      if (node instanceof Node.Block block) {
        blocks.add(block);
      }
      Children.bodies(node).forEach(each -> collect(each, blocks));
    }
  }
}
