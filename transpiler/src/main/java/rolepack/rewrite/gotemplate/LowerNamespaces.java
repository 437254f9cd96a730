package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.ir.gotemplate.GoTemplatePrinter;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.rewrite.scope.Shape;

/// `namespace(a=1)`, whose attributes keep what a loop's turn assigns: one cell for each.
final class LowerNamespaces {
  private final Lowering lowering;
  private final Set<Cell> cells = new HashSet<>();

  LowerNamespaces(Lowering lowering) {
    this.lowering = lowering;
  }

  /// An attribute: how Go has its values, all of which have one type.
  record Field(Cell cell, Lowered.Form form, Shape shape) {
    Lowered value() {
      return new Lowered.Code(cell.value(), form, shape);
    }
  }

  /// `namespace(a=1)`.
  Decision made(Expr.Call call) {
    if (!call.arguments().positional().isEmpty() || call.arguments().namedRest().isPresent()) {
      throw refuse(call, "its attributes are not written out");
    }
    Cell.require(
        lowering.profile(),
        "namespace",
        call,
        "consul-template %s has no variables that change in a loop");
    Map<String, Field> fields = new HashMap<>();
    for (Arguments.Named each : call.arguments().named()) {
      Decision first = lowering.value(each.value());
      Field field = field(each.name(), ListJson.shapeOf(first), call);
      fields.put(each.name(), field);
      lowering.preparations().add(begin(field, first, call));
    }
    return Decision.of(new Lowered.Namespace(fields));
  }

  /// A list that changes.
  Field list(String name, Shape item, Expr place) {
    Cell.require(
        lowering.profile(),
        "list that grows",
        place,
        "consul-template %s has no variables that change in a loop");
    return new Field(Cell.of(name, lowering), Lowered.Form.DATA, new Shape.ListOf(item));
  }

  /// What gives an attribute its first value.
  List<GoNode> begin(Field field, Decision first, Expr place) {
    cells.add(field.cell());
    if (first.only().isPresent()) {
      return List.of(field.cell().begin(value(field, first.only().get(), place)));
    }
    List<GoNode> nodes = new ArrayList<>();
    nodes.add(field.cell().begin(nothing(field, place)));
    nodes.addAll(set(field, first, place));
    return nodes;
  }

  private static UntranslatableException refuse(Expr place, String message) {
    return new UntranslatableException("namespace", place.span(), message);
  }

  private Field field(String name, Shape shape, Expr place) {
    Cell cell = Cell.of(name, lowering);
    return switch (shape) {
      case Shape.Int _ -> new Field(cell, Lowered.Form.NUMBER, shape);
      case Shape.Text _ -> new Field(cell, Lowered.Form.STRING, shape);
      case Shape.Bool _ -> new Field(cell, Lowered.Form.TRUTH, shape);
      case Shape.ListOf _ -> new Field(cell, Lowered.Form.DATA, new Shape.ListOf(Shape.UNKNOWN));
      default -> throw refuse(place, "the type of its attribute " + name + " is not known");
    };
  }

  private static GoExpr nothing(Field field, Expr place) {
    return switch (field.shape()) {
      case Shape.Int _ -> GoExpr.integer(0);
      case Shape.Bool _ -> new GoExpr.Bool(Position.NONE, false);
      case Shape.Text _ -> GoExpr.text("");
      default -> GoCode.pipe(GoExpr.text("[]"), "parseJSON");
    };
  }

  /// `{% set ns.name = value %}`.
  List<GoNode> assign(Node.Target.Attribute target, Decision value, Expr place) {
    if (!(lowering.environment().get(target.namespace()).flatMap(Decision::only).orElse(null)
            instanceof Lowered.Namespace namespace)
        || !namespace.fields().containsKey(target.attribute())) {
      throw new UntranslatableException(
          "namespace", target.span(), "its attributes are not written out where it is made");
    }
    return set(namespace.fields().get(target.attribute()), value, place);
  }

  List<GoNode> set(Field field, Decision value, Expr place) {
    return switch (value) {
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(test, () -> set(field, yes, place), () -> set(field, no, place));
      case Decision.Leaf(Lowered.Undefined _) -> List.of();
      case Decision.Leaf(Lowered leaf) -> List.of(field.cell().set(value(field, leaf, place)));
    };
  }

  private GoExpr value(Field field, Lowered value, Expr place) {
    Shape shape = ListJson.shapeOf(Decision.of(value));
    return switch (field.shape()) {
      case Shape.Int _ when shape instanceof Shape.Int ->
          lowering.arithmetic().integer(value, place);
      case Shape.Text _ when shape instanceof Shape.Text ->
          lowering
              .texts()
              .of(value, place)
              .only()
              .map(each -> Texts.string(each, place))
              .orElseThrow(() -> mixed(place));
      case Shape.Bool _ when shape instanceof Shape.Bool ->
          switch (lowering.truths().of(value, place)) {
            case Decision.Leaf(Lowered.Constant(Value known)) ->
                new GoExpr.Bool(Position.NONE, Constants.truth(known));
            case Decision.Leaf(Lowered.Code code) -> code.expr();
            case Decision _ -> throw mixed(place);
          };
      case Shape.ListOf _ when shape instanceof Shape.ListOf ->
          new ListJson(lowering)
              .code(value, place)
              .only()
              .map(
                  each ->
                      each instanceof Lowered.Made(Sequence made)
                          ? lowering.madeLists().of(made, place)
                          : each)
              .map(each -> ((Lowered.Code) each).expr())
              .orElseThrow(() -> mixed(place));
      default -> throw mixed(place);
    };
  }

  private static UntranslatableException mixed(Expr place) {
    return refuse(place, "an attribute of it has values of several types");
  }

  /// Whether there is an attribute that changes.
  boolean any() {
    return !cells.isEmpty();
  }

  /// Whether a value may be another one later.
  boolean changes(Decision value) {
    return any()
        && switch (value) {
          case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
              changes(PrintValue.action(test.condition())) || changes(yes) || changes(no);
          case Decision.Leaf(Lowered.Code code) -> changes(PrintValue.action(code.expr()));
          case Decision.Leaf(Lowered.Printed(List<GoNode> nodes, var _)) -> changes(nodes);
          case Decision.Leaf(Lowered.Listed listed) ->
              listed.items().stream().anyMatch(this::changes);
          case Decision.Leaf(Lowered.Made(Sequence sequence)) ->
              changes(PrintValue.action(sequence.over()));
          case Decision.Leaf(Lowered _) -> false;
        };
  }

  private boolean changes(List<GoNode> nodes) {
    String text = GoTemplatePrinter.print(new GoTemplate(nodes));
    return cells.stream()
        .anyMatch(
            each ->
                each.assigned()
                    ? VariableUses.of(nodes).count(each.name()) > 0
                    : text.contains("scratch.Get \"" + each.name().substring(1) + "\""));
  }

  /// What a name is bound to: a value that may change is kept as it is now.
  Decision settled(String name, Decision value, boolean branch, Node.Set place) {
    if (!changes(value)) {
      return value;
    }
    if (branch || !(value.only().orElse(null) instanceof Lowered.Code code)) {
      throw new UntranslatableException(
          "namespace", place.span(), "a name is set to an attribute of it that may change later");
    }
    Cell cell = Cell.of(name, lowering);
    lowering.preparations().add(List.of(cell.begin(code.expr())));
    return Decision.of(new Lowered.Code(cell.value(), code.form(), code.shape()));
  }
}
