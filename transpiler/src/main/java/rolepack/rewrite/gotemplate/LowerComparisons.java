package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Expr.CompareOperator;
import rolepack.rewrite.scope.Shape;

/// `a == b`, `a < b`, `a in b`, chained as in Python.
final class LowerComparisons {
  private final Lowering lowering;

  LowerComparisons(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision compare(Expr.Compare compare) {
    Decision result = null;
    Expr left = compare.first();
    for (Expr.Comparison comparison : compare.comparisons()) {
      Expr from = left;
      Expr to = comparison.operand();
      CompareOperator operator = comparison.operator();
      result =
          result == null
              ? one(operator, from, to, compare)
              : lowering.conditions().and(result, () -> one(operator, from, to, compare));
      left = to;
    }
    return result;
  }

  private Decision one(CompareOperator operator, Expr left, Expr right, Expr place) {
    boolean in = operator == CompareOperator.IN || operator == CompareOperator.NOT_IN;
    Decision a =
        in && mayBeEmpty(right) ? lowering.expressions().conditionally(left) : lowering.value(left);
    Decision b = lowering.value(right);
    CapturedText texts = lowering.capturedText();
    return lowering
        .conditions()
        .merge(
            a.then(x -> texts.of(x, place))
                .then(
                    x ->
                        b.then(y -> texts.of(y, place)).then(y -> compare(operator, x, y, place))));
  }

  /// Whether a value may be an empty list, in which Python finds nothing, not even what is not
  /// defined.
  private boolean mayBeEmpty(Expr container) {
    return switch (container) {
      case Expr.ListLiteral list -> list.items().isEmpty();
      case Expr.TupleLiteral tuple -> tuple.items().isEmpty();
      case Expr.Text _ -> false;
      case Expr.Name(var _, String name) ->
          !(lowering.scope().source(name) instanceof rolepack.rewrite.scope.Source.Known);
      default -> true;
    };
  }

  Decision compare(CompareOperator operator, Lowered left, Lowered right, Expr place) {
    if (left instanceof Lowered.Undefined || right instanceof Lowered.Undefined) {
      return Decision.of(left instanceof Lowered.Undefined ? left : right);
    }
    return switch (operator) {
      case EQUAL -> equal(left, right, place);
      case NOT_EQUAL -> lowering.conditions().not(equal(left, right, place));
      case LESS -> ordered("lt", left, right, place);
      case LESS_OR_EQUAL -> ordered("le", left, right, place);
      case GREATER -> ordered("gt", left, right, place);
      case GREATER_OR_EQUAL -> ordered("ge", left, right, place);
      case IN -> in(left, right, place);
      case NOT_IN -> lowering.conditions().not(in(left, right, place));
    };
  }

  private static Shape shape(Lowered value) {
    return switch (value) {
      case Lowered.Constant(Value known) -> Constants.shape(known);
      case Lowered.Code code -> code.shape();
      case Lowered.Printed _ -> Shape.TEXT;
      default -> Shape.UNKNOWN;
    };
  }

  Decision equal(Lowered left, Lowered right, Expr place) {
    if (left instanceof Lowered.Constant(Value known)
        && (known instanceof Value.None
            ? !left.equals(right)
            : !(right instanceof Lowered.Constant))) {
      return equal(right, left, place);
    }
    Shape a = shape(left);
    Shape b = shape(right);
    if (right instanceof Lowered.Constant(Value.None _)) {
      return left instanceof Lowered.Code code && code.form() == Lowered.Form.DATA
          ? Decision.truth(Texts.isOf("<nil>", code.expr()))
          : Decision.truth(left instanceof Lowered.Constant(Value.None _));
    }
    if (left instanceof Lowered.Code list
        && list.shape() instanceof Shape.ListOf
        && right instanceof Lowered.Constant(Value.List items)
        && items.items().isEmpty()) {
      return Decision.truth(GoCode.not(list.expr()));
    }
    if (a instanceof Shape.Bool && b instanceof Shape.Bool) {
      Decision first = lowering.truths().of(left, place);
      return Decision.choose(
          lowering.truths().of(right, place), () -> first, () -> lowering.conditions().not(first));
    }
    if (isNumber(a) && isNumber(b)) {
      return numbers("eq", left, right, place);
    }
    if (isText(a, left) && isText(b, right)) {
      return Decision.truth(
          GoExpr.call("eq", Texts.string(left, place), Texts.string(right, place)));
    }
    if (left instanceof Lowered.Code code
        && code.form() == Lowered.Form.STRING
        && a instanceof Shape.Mixed
        && right instanceof Lowered.Constant(Value known)
        && isUnmistakable(known)) {
      return Decision.truth(
          GoExpr.call("eq", code.expr(), GoExpr.text(KeyText.of(known).orElseThrow())));
    }
    if (isScalar(a) && isScalar(b)) {
      return Decision.truth(false);
    }
    throw UntranslatableException.untyped(
        Words.of(place), place.span(), "the types of its operands are not known to be the same");
  }

  /// Whether no value of another type is stored as the same text; the words of booleans are theirs.
  private static boolean isUnmistakable(Value value) {
    return value instanceof Value.Bool
        || value instanceof Value.Str(String text, var _)
            && !text.equals("True")
            && !text.equals("False")
            && text.chars().noneMatch(Character::isDigit);
  }

  private static boolean isText(Shape shape, Lowered value) {
    return shape instanceof Shape.Text
        || shape instanceof Shape.Unknown && value instanceof Lowered.Code;
  }

  private static boolean isNumber(Shape shape) {
    return shape instanceof Shape.Int || shape instanceof Shape.Float;
  }

  private static boolean isScalar(Shape shape) {
    return shape instanceof Shape.Text || shape instanceof Shape.Bool || isNumber(shape);
  }

  private Decision numbers(String function, Lowered left, Lowered right, Expr place) {
    boolean floats = shape(left) instanceof Shape.Float || shape(right) instanceof Shape.Float;
    GoExpr a = floats ? decimal(left, place) : lowering.arithmetic().integer(left, place);
    GoExpr b = floats ? decimal(right, place) : lowering.arithmetic().integer(right, place);
    return Decision.truth(GoExpr.call(function, a, b));
  }

  private static GoExpr decimal(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.Float(double number)) -> number(number);
      case Lowered.Constant(Value.Int(var number)) -> number(number.doubleValue());
      case Lowered.Code code when code.form() == Lowered.Form.STRING ->
          GoCode.pipe(code.expr(), "parseFloat");
      case Lowered.Code code
          when code.form() == Lowered.Form.DATA || code.form() == Lowered.Form.DECIMAL ->
          code.expr();
      case Lowered.Code code when code.form() == Lowered.Form.NUMBER ->
          GoCode.pipe(GoExpr.call("printf", GoExpr.text("%d"), code.expr()), "parseFloat");
      default ->
          throw new UntranslatableException(
              Words.of(place), place.span(), "its operand is no number");
    };
  }

  private static GoExpr number(double value) {
    return new GoExpr.Number(rolepack.ir.gotemplate.Position.NONE, Double.toString(value));
  }

  private Decision ordered(String function, Lowered left, Lowered right, Expr place) {
    Shape a = shape(left);
    Shape b = shape(right);
    if (isNumber(a) && isNumber(b)) {
      return numbers(function, left, right, place);
    }
    if (a instanceof Shape.Text && b instanceof Shape.Text) {
      return Decision.truth(
          GoExpr.call(function, Texts.string(left, place), Texts.string(right, place)));
    }
    throw UntranslatableException.untyped(
        Words.of(place), place.span(), "its operands are not known to be two numbers or two texts");
  }

  /// `x in y`.
  Decision in(Lowered item, Lowered container, Expr place) {
    return switch (container) {
      case Lowered.Constant(Value.List list) -> among(item, constants(list.items()), place);
      case Lowered.Constant(Value.Tuple tuple) -> among(item, constants(tuple.items()), place);
      case Lowered.Listed listed -> among(item, listed.items(), place);
      case Lowered.Constant(Value.Str _) when shape(item) instanceof Shape.Text ->
          substring(item, container, place);
      case Lowered.Code code when code.shape() instanceof Shape.Text ->
          substring(item, container, place);
      case Lowered.Code code when code.shape() instanceof Shape.ListOf(Shape each) ->
          member(item, code, each, place);
      case Lowered.Made _ when LowerTopology.entries(container).isPresent() ->
          host(item, LowerTopology.entries(container).get(), place);
      case Lowered.Made(Sequence sequence) ->
          in(item, lowering.madeLists().of(sequence.repeating().orElse(sequence), place), place);
      case Lowered.Mapped mapped ->
          among(
              item,
              mapped.entries().keySet().stream()
                  .map(each -> Decision.constant(Value.of(each)))
                  .toList(),
              place);
      case Lowered.Code code
          when code.shape() instanceof Shape.MapOf
              && item instanceof Lowered.Constant(Value.Str(String name, var _)) ->
          Decision.truth(GoCode.not(Texts.isOf("<nil>", GoCode.member(code.expr(), name))));
      case Lowered.Code code
          when code.shape() instanceof Shape.MapOf
              && item instanceof Lowered.Code name
              && name.shape() instanceof Shape.Text ->
          Decision.truth(GoCode.not(Texts.isOf("<nil>", GoCode.index(code.expr(), name.expr()))));
      case Lowered.View(Lowered.Code dict, Value.View.Kind kind, var _, var _)
          when kind == Value.View.Kind.KEYS ->
          in(item, dict, place);
      case Lowered.View view when view.kind() == Value.View.Kind.VALUES ->
          in(item, new Lowered.Made(DictItems.list(view, place, lowering)), place);
      default ->
          throw UntranslatableException.untyped(
              "operator in", place.span(), "its operand is not known to be a list or a text");
    };
  }

  private static List<Decision> constants(List<Value> values) {
    return values.stream().map(Decision::constant).toList();
  }

  /// `eq x a b c`.
  private Decision among(Lowered item, List<Decision> items, Expr place) {
    List<GoExpr> texts = new ArrayList<>();
    Decision result = Decision.truth(false);
    for (Decision each : items) {
      if (each.only().orElse(null) instanceof Lowered.Constant(Value.Str(String text, var _))
          && item instanceof Lowered.Code code
          && code.shape() instanceof Shape.Text) {
        texts.add(GoExpr.text(text));
      } else {
        Decision before = result;
        result =
            lowering.conditions().or(before, () -> each.then(value -> equal(item, value, place)));
      }
    }
    if (texts.isEmpty()) {
      return result;
    }
    texts.addFirst(Texts.string(item, place));
    Decision any = Decision.truth(GoCode.call("eq", texts));
    Decision rest = result;
    return lowering.conditions().or(any, () -> rest);
  }

  private static Decision substring(Lowered item, Lowered container, Expr place) {
    return Decision.truth(
        GoExpr.call("in", Texts.string(container, place), Texts.string(item, place)));
  }

  /// A text is in a list where its JSON is in the list's, because a quote in a text is escaped; a
  /// text that may be nothing but separators could be between two, so that items are marked. A
  /// host's name never is one.
  private Decision member(Lowered item, Lowered.Code list, Shape each, Expr place) {
    if (!(each instanceof Shape.Text || each instanceof Shape.Unknown)
        || !(shape(item) instanceof Shape.Text
            || shape(item) instanceof Shape.Unknown && item instanceof Lowered.Code)) {
      throw new UntranslatableException(
          "operator in", place.span(), "it looks for something else than a text in a list");
    }
    boolean word =
        item instanceof Lowered.Code code && code.host().isPresent()
            || item instanceof Lowered.Constant(Value.Str(String known, var _))
                && known.chars().anyMatch(Character::isLetterOrDigit);
    if (word) {
      return Decision.truth(
          GoExpr.call("in", GoCode.pipe(list.expr(), "toJSON"), json(item, place)));
    }
    GoExpr text = Texts.string(item, place);
    ListJson lists = new ListJson(lowering);
    return Decision.truth(
        lowering.profile().has("sprig_has") && lists.isSafe(list.expr())
            ? GoExpr.call("sprig_has", text, list.expr())
            : GoExpr.call("in", lists.marked(list.expr(), false), ListJson.mark(text, false)));
  }

  private static GoExpr json(Lowered item, Expr place) {
    return item instanceof Lowered.Constant(Value.Str(String text, var _))
            && text.chars()
                .allMatch(each -> each >= ' ' && each < 127 && "\"\\<>&".indexOf(each) < 0)
        ? GoExpr.text("\"" + text + "\"")
        : GoCode.pipe(Texts.string(item, place), "toJSON");
  }

  private Decision host(Lowered item, HostData hosts, Expr place) {
    if (!(shape(item) instanceof Shape.Text)) {
      throw new UntranslatableException(
          "operator in", place.span(), "it looks for something else than a text in a list");
    }
    return lowering.topology().isAmong(hosts, json(item, place));
  }
}
