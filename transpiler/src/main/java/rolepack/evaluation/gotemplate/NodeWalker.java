package rolepack.evaluation.gotemplate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.gotemplate.ExpressionText;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;

/// Executes the nodes of a template.
final class NodeWalker {
  /// Go's own limit, which its message names; ours is lower.
  private static final int NAMED_DEPTH = 100_000;

  private final ExecutionState state;
  private final PipelineEvaluator pipelines;

  NodeWalker(ExecutionState state) {
    this.state = state;
    this.pipelines = new PipelineEvaluator(state);
  }

  /// How execution goes on.
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  Flow walk(Operand dot, List<GoNode> nodes) {
    for (GoNode node : nodes) {
      Flow flow = walk(dot, node);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow walk(Operand dot, GoNode node) {
    state.at(node);
    return switch (node) {
      case GoNode.Text text -> {
        state.print(text.text());
        yield Flow.NEXT;
      }
      case GoNode.Action action -> {
        Operand value = pipelines.evaluate(dot, action.pipeline());
        if (action.pipeline().variables().isEmpty()) {
          print(action, value);
        }
        yield Flow.NEXT;
      }
      case GoNode.If each -> walkIf(dot, each);
      case GoNode.With each -> {
        int mark = state.mark();
        Operand value = pipelines.evaluate(dot, each.value());
        Flow flow = Builtins.isTrue(value) ? walk(value, each.body()) : walk(dot, each.otherwise());
        state.forget(mark);
        yield flow;
      }
      case GoNode.Range range -> walkRange(dot, range);
      case GoNode.Invoke invoke -> walkInvoke(dot, invoke);
      case GoNode.Break _ -> Flow.BREAK;
      case GoNode.Continue _ -> Flow.CONTINUE;
    };
  }

  /// A chain of `else if` is walked in a loop: it can be long.
  private Flow walkIf(Operand dot, GoNode.If first) {
    int mark = state.mark();
    GoNode.If each = first;
    while (true) {
      if (Builtins.isTrue(pipelines.evaluate(dot, each.condition()))) {
        Flow flow = walk(dot, each.then());
        state.forget(mark);
        return flow;
      }
      List<GoNode> otherwise = each.otherwise();
      if (otherwise.size() == 1 && otherwise.getFirst() instanceof GoNode.If next) {
        each = next;
      } else {
        Flow flow = walk(dot, otherwise);
        state.forget(mark);
        return flow;
      }
    }
  }

  private Flow walkRange(Operand dot, GoNode.Range range) {
    int mark = state.mark();
    Operand over = FieldAccess.indirect(pipelines.evaluate(dot, range.over()));
    Iteration iteration = new Iteration(range);
    boolean walked =
        switch (over.value()) {
          case GoValue.Items items -> iteration.walk(items);
          case GoValue.Dictionary dictionary -> iteration.walk(dictionary);
          case GoValue.Channel channel -> iteration.walk(channel);
          case GoValue.Nil _ when !over.isValid() -> false;
          case GoValue value ->
              throw state.failure("range can't iterate over " + ValuePrinter.plain(value));
        };
    Flow flow = iteration.flow;
    if (!walked) {
      flow = walk(dot, range.otherwise());
    }
    state.forget(mark);
    // A break in the else ends no more than this range; a continue is one of the range around it.
    return !walked && flow == Flow.CONTINUE ? flow : Flow.NEXT;
  }

  /// The passes of one range.
  private final class Iteration {
    private final GoNode.Range range;
    private final int mark = state.mark();
    private final int variables;
    private Flow flow = Flow.NEXT;
    private int index;

    Iteration(GoNode.Range range) {
      this.range = range;
      this.variables = range.over().variables().size();
    }

    boolean walk(GoValue.Items items) {
      GoType type = items.elementType();
      for (GoValue element : items.elements()) {
        if (!pass(Operand.of(GoValue.ofInt(index)), Operand.of(element, type))) {
          break;
        }
      }
      return !items.elements().isEmpty();
    }

    boolean walk(GoValue.Dictionary dictionary) {
      List<Map.Entry<GoValue, GoValue>> entries = MapOrder.sorted(dictionary);
      for (Map.Entry<GoValue, GoValue> entry : entries) {
        Operand key = Operand.of(entry.getKey(), dictionary.keyType());
        if (!pass(key, Operand.of(entry.getValue(), dictionary.valueType()))) {
          break;
        }
      }
      return !entries.isEmpty();
    }

    boolean walk(GoValue.Channel channel) {
      while (!channel.elements().isEmpty()) {
        GoValue element = channel.elements().removeFirst();
        if (!pass(Operand.of(GoValue.ofInt(index)), Operand.of(element))) {
          break;
        }
      }
      return index > 0;
    }

    /// One pass; false where it was the last one.
    private boolean pass(Operand key, Operand element) {
      index++;
      if (variables > 0) {
        state.assignFromTop(1, element);
      }
      if (variables > 1) {
        state.assignFromTop(2, key);
      }
      Flow end = NodeWalker.this.walk(element, range.body());
      state.forget(mark);
      return end != Flow.BREAK;
    }
  }

  private Flow walkInvoke(Operand dot, GoNode.Invoke invoke) {
    Optional<List<GoNode>> body = state.executor().body(invoke.name());
    if (body.isEmpty()) {
      throw state.failure(
          Printf.sprintf("template %q not defined", List.of(GoValue.of(invoke.name()))));
    }
    if (!state.executor().enter()) {
      throw state.failure("exceeded maximum template depth (" + NAMED_DEPTH + ")");
    }
    Operand argument = Operand.INVALID;
    if (invoke.argument().isPresent()) {
      Pipeline pipeline = invoke.argument().get();
      argument = pipelines.evaluate(dot, pipeline);
    }
    NodeWalker walker = new NodeWalker(state.invoke(invoke.name(), argument));
    Operand root = argument;
    DeepStack.run(state.executor().depth(), () -> walker.walk(root, body.get()));
    state.executor().leave();
    return Flow.NEXT;
  }

  private void print(GoNode.Action action, Operand operand) {
    state.at(action);
    GoValue value = Builtins.printable(operand.value());
    if (value instanceof GoValue.Channel && value.type().method("String").isEmpty()) {
      throw state.failure(
          "can't print " + ExpressionText.inMessage(action) + " of type " + value.type());
    }
    state.print(ValuePrinter.plain(value));
  }
}
