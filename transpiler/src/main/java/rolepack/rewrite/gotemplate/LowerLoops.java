package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.rewrite.scope.Shape;

/// `{% for %}` → `range`, and `loop.index` and its kin → what Go has of the index.
final class LowerLoops {
  private final Lowering lowering;

  LowerLoops(Lowering lowering) {
    this.lowering = lowering;
  }

  List<GoNode> loop(Node.For loop) {
    if (loop.recursive()) {
      throw new UntranslatableException("for recursive", loop.span(), "it calls itself");
    }
    return nodes(lowering.value(loop.iterable()), loop);
  }

  private List<GoNode> nodes(Decision iterable, Node.For loop) {
    return switch (iterable) {
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(test, () -> nodes(yes, loop), () -> nodes(no, loop));
      case Decision.Leaf(Lowered value) -> nodes(value, loop);
    };
  }

  private List<GoNode> nodes(Lowered value, Node.For loop) {
    return switch (value) {
      case Lowered.Undefined _ -> List.of();
      case Lowered.Code dict
          when dict.shape() instanceof Shape.MapOf && dict.host().isEmpty() && !isCounted(loop) ->
          nodes(DictItems.keys(dict, loop.iterable(), lowering), loop);
      case Lowered.View view when !isCounted(loop) -> items(view, loop);
      case Lowered.View view ->
          nodes(DictItems.list(view, loop.iterable(), lowering), loop, name(first(loop.target())));
      case Lowered.Listed listed -> new UnrolledLoop(lowering).nodes(listed.items(), loop);
      case Lowered.Constant(Value known) ->
          new UnrolledLoop(lowering).nodes(UnrolledLoop.items(known, loop), loop);
      default ->
          nodes(lowering.listFilters().sequence(value, loop.iterable()), loop, name(loop.target()));
    };
  }

  /// Whether it matters how many items are gone through, which Go does not count in a dict.
  private static boolean isCounted(Node.For loop) {
    return LoopMembers.areUsed(loop) || loop.filter().isPresent() && !loop.otherwise().isEmpty();
  }

  private static String name(Node.Target target) {
    return target instanceof Node.Target.Name name ? name.name() : "item";
  }

  private static Node.Target first(Node.Target target) {
    return target instanceof Node.Target.Tuple tuple ? tuple.targets().getFirst() : target;
  }

  /// `for key, value in dict.items()`: in the order of the keys, the only one that Go has, or in
  /// that of the JSON.
  private List<GoNode> items(Lowered.View view, Node.For loop) {
    String key = lowering.prologue().fresh("key");
    String value = lowering.prologue().fresh("value");
    boolean ordered = view.json().isPresent();
    GoExpr name = GoExpr.variable(key);
    Decision item =
        DictItems.item(
            view, name, GoExpr.variable(value), ordered ? Lowered.Form.DATA : Lowered.Form.STRING);
    Map<String, Decision> saved = lowering.environment().save();
    Optional<LoopState> outer = lowering.environment().loop();
    lowering.environment().enterLoop(Optional.empty());
    bind(loop.target(), item);
    lowering.prologue().enterLoop();
    List<GoNode> body =
        new ArrayList<>(filtered(loop, () -> lowering.statements().nodes(loop.body())));
    lowering.prologue().leaveLoop();
    lowering.environment().restore(saved);
    lowering.environment().setLoop(outer);
    Pipeline over = Pipeline.of(List.of(key, value), view.dict().expr());
    if (ordered) {
      over = Pipeline.of(List.of(key), DictItems.names(view, loop.iterable(), lowering));
      GoExpr member = GoCode.index(view.dict().expr(), name);
      if (VariableUses.of(body).count(value) > 0) {
        body.addFirst(new GoNode.Action(Pipeline.of(List.of(value), member)));
      }
    }
    return List.of(new GoNode.Range(over, body, otherwise(loop)));
  }

  /// What is printed where nothing was gone through.
  private List<GoNode> otherwise(Node.For loop) {
    lowering.prologue().enterCondition();
    List<GoNode> nodes = lowering.statements().nodes(loop.otherwise());
    lowering.prologue().leaveCondition();
    return nodes;
  }

  private List<GoNode> filtered(Node.For loop, Supplier<List<GoNode>> body) {
    return loop.filter().isEmpty()
        ? body.get()
        : lowering.conditions().choose(lowering.condition(loop.filter().get()), body, List::of);
  }

