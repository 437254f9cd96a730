package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Lists, and numbers of items, that a loop makes before the statement that needs them.
final class MadeLists {
  private final Lowering lowering;

  MadeLists(Lowering lowering) {
    this.lowering = lowering;
  }

  /// How many items there are.
  GoExpr count(Sequence sequence, Expr place) {
    require(sequence, place, "cannot count the items of which some are left out");
    return made(
        "n",
        GoExpr.integer(0),
        count ->
            lowering.loops().range(sequence, "item", (_, _) -> List.of(count.count()), List::of));
  }

  /// What is done for each item.
  interface Step {
    List<GoNode> nodes(Cell cell, Decision item, LoopState state);
  }

  /// A number that each item may change, 0 at first.
  GoExpr accumulated(String name, Sequence sequence, Expr place, Step step) {
    require(sequence, place, "cannot keep a number from one item to the next");
    return accumulated(name, GoExpr.integer(0), sequence, step);
  }

  /// A text that each item may change, empty at first.
  GoExpr text(String name, Sequence sequence, Expr place, Step step) {
    require(sequence, place, "cannot keep a text from one item to the next");
    return accumulated(name, GoExpr.text(""), sequence, step);
  }

  private GoExpr accumulated(String name, GoExpr first, Sequence sequence, Step step) {
    return made(
        name,
        first,
        cell ->
            lowering
                .loops()
                .range(sequence, "item", (item, state) -> step.nodes(cell, item, state), List::of));
  }

  /// The value of a cell after nodes that change it; the same nodes are needed only once.
  private GoExpr made(String wanted, GoExpr first, Function<Cell, List<GoNode>> nodes) {
    Object key = nodes.apply(new Cell("$", true));
    return (GoExpr)
        lowering
            .preparations()
            .made(key, lowering.namespaces().any())
            .orElseGet(
                () -> {
                  Cell cell = Cell.of(wanted, lowering);
                  List<GoNode> all = new ArrayList<>();
                  all.add(cell.begin(first));
                  all.addAll(nodes.apply(cell));
                  lowering.preparations().add(all);
                  lowering.preparations().keep(key, cell.value());
                  return cell.value();
                });
  }

  /// The same list, with those of Go's items that are kept.
  Sequence kept(Sequence sequence, Expr place) {
    Sequence raw =
        new Sequence(
            sequence.over(),
            sequence.length(),
            each -> Decision.of(new Lowered.Code(each, Lowered.Form.DATA, Shape.UNKNOWN)),
            sequence.kept(),
            sequence.shape(),
            sequence.order());
    boolean number =
        sequence.item().apply(GoExpr.variable("$x")).only().orElse(null)
                instanceof Lowered.Code code
            && code.form() == Lowered.Form.NUMBER;
    return new Sequence(
        list(raw, place),
        number ? each -> sequence.item().apply(integer(each)) : sequence.item(),
        sequence.shape());
  }

  /// What `loop` made is an integer; what JSON made of it is not.
  private GoExpr integer(GoExpr number) {
    return lowering.profile().has("sprig_append")
        ? number
        : GoCode.pipe(GoExpr.call("printf", GoExpr.text("%.0f"), number), "parseInt");
  }

  /// A Go list of the items as they are made.
  Lowered.Code of(Sequence sequence, Expr place) {
    if (sequence.isWhole()
        && sequence.item().apply(GoExpr.variable("$x")).only().orElse(null)
            instanceof Lowered.Code code
        && code.form() == Lowered.Form.DATA
        && code.expr().equals(GoExpr.variable("$x"))) {
      return new Lowered.Code(
          sequence.over(), Lowered.Form.DATA, new Shape.ListOf(sequence.shape()));
    }
    Shape shape =
        sequence.shape() instanceof Shape.Unknown
            ? ListJson.shapeOf(sequence.item().apply(GoExpr.variable("$x")))
            : sequence.shape();
    return new Lowered.Code(list(sequence, place), Lowered.Form.DATA, new Shape.ListOf(shape));
  }

  private GoExpr list(Sequence sequence, Expr place) {
    require(sequence, place, "cannot make a list");
    boolean appends = lowering.profile().has("sprig_append") && isPlain(sequence);
    GoExpr list =
        made(
            "items",
            appends ? GoCode.call("sprig_list", List.of()) : GoExpr.text(""),
            cell ->
                lowering
                    .loops()
                    .range(
                        sequence,
                        "item",
                        (item, _) -> appended(cell, appends, item, place),
                        List::of));
    return appends
        ? list
        : GoCode.pipe(
            LowerTextFilters.replace(
                GoExpr.call("printf", GoExpr.text("[%s]"), list), "^\\[,", "["),
            "parseJSON");
  }

  /// Whether the items are in a Go list as parseJSON has them.
  private static boolean isPlain(Sequence sequence) {
    return isPlain(sequence.item().apply(GoExpr.variable("$x")));
  }

  private static boolean isPlain(Decision item) {
    return switch (item) {
      case Decision.Branch(var _, Decision yes, Decision no) -> isPlain(yes) && isPlain(no);
      case Decision.Leaf(Lowered.Code code) ->
          code.form() == Lowered.Form.DATA
              || code.form() == Lowered.Form.STRING && code.shape() instanceof Shape.Text;
      case Decision.Leaf(Lowered value) -> value instanceof Lowered.Undefined;
    };
  }

  private List<GoNode> appended(Cell list, boolean appends, Decision item, Expr place) {
    return switch (item) {
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(
              test,
              () -> appended(list, appends, yes, place),
              () -> appended(list, appends, no, place));
      case Decision.Leaf(Lowered.Undefined _) -> List.of();
      case Decision.Leaf(Lowered.Code code) when appends ->
          List.of(list.set(GoExpr.call("sprig_append", list.value(), code.expr())));
      case Decision.Leaf(Lowered value) -> json(list, new ListJson(lowering).item(value, place));
    };
  }

  private static List<GoNode> json(Cell list, Decision item) {
    return switch (item) {
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(test, () -> json(list, yes), () -> json(list, no));
      case Decision.Leaf(Lowered value) ->
          List.of(
              list.set(
                  GoExpr.call(
                      "printf",
                      GoExpr.text("%s,%s"),
                      list.value(),
                      ((Lowered.Code) value).expr())));
    };
  }

  /// A loop before the statement must not be an error where the statement would not be asked.
  private void require(Sequence sequence, Expr place, String message) {
    Cell.require(lowering.profile(), Words.of(place), place, "consul-template %s " + message);
    if (GoCode.calls(sequence.over(), "index") || GoCode.reads(sequence.over(), "$secret")) {
      throw new UntranslatableException(
          Words.of(place), place.span(), "whether its operand is there depends on a condition");
    }
  }
}
