package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Values → what prints them as Python does: `True`, `['a', 'b']`.
final class PrintValue {
  private final Lowering lowering;
  private final Set<GoExpr> filled = new HashSet<>();
  private final Set<GoExpr> strings = new HashSet<>();
  private final Set<GoExpr> data = new HashSet<>();

  PrintValue(Lowering lowering) {
    this.lowering = lowering;
  }

  /// `{{ x }}`.
  List<GoNode> nodes(Decision value, Expr place) {
    return switch (value) {
      case Decision.Leaf(Lowered leaf) -> nodes(leaf, place);
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(test, () -> nodes(yes, place), () -> nodes(no, place));
    };
  }

  List<GoNode> nodes(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Listed listed -> listed(listed, place);
      case Lowered.Mapped mapped -> mapped(mapped, place);
      case Lowered.Made(Sequence sequence) -> list(sequence, place);
      case Lowered.Code code when code.form() == Lowered.Form.DATA ->
          switch (code.shape()) {
            case Shape.ListOf(Shape item) -> list(Sequence.of(code.expr(), item), place);
            case Shape.MapOf map -> map(code.expr(), map, place);
            case Shape.Float _,
                Shape.Text _,
                Shape.Bool _,
                Shape.Int _,
                Shape.Mixed _,
                Shape.Unknown _ ->
                texts(code, place);
          };
      case Lowered.Constant _, Lowered.Code _, Lowered.Printed _, Lowered.Undefined _ ->
          texts(value, place);
      case Lowered.View _,
          Lowered.Namespace _,
          Lowered.Groups _,
          Lowered.HostVariables _,
          Lowered.ThisHost _,
          Lowered.NamedHost _ ->
          throw unknown(place, "what Python prints for it has no counterpart");
    };
  }

  private static UntranslatableException unknown(Expr place, String message) {
    return new UntranslatableException(Words.of(place), place.span(), message);
  }

  /// What has been printed and never is the empty text.
  Set<GoExpr> filled() {
    return filled;
  }

  /// What has been printed and is a string of Go's.
  Set<GoExpr> strings() {
    return strings;
  }

  /// What has been printed and may be a text, where JSON or Vault says what it is.
  Set<GoExpr> data() {
    return data;
  }

  private List<GoNode> texts(Lowered value, Expr place) {
    if (value instanceof Lowered.Code code && !(code.shape() instanceof Shape.Float)) {
      switch (code.form()) {
        case STRING -> strings.add(code.expr());
        case DATA -> data.add(GoCode.bare(code.expr()));
        case NUMBER, TRUTH -> {}
      }
    }
    if (value instanceof Lowered.Code code
        && (code.form() == Lowered.Form.NUMBER
            || code.host().isPresent()
            || code.shape() instanceof Shape.Int
            || code.shape() instanceof Shape.Bool)) {
      filled.add(code.expr());
    }
    if (value instanceof Lowered.Code code && code.form() == Lowered.Form.NUMBER) {
      return action(code.expr());
    }
    return print(lowering.texts().of(value, place));
  }

  private List<GoNode> print(Decision text) {
    return switch (text) {
      case Decision.Leaf(Lowered leaf) -> text(leaf);
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(test, () -> print(yes), () -> print(no));
    };
  }

  /// What prints a text.
  List<GoNode> text(Lowered value) {
    return switch (value) {
      case Lowered.Constant(Value.Str(String text, var _)) -> text(text);
      case Lowered.Code code ->
          format(code.expr()).orElseGet(() -> action(GoCode.bare(code.expr())));
      case Lowered.Printed(List<GoNode> nodes, var _) -> nodes;
      case Lowered.Undefined _ -> List.of();
      default -> throw new IllegalStateException("no text: " + value);
    };
  }

  static List<GoNode> text(String text) {
    return text.isEmpty() ? List.of() : List.of(new GoNode.Text(text));
  }

  static List<GoNode> action(GoExpr value) {
    return List.of(new GoNode.Action(Pipeline.of(value)));
  }

  /// `printf "a%sb" x` is the text a, x, the text b.
  private Optional<List<GoNode>> format(GoExpr value) {
    List<GoExpr> operands = GoCode.arguments("printf", value);
    if (operands.isEmpty() || !(operands.getFirst() instanceof GoExpr.Text format)) {
      return Optional.empty();
    }
    List<GoNode> nodes = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int next = 1;
    for (int i = 0; i < format.value().length(); i++) {
      char c = format.value().charAt(i);
      if (c != '%') {
        text.append(c);
        continue;
      }
      i++;
      switch (format.value().charAt(i)) {
        case '%' -> text.append('%');
        case 's' -> {
          nodes.addAll(text(text.toString()));
          text.setLength(0);
          GoExpr operand = operands.get(next++);
          data.add(operand);
          nodes.addAll(action(operand));
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    nodes.addAll(text(text.toString()));
    return Optional.of(nodes);
  }

  private List<GoNode> listed(Lowered.Listed listed, Expr place) {
    List<GoNode> nodes = new ArrayList<>(text(listed.tuple() ? "(" : "["));
    String separator = "";
    for (Decision item : listed.items()) {
      nodes.addAll(text(separator));
      nodes.addAll(representation(item, place));
      separator = ", ";
    }
    nodes.addAll(text(listed.tuple() ? listed.items().size() == 1 ? ",)" : ")" : "]"));
    return nodes;
  }

  private List<GoNode> mapped(Lowered.Mapped mapped, Expr place) {
    List<GoNode> nodes = new ArrayList<>(text("{"));
    String separator = "";
    for (Map.Entry<String, Decision> entry : mapped.entries().entrySet()) {
      nodes.addAll(text(separator));
      nodes.addAll(representation(Decision.constant(Value.of(entry.getKey())), place));
      nodes.addAll(text(": "));
      nodes.addAll(representation(entry.getValue(), place));
      separator = ", ";
    }
    nodes.addAll(text("}"));
    return nodes;
  }

  private List<GoNode> list(Sequence sequence, Expr place) {
    List<GoNode> nodes = new ArrayList<>(text("["));
    nodes.addAll(
        lowering.loops().separated(sequence, ", ", item -> representation(item, place), place));
    nodes.addAll(text("]"));
    return nodes;
  }

  /// The members are in the order of their names: a JSON object has no other.
  private List<GoNode> map(GoExpr map, Shape.MapOf shape, Expr place) {
    throw unknown(place, "the order of a dict's members is not kept");
  }

  /// `repr(x)`.
  private List<GoNode> representation(Decision value, Expr place) {
    return nodes(
        value.then(
            each ->
                switch (each) {
                  case Lowered.Constant(Value.Str _), Lowered.Constant(Value.None _) ->
                      Decision.constant(Value.of(shown(((Lowered.Constant) each).value())));
                  case Lowered.Code code
                      when code.shape() instanceof Shape.Text
                          || code.shape() instanceof Shape.Unknown ->
                      quoted(code.expr());
                  case Lowered.Code code
                      when code.shape() instanceof Shape.Mixed
                          && code.form() == Lowered.Form.STRING ->
                      throw unknown(place, "the type of an item is not known");
                  case Lowered.Code code when code.shape() instanceof Shape.Mixed ->
                      Decision.choose(
                          Decision.truth(Texts.isOf("string", code.expr())),
                          () -> quoted(code.expr()),
                          () -> Decision.of(code));
                  case Lowered.Printed _ -> throw unknown(place, "a text made by a loop in a list");
                  case Lowered other -> Decision.of(other);
                }),
        place);
  }

  private static String shown(Value value) {
    Value.List list = new Value.List();
    list.items().add(value);
    String text = Constants.text(list).orElse("[]");
    return text.substring(1, text.length() - 1);
  }

  /// Python's quotes: single ones, unless the text holds one and no double quote.
  private static Decision quoted(GoExpr text) {
    GoExpr escaped =
        GoCode.pipe(
            GoCode.pipe(
                GoCode.pipe(
                    GoCode.pipe(text, "replaceAll", GoExpr.text("\\"), GoExpr.text("\\\\")),
                    "replaceAll",
                    GoExpr.text("\n"),
                    GoExpr.text("\\n")),
                "replaceAll",
                GoExpr.text("\t"),
                GoExpr.text("\\t")),
            "replaceAll",
            GoExpr.text("\r"),
            GoExpr.text("\\r"));
    GoExpr single = GoExpr.call("in", text, GoExpr.text("'"));
    GoExpr twice = GoExpr.call("in", text, GoExpr.text("\""));
    GoExpr both = GoCode.pipe(escaped, "replaceAll", GoExpr.text("'"), GoExpr.text("\\'"));
    return Decision.choose(
        Decision.truth(GoCode.and(single, GoCode.not(twice))),
        () -> string(GoExpr.call("printf", GoExpr.text("\"%s\""), escaped)),
        () -> string(GoExpr.call("printf", GoExpr.text("'%s'"), both)));
  }

  private static Decision string(GoExpr value) {
    return Decision.of(new Lowered.Code(value, Lowered.Form.STRING, Shape.TEXT));
  }
}
