package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// A loop over items that are written out → its body, once for each.
final class UnrolledLoop {
  private static final int MOST = 200;

  private final Lowering lowering;

  UnrolledLoop(Lowering lowering) {
    this.lowering = lowering;
  }

  static List<Decision> items(Value value, Node.For loop) {
    return switch (value) {
      case Value.List list -> list.items().stream().map(Decision::constant).toList();
      case Value.Tuple tuple -> tuple.items().stream().map(Decision::constant).toList();
      case Value.Dict dict -> dict.entries().keySet().stream().map(Decision::constant).toList();
      case Value.Undefined _ -> List.of();
      default ->
          throw UntranslatableException.untyped(
              "for", loop.span(), "what it goes over is not known to be a list");
    };
  }

  List<GoNode> nodes(List<Decision> items, Node.For loop) {
    if (items.size() > MOST || loop.filter().isPresent() && usesLoop(loop)) {
      throw new UntranslatableException(
          "for", loop.span(), "a list that is written out is too long, or counted and filtered");
    }
    if (items.isEmpty()) {
      return lowering.statements().nodes(loop.otherwise());
    }
    if (loop.filter().isPresent() && !loop.otherwise().isEmpty()) {
      throw new UntranslatableException(
          "for … else", loop.span(), "whether a list is empty of which items are left out");
    }
    Map<String, Decision> saved = lowering.environment().save();
    Optional<LoopState> outer = lowering.environment().loop();
    List<GoNode> nodes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      lowering.environment().restore(saved);
      lowering.environment().enterLoop(Optional.empty());
      lowering.environment().put("loop", Decision.constant(state(i, items.size())));
      lowering.loops().bind(loop.target(), items.get(i));
      if (loop.filter().isPresent()) {
        Expr filter = loop.filter().get();
        nodes.addAll(
            lowering
                .conditions()
                .choose(
                    lowering.condition(filter),
                    () -> lowering.statements().nodes(loop.body()),
                    List::of));
      } else {
        nodes.addAll(lowering.statements().nodes(loop.body()));
      }
    }
    lowering.environment().restore(saved);
    lowering.environment().setLoop(outer);
    return nodes;
  }

  private static boolean usesLoop(Node.For loop) {
    return loop.span().text().contains("loop.");
  }

  private static Value state(int index, int length) {
    return new Value.Dict()
        .put("index", Value.of(index + 1))
        .put("index0", Value.of(index))
        .put("first", Value.of(index == 0))
        .put("last", Value.of(index == length - 1))
        .put("length", Value.of(length))
        .put("revindex", Value.of(length - index))
        .put("revindex0", Value.of(length - index - 1));
  }
}
