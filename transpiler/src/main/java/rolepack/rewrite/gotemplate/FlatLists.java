package rolepack.rewrite.gotemplate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x|flatten` and `x|sum(start=[])`: the brackets inside of a list's JSON go away.
final class FlatLists {
  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String SCALAR = TEXT + "|[^\"\\[\\]{},]+";
  private static final String FLAT = "\\{(?:[^{}\"]|" + TEXT + ")*\\}";
  private static final String DICT = "\\{(?:[^{}\"]|" + TEXT + "|" + FLAT + ")*\\}";
  private static final int DEEPEST = 2;

  private final Lowering lowering;
  private final Expr.Filter filter;

  FlatLists(Lowering lowering, Expr.Filter filter) {
    this.lowering = lowering;
    this.filter = filter;
  }

  private UntranslatableException refuse(String message) {
    return LowerListFilters.refuse(filter, message);
  }

  /// `x|flatten`, which leaves out what is null, and the texts that say so.
  Decision of(Lowered value) {
    Optional<Expr> levels = LowerFilters.argument(filter.arguments(), 0, "levels");
    if (LowerFilters.argument(filter.arguments(), 1, "skip_nulls").isPresent()) {
      throw refuse("it says what becomes of null");
    }
    if (levels.isPresent()
        && !(lowering.value(levels.get()).only().orElse(null)
                instanceof Lowered.Constant(Value.Int(BigInteger number))
            && number.equals(BigInteger.ONE))) {
      throw refuse("how many levels it takes away is neither one nor all");
    }
    return flat(value, levels.isPresent(), true);
  }

  /// `x|sum(start=[])`, which takes a level away.
  Decision sum(Lowered value) {
    return flat(value, true, false);
  }

  private Decision flat(Lowered given, boolean once, boolean leavesOut) {
    Lowered value = ListJson.written(given);
    if (value instanceof Lowered.Listed listed) {
      return listed(listed.items(), once, leavesOut);
    }
    if (value instanceof Lowered.Made(Sequence sequence)) {
      return flat(made(sequence), once, leavesOut);
    }
    return new ListJson(lowering)
        .code(
            value,
            filter,
            each -> flat(made(lowering.listFilters().sequence(each, filter)), once, leavesOut));
  }

  private Lowered.Code made(Sequence list) {
    return lowering.madeLists().of(list, filter);
  }

  /// `[a, b]|flatten`: `a + b`.
  private Decision listed(List<Decision> items, boolean once, boolean leavesOut) {
    Decision all = Decision.of(new Lowered.Listed(List.of()));
    for (Decision item : items) {
      Decision before = all;
      Shape kin = ListJson.shape(new Lowered.Listed(items));
      all =
          before.then(
              list ->
                  list instanceof Lowered.Undefined
                      ? before
                      : item.then(each -> part(typed(each, kin), once, leavesOut))
                          .then(
                              part ->
                                  part instanceof Lowered.Undefined
                                      ? Decision.of(part)
                                      : new ListJson(lowering)
                                          .concat(list, ListJson.written(part), filter)));
    }
    return all;
  }

  /// A list that has no items in the repository is one of the same kind as those beside it.
  private static Lowered typed(Lowered item, Shape kin) {
    return item instanceof Lowered.Code code
            && code.shape() instanceof Shape.ListOf(Shape.Unknown _)
            && kin instanceof Shape.ListOf
        ? new Lowered.Code(code.expr(), code.form(), kin)
        : item;
  }

  /// What an item of a list that is written out gives.
  private Decision part(Lowered item, boolean once, boolean leavesOut) {
    return switch (ListJson.written(item)) {
      case Lowered.Undefined undefined -> Decision.of(undefined);
      case Lowered.Constant(Value known) when leavesOut && isNothing(known) ->
          Decision.of(new Lowered.Listed(List.of()));
      case Lowered.Listed listed when once -> Decision.of(listed);
      case Lowered.Listed listed -> listed(listed.items(), false, leavesOut);
      case Lowered.Made made when once && !leavesOut -> Decision.of(made);
      case Lowered.Made made -> flat(made, false, leavesOut);
      case Lowered.Code code when code.shape() instanceof Shape.ListOf(Shape each) ->
          once && (!leavesOut || !isScalar(each))
              ? Decision.of(code)
              : flat(code, false, leavesOut);
      case Lowered.Code code
          when !leavesOut || !(isScalar(code.shape()) || code.shape() instanceof Shape.MapOf) ->
          throw refuse("an item is not known to be a list or a scalar");
      case Lowered.Code code when code.shape() instanceof Shape.Text ->
          Decision.choose(
              Decision.truth(
                  GoExpr.call("eq", code.expr(), GoExpr.text("None"), GoExpr.text("null"))),
              () -> Decision.of(new Lowered.Listed(List.of())),
              () -> single(code));
      case Lowered.Constant _, Lowered.Code _, Lowered.Mapped _ when leavesOut -> single(item);
      default -> throw refuse("an item is not known to be a list");
    };
  }

  private static Decision single(Lowered item) {
    return Decision.of(new Lowered.Listed(List.of(Decision.of(item))));
  }

  private static boolean isNothing(Value value) {
    return value instanceof Value.None
        || value instanceof Value.Str(String text, var _)
            && (text.equals("None") || text.equals("null"));
  }

  private static boolean isScalar(Shape shape) {
    return switch (shape) {
      case Shape.Text _, Shape.Bool _, Shape.Int _, Shape.Float _, Shape.Mixed _ -> true;
      case Shape.ListOf _, Shape.MapOf _, Shape.Unknown _ -> false;
    };
  }

  /// A list that Go has: what is between two items that are marked goes away.
  private Decision flat(Lowered.Code list, boolean once, boolean leavesOut) {
    Shape item = ((Shape.ListOf) list.shape()).item();
    int levels = 0;
    while (item instanceof Shape.ListOf(Shape inner)) {
      item = inner;
      levels++;
    }
    boolean dicts = item instanceof Shape.MapOf && depth(item) <= DEEPEST;
    if (!isScalar(item) && !dicts) {
      throw refuse("the type of its items is not known, or they are too deep");
    }
    if (levels == 0 && (!leavesOut || dicts) || once && levels > 1) {
      if (levels == 0 && leavesOut) {
        return Decision.of(list);
      }
      throw refuse("its items are no lists, or lists of lists");
    }
    List<String[]> steps = new ArrayList<>();
    if (!new ListJson(lowering).isSafe(list.expr())) {
      steps.add(new String[] {"^\\{\\}$", ""});
    }
    steps.add(new String[] {"(" + SCALAR + (dicts ? "|" + DICT : "") + ")", "<${1}>"});
    if (leavesOut && !dicts) {
      steps.add(new String[] {"<(?:null|\"None\"|\"null\")>", ""});
    }
    steps.add(new String[] {">[\\[\\],]*<", ","});
    steps.add(new String[] {"^[\\[\\],]*<?|>?[\\[\\],]*$", ""});
    GoExpr text = GoCode.pipe(list.expr(), "toJSON");
    for (String[] step : steps) {
      text = LowerTextFilters.replace(text, step[0], step[1]);
    }
    GoExpr flat = GoCode.pipe(GoCode.pipe(text, "printf", GoExpr.text("[%s]")), "parseJSON");
    return Decision.of(
        new Lowered.Code(
            lowering
                .prologue()
                .shared("flat_" + LowerTopology.clean(LowerTopology.describe(list.expr())), flat),
            Lowered.Form.DATA,
            new Shape.ListOf(item)));
  }

  /// How many dicts are within each other.
  private static int depth(Shape shape) {
    return switch (shape) {
      case Shape.MapOf(var members, Shape other) ->
          1
              + Math.max(
                  depth(other),
                  members.values().stream().mapToInt(FlatLists::depth).max().orElse(0));
      case Shape.ListOf(Shape item) -> depth(item);
      case Shape.Unknown _ -> DEEPEST;
      default -> 0;
    };
  }
}