  private List<GoNode> nodes(Sequence given, Node.For loop, String name) {
    Map<String, Decision> saved = lowering.environment().save();
    Optional<LoopState> outer = lowering.environment().loop();
    Sequence sequence = given;
    if (loop.filter().isPresent()) {
      Expr filter = loop.filter().get();
      sequence =
          given.where(
              each -> {
                bind(loop.target(), given.item().apply(each));
                return lowering.condition(filter);
              });
    }
    if (!sequence.isWhole() && LoopMembers.looksAhead(loop) && Cell.isIn(lowering.profile())) {
      sequence = lowering.madeLists().kept(sequence, loop.iterable());
    }
    Supplier<List<GoNode>> otherwise =
        () -> {
          lowering.environment().restore(saved);
          lowering.environment().setLoop(outer);
          return otherwise(loop);
        };
    boolean none = !loop.otherwise().isEmpty() && !sequence.isEmptyAsGos();
    List<GoExpr> count = new ArrayList<>();
    List<GoNode> nodes =
        new ArrayList<>(
            range(
                sequence,
                name,
                Optional.of(loop),
                (item, state) -> {
                  if (none) {
                    count.add(state.index("for … else", loop.iterable()));
                  }
                  bind(loop.target(), item);
                  lowering.environment().enterLoop(Optional.of(state));
                  return lowering.statements().nodes(loop.body());
                },
                none ? List::of : otherwise));
    if (none && !count.isEmpty()) {
      nodes.add(
          new GoNode.If(
              Pipeline.of(GoExpr.call("eq", count.getFirst(), GoExpr.integer(0))),
              otherwise.get(),
              List.of()));
    }
    lowering.environment().restore(saved);
    lowering.environment().setLoop(outer);
    return nodes;
  }

  /// What is printed for each item.
  interface Body {
    List<GoNode> nodes(Decision item, LoopState state);
  }

  /// A loop over the items of a list.
  List<GoNode> range(Sequence sequence, String name, Body body, Supplier<List<GoNode>> otherwise) {
    return range(sequence, name, Optional.empty(), body, otherwise);
  }

  private List<GoNode> range(
      Sequence sequence,
      String name,
      Optional<Node.For> loop,
      Body body,
      Supplier<List<GoNode>> otherwise) {
    String item = lowering.prologue().fresh(name);
    LoopState state = new LoopState(sequence, loop, lowering);
    GoExpr variable = GoExpr.variable(item);
    lowering.prologue().enterLoop();
    List<GoNode> inner =
        lowering
            .preparations()
            .before(
                () ->
                    guarded(
                        sequence.kept(),
                        variable,
                        state,
                        () -> {
                          List<GoNode> nodes =
                              new ArrayList<>(body.nodes(sequence.item().apply(variable), state));
                          state.counter().ifPresent(each -> nodes.add(each.count()));
                          return nodes;
                        }));
    lowering.prologue().leaveLoop();
    lowering.prologue().release(item);
    state.release();
    List<GoNode> nodes = new ArrayList<>();
    state.counter().ifPresent(each -> nodes.add(each.begin(GoExpr.integer(0))));
    List<String> variables = new ArrayList<>();
    state.indexVariable().ifPresent(variables::add);
    variables.add(item);
    Pipeline over = Pipeline.of(variables, sequence.over());
    nodes.add(
        sequence
            .order()
            .map(
                order ->
                    new GoNode.Range(
                        Pipeline.of(order.variables(), order.keys()),
                        List.of(new GoNode.Range(over, inner, List.of())),
                        otherwise.get()))
            .orElseGet(() -> new GoNode.Range(over, inner, otherwise.get())));
    return nodes;
  }

  private List<GoNode> guarded(
      List<Sequence.Kept> conditions, GoExpr item, LoopState state, Supplier<List<GoNode>> body) {
    if (conditions.isEmpty()) {
      return body.get();
    }
    return lowering
        .conditions()
        .choose(
            conditions.getFirst().condition().of(item, state::place),
            () -> guarded(conditions.subList(1, conditions.size()), item, state, body),
            List::of);
  }

  /// Items with a text between them.
  List<GoNode> separated(
      Sequence sequence, String separator, Function<Decision, List<GoNode>> each, Expr place) {
    return range(
        sequence,
        "item",
        (item, state) -> {
          if (separator.isEmpty()) {
            return each.apply(item);
          }
          List<GoNode> nodes = new ArrayList<>();
          nodes.add(
              new GoNode.If(
                  Pipeline.of(state.started(Words.of(place), place)),
                  List.of(new GoNode.Text(separator)),
                  List.of()));
          nodes.addAll(each.apply(item));
          return nodes;
        },
        List::of);
  }

  /// The number of items.
  Decision length(Sequence sequence, Expr place) {
    return LowerArithmetic.number(
        sequence.isWhole() ? sequence.length() : lowering.madeLists().count(sequence, place));
  }

  /// Binds what a loop or a `set` assigns to.
  void bind(Node.Target target, Decision value) {
    switch (target) {
      case Node.Target.Name name -> lowering.environment().put(name.name(), value);
      case Node.Target.Attribute attribute ->
          throw new UntranslatableException(
              "namespace", attribute.span(), "a namespace keeps values from one turn to the next");
      case Node.Target.Tuple tuple -> {
        for (int i = 0; i < tuple.targets().size(); i++) {
          int at = i;
          bind(
              tuple.targets().get(i),
              value.then(each -> lowering.members().part(each, at, tuple.span())));
        }
      }
    }
  }
}
