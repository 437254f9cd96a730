package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rolepack.evaluation.Value;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateLanguage;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
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
      case Lowered.View view -> items(view, loop);
      case Lowered.Listed listed -> new UnrolledLoop(lowering).nodes(listed.items(), loop);
      case Lowered.Constant(Value known) ->
          new UnrolledLoop(lowering).nodes(UnrolledLoop.items(known, loop), loop);
      default -> nodes(lowering.listFilters().sequence(value, loop.iterable()), loop);
    };
  }

  /// `for key, value in dict.items()`: in the order of the keys, the only one that a JSON object
  /// has.
  private List<GoNode> items(Lowered.View view, Node.For loop) {
    Shape.MapOf map = (Shape.MapOf) view.dict().shape();
    String key = lowering.prologue().fresh("key");
    String value = lowering.prologue().fresh("value");
    Lowered name = new Lowered.Code(GoExpr.variable(key), Lowered.Form.STRING, Shape.TEXT);
    Lowered each = new Lowered.Code(GoExpr.variable(value), Lowered.Form.DATA, map.other());
    Decision item =
        switch (view.kind()) {
          case ITEMS ->
              Decision.of(new Lowered.Listed(List.of(Decision.of(name), Decision.of(each))));
          case KEYS -> Decision.of(name);
          case VALUES -> Decision.of(each);
        };
    Map<String, Decision> saved = lowering.environment().save();
    Optional<LoopState> outer = lowering.environment().loop();
    lowering.environment().setLoop(Optional.empty());
    bind(loop.target(), item);
    lowering.prologue().enterLoop();
    List<GoNode> body = filtered(loop, () -> lowering.statements().nodes(loop.body()));
    lowering.prologue().leaveLoop();
    lowering.environment().restore(saved);
    lowering.environment().setLoop(outer);
    return List.of(
        new GoNode.Range(
            Pipeline.of(List.of(key, value), view.dict().expr()), body, otherwise(loop, true)));
  }

  private List<GoNode> filtered(Node.For loop, java.util.function.Supplier<List<GoNode>> body) {
    return loop.filter().isEmpty()
        ? body.get()
        : lowering.conditions().choose(lowering.condition(loop.filter().get()), body, List::of);
  }

  private List<GoNode> otherwise(Node.For loop, boolean all) {
    if (loop.otherwise().isEmpty()) {
      return List.of();
    }
    if (!all || loop.filter().isPresent()) {
      throw new UntranslatableException(
          "for … else", loop.span(), "whether a list is empty of which items are left out");
    }
    return lowering.statements().nodes(loop.otherwise());
  }

  private List<GoNode> nodes(Sequence given, Node.For loop) {
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
    String name = loop.target() instanceof Node.Target.Name target ? target.name() : "item";
    boolean all = sequence.conditions().isEmpty();
    List<GoNode> nodes =
        range(
            sequence,
            name,
            (item, state) -> {
              bind(loop.target(), item);
              lowering.environment().setLoop(Optional.of(state));
              return lowering.statements().nodes(loop.body());
            },
            () -> {
              lowering.environment().restore(saved);
              lowering.environment().setLoop(outer);
              return otherwise(loop, all);
            });
    lowering.environment().restore(saved);
    lowering.environment().setLoop(outer);
    return nodes;
  }

  /// What is printed for each item.
  interface Body {
    List<GoNode> nodes(Decision item, LoopState state);
  }

  private List<GoNode> range(
      Sequence sequence,
      String name,
      Body body,
      java.util.function.Supplier<List<GoNode>> otherwise) {
    List<GoNode> before = new ArrayList<>();
    String item = lowering.prologue().fresh(name);
    boolean all = sequence.conditions().isEmpty();
    String index = lowering.prologue().fresh(all ? "i" : "n");
    LoopState state = new LoopState(sequence, GoExpr.variable(index));
    GoExpr variable = GoExpr.variable(item);
    lowering.prologue().enterLoop();
    List<GoNode> inner =
        guarded(
            sequence.conditions(),
            variable,
            () -> {
              List<GoNode> nodes =
                  new ArrayList<>(body.nodes(sequence.item().apply(variable), state));
              if (!all && state.isIndexed()) {
                nodes.add(count(index));
              }
              return nodes;
            });
    lowering.prologue().leaveLoop();
    lowering.prologue().release(item);
    if (all) {
      lowering.prologue().release(index);
    }
    if (!all && state.isIndexed()) {
      before.add(new GoNode.Action(Pipeline.of(List.of(index), GoExpr.integer(0))));
    }
    List<String> variables = all && state.isIndexed() ? List.of(index, item) : List.of(item);
    before.add(new GoNode.Range(Pipeline.of(variables, sequence.over()), inner, otherwise.get()));
    return before;
  }

  /// `{{ $n = add $n 1 }}`.
  private static GoNode count(String variable) {
    GoExpr next = GoCode.plus(GoExpr.variable(variable), GoExpr.integer(1));
    Pipeline pipeline = Pipeline.of(List.of(variable), next);
    return new GoNode.Action(
        new Pipeline(Position.NONE, pipeline.variables(), true, pipeline.commands()));
  }

  private List<GoNode> guarded(
      List<Function<GoExpr, Decision>> conditions,
      GoExpr item,
      java.util.function.Supplier<List<GoNode>> body) {
    if (conditions.isEmpty()) {
      return body.get();
    }
    return lowering
        .conditions()
        .choose(
            conditions.getFirst().apply(item),
            () -> guarded(conditions.subList(1, conditions.size()), item, body),
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
          requireCount(state.sequence(), Words.of(place), place);
          List<GoNode> nodes = new ArrayList<>();
          nodes.add(
              new GoNode.If(
                  Pipeline.of(state.index()), List.of(new GoNode.Text(separator)), List.of()));
          nodes.addAll(each.apply(item));
          return nodes;
        },
        List::of);
  }

  /// The number of items.
  Decision length(Sequence sequence, Expr place) {
    if (sequence.conditions().isEmpty()) {
      return LowerArithmetic.number(sequence.length());
    }
    requireCount(sequence, Words.of(place), place);
    List<GoNode> nodes = new ArrayList<>();
    GoExpr[] index = new GoExpr[1];
    nodes.addAll(
        range(
            sequence,
            "item",
            (_, state) -> {
              index[0] = state.index();
              return List.of();
            },
            List::of));
    nodes.addAll(PrintValue.action(index[0]));
    return Decision.of(new Lowered.Printed(nodes));
  }

  private void requireCount(Sequence sequence, String construct, Expr place) {
    if (!sequence.conditions().isEmpty() && !lowering.profile().assigns()) {
      throw new UntranslatableException(
          construct,
          place.span(),
          "consul-template %s cannot count the items of which some are left out"
              .formatted(lowering.profile().version()),
          ConsulTemplateLanguage.find("assignment").map(ConsulTemplateFeature::since));
    }
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

  /// `loop.index` and its kin.
  Decision attribute(Expr.Attribute attribute) {
    LoopState state =
        lowering
            .environment()
            .loop()
            .orElseThrow(
                () ->
                    new UntranslatableException(
                        "loop." + attribute.name(),
                        attribute.span(),
                        "the members of a dict are not counted in consul-template"));
    Sequence sequence = state.sequence();
    requireCount(sequence, "loop." + attribute.name(), attribute);
    GoExpr length = sequence.length();
    GoExpr one = GoExpr.integer(1);
    return switch (attribute.name()) {
      case "index" -> LowerArithmetic.number(GoCode.plus(state.index(), one));
      case "index0" -> LowerArithmetic.number(state.index());
      case "first" -> Decision.truth(GoExpr.call("eq", state.index(), GoExpr.integer(0)));
      case "last" -> {
        requireAll(sequence, attribute);
        yield Decision.truth(GoExpr.call("eq", GoCode.plus(state.index(), one), length));
      }
      case "length" -> {
        requireAll(sequence, attribute);
        yield LowerArithmetic.number(length);
      }
      case "revindex" -> {
        requireAll(sequence, attribute);
        yield LowerArithmetic.number(GoCode.minus(length, state.index()));
      }
      case "revindex0" -> {
        requireAll(sequence, attribute);
        yield LowerArithmetic.number(GoCode.minus(GoCode.minus(length, state.index()), one));
      }
      case "previtem", "nextitem" -> {
        requireAll(sequence, attribute);
        yield neighbour(state, attribute.name().equals("nextitem"));
      }
      default ->
          throw new UntranslatableException(
              "loop." + attribute.name(), attribute.span(), "it has no counterpart in Go");
    };
  }

  private static void requireAll(Sequence sequence, Expr.Attribute place) {
    if (!sequence.conditions().isEmpty()) {
      throw new UntranslatableException(
          "loop." + place.name(),
          place.span(),
          "how many items are left is not known where some are left out");
    }
  }

  private static Decision neighbour(LoopState state, boolean next) {
    Sequence sequence = state.sequence();
    GoExpr one = GoExpr.integer(1);
    GoExpr there =
        next
            ? GoExpr.call("lt", GoCode.plus(state.index(), one), sequence.length())
            : state.index();
    GoExpr at = next ? GoCode.plus(state.index(), one) : GoCode.minus(state.index(), one);
    return new Decision.Branch(
        new Decision.Test(there, true, Optional.empty()),
        sequence.item().apply(GoCode.index(sequence.over(), at)),
        Decision.undefined("loop"));
  }
}
