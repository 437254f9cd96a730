package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Lists as JSON, which can be taken apart and put together as a text where nothing else makes
/// lists.
///
/// Go's JSON has no `<` and no `>`, which therefore can mark where an item begins and ends.
final class ListJson {
  static final String STRING = "(\"(?:[^\"\\\\]|\\\\.)*\")";
  private static final GoExpr BETWEEN = GoExpr.text("]<[");
  private static final int MOST = 20;

  private final Lowering lowering;

  ListJson(Lowering lowering) {
    this.lowering = lowering;
  }

  /// The JSON of a value: a Go string.
  Decision item(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.None _) -> throw refuse(place);
      case Lowered.Constant(Value known) -> text(GoExpr.text(constant(known, place)));
      case Lowered.Code code ->
          switch (code.form()) {
            case DATA -> text(GoCode.pipe(code.expr(), "toJSON"));
            case NUMBER -> text(GoExpr.call("printf", GoExpr.text("%d"), code.expr()));
            case DECIMAL -> throw refuse(place);
            case TRUTH -> bool(value, place);
            case STRING ->
                switch (code.shape()) {
                  case Shape.Int _ ->
                      text(
                          GoExpr.call(
                              "printf",
                              GoExpr.text("%d"),
                              lowering.arithmetic().integer(code, place)));
                  case Shape.Bool _ -> bool(value, place);
                  case Shape.Text _ -> text(GoCode.pipe(code.expr(), "toJSON"));
                  default -> throw refuse(place);
                };
          };
      default -> throw refuse(place);
    };
  }

  private Decision bool(Lowered value, Expr place) {
    return Decision.choose(
        lowering.truths().of(value, place),
        () -> text(GoExpr.text("true")),
        () -> text(GoExpr.text("false")));
  }

  private static Decision text(GoExpr text) {
    return Decision.of(new Lowered.Code(text, Lowered.Form.STRING, Shape.TEXT));
  }

  private static UntranslatableException refuse(Expr place) {
    return new UntranslatableException(
        Words.of(place), place.span(), "an item of a list that is made is no scalar");
  }

  /// Go's JSON of a value.
  static String constant(Value value, Expr place) {
    return KeyText.json(value)
        .orElseThrow(() -> refuse(place))
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  /// What is made of a Go list of any list; an undefined value stays one.
  Decision code(Lowered given, Expr place, Function<Lowered, Decision> make) {
    return code(given, place)
        .then(each -> each instanceof Lowered.Undefined ? Decision.of(each) : make.apply(each));
  }

  /// A Go list of any list: what parseJSON or sprig makes, or the items of one that are kept.
  Decision code(Lowered given, Expr place) {
    Lowered value = written(given);
    return switch (value) {
      case Lowered.Undefined _ -> Decision.of(value);
      case Lowered.Listed listed -> {
        boolean sprig = lowering.profile().has("sprig_list") && isSafe(value);
        Shape shape = new Shape.ListOf(shape(value));
        yield part(listed, sprig, place)
            .then(
                each ->
                    each instanceof Lowered.Undefined
                        ? Decision.of(each)
                        : list(sprig ? expr(each) : GoCode.pipe(expr(each), "parseJSON"), shape));
      }
      case Lowered.Made(Sequence sequence)
          when sequence.kept().isEmpty() && SortedList.isIdentity(sequence) ->
          Decision.of(lowering.madeLists().of(sequence, place));
      case Lowered.Made(Sequence sequence) when SortedList.isIdentity(sequence) ->
          Decision.of(value);
      case Lowered.Made(Sequence sequence) -> Decision.of(lowering.madeLists().of(sequence, place));
      case Lowered.Constant _ ->
          list(expr(part(value, true, place).only().orElseThrow()), new Shape.ListOf(shape(value)))
              .then(Decision::of);
      default -> Decision.of(value);
    };
  }

  /// The JSON of a list of texts with each item between `<` and `>`.
  GoExpr marked(GoExpr list, boolean lower) {
    return marked(list, lower, STRING);
  }

  GoExpr marked(GoExpr list, boolean lower, String item) {
    return lowering
        .prologue()
        .shared(
            LowerTopology.clean("marked_" + LowerTopology.describe(list)),
            LowerTextFilters.replace(text(list, lower), item + ",?", "<${1}>"));
  }

  /// An item as it is in a marked list.
  static GoExpr mark(GoExpr item, boolean lower) {
    return GoExpr.call("printf", GoExpr.text("<%s>"), text(item, lower));
  }

  private static GoExpr text(GoExpr value, boolean lower) {
    GoExpr text = GoCode.pipe(value, "toJSON");
    return lower ? GoCode.pipe(text, "toLower") : text;
  }

  /// `x|join(', ')` of texts as an expression: their JSON as that of one text.
  Optional<GoExpr> joined(Sequence list, String separator) {
    if (!list.isWhole() || !SortedList.isIdentity(list) || !(list.shape() instanceof Shape.Text)) {
      return Optional.empty();
    }
    if (lowering.profile().has("sprig_join") && isSafe(list.over())) {
      return Optional.of(GoExpr.call("sprig_join", GoExpr.text(separator), list.over()));
    }
    String quoted = KeyText.json(Value.of(separator)).orElse("");
    GoExpr items =
        LowerTextFilters.replace(
            GoCode.pipe(list.over(), "toJSON"), "\"((?:[^\"\\\\]|\\\\.)*)\",?", "<${1}>");
    GoExpr one = LowerTextFilters.replace(items, "^[\\[{]<?|>?[\\]}]$", "\"");
    return Optional.of(
        GoCode.pipe(
            GoCode.pipe(
                one,
                "replaceAll",
                GoExpr.text("><"),
                GoExpr.text(quoted.substring(1, quoted.length() - 1))),
            "parseJSON"));
  }

  /// `a + b` of lists: a Go list.
  Decision concat(Lowered a, Lowered b, Expr place) {
    if (a instanceof Lowered.Listed first && b instanceof Lowered.Listed second) {
      List<Decision> all = new ArrayList<>(first.items());
      all.addAll(second.items());
      return Decision.of(new Lowered.Listed(all));
    }
    if (a instanceof Lowered.Listed it && it.items().isEmpty()) {
      return Decision.of(b);
    }
    if (b instanceof Lowered.Listed it && it.items().isEmpty()) {
      return Decision.of(a);
    }
    Shape shape = new Shape.ListOf(Shapes.join(shape(a), shape(b)));
    boolean sprig = lowering.profile().has("sprig_concat") && isSafe(a) && isSafe(b);
    return part(a, sprig, place)
        .then(
            one ->
                one instanceof Lowered.Undefined
                    ? Decision.of(one)
                    : part(b, sprig, place)
                        .then(
                            two ->
                                two instanceof Lowered.Undefined
                                    ? Decision.of(two)
                                    : list(
                                        sprig
                                            ? GoExpr.call("sprig_concat", expr(one), expr(two))
                                            : joined(expr(one), a, expr(two), b),
                                        shape)));
  }

  /// The same as a list of decisions, where it is one that is written out.
  static Lowered written(Lowered value) {
    return value instanceof Lowered.Constant(Value.List list) && list.items().size() <= MOST
        ? new Lowered.Listed(list.items().stream().map(Decision::constant).toList())
        : value instanceof Lowered.Constant(Value.Tuple tuple) && tuple.items().size() <= MOST
            ? new Lowered.Listed(tuple.items().stream().map(Decision::constant).toList(), true)
            : value;
  }

  static Shape shape(Lowered value) {
    return switch (value) {
      case Lowered.Constant(Value known)
          when Constants.shape(known) instanceof Shape.ListOf(Shape item) ->
          item;
      case Lowered.Code code when code.shape() instanceof Shape.ListOf(Shape item) -> item;
      case Lowered.Made(Sequence sequence) -> sequence.shape();
      case Lowered.Listed listed -> {
        Shape all = Shape.UNKNOWN;
        for (Decision each : listed.items()) {
          all = Shapes.join(all, shapeOf(each));
        }
        yield all;
      }
      default -> Shape.UNKNOWN;
    };
  }

  /// The type of a value.
  static Shape shapeOf(Decision value) {
    return switch (value) {
      case Decision.Branch(var _, Decision yes, Decision no) ->
          Shapes.join(shapeOf(yes), shapeOf(no));
      case Decision.Leaf(Lowered.Constant(Value known)) -> Constants.shape(known);
      case Decision.Leaf(Lowered.Code code) -> code.shape();
      case Decision.Leaf(Lowered.Printed _) -> Shape.TEXT;
      case Decision.Leaf(Lowered leaf)
          when leaf instanceof Lowered.Made || leaf instanceof Lowered.Listed ->
          new Shape.ListOf(shape(leaf));
      case Decision.Leaf(Lowered _) -> Shape.UNKNOWN;
    };
  }

  private static GoExpr expr(Lowered value) {
    return ((Lowered.Code) value).expr();
  }

  private Decision list(GoExpr list, Shape shape) {
    return Decision.of(
        new Lowered.Code(lowering.prologue().shared("all", list), Lowered.Form.DATA, shape));
  }

  /// What a list is put together of: a Go list for sprig's functions, else its JSON.
  private Decision part(Lowered value, boolean sprig, Expr place) {
    return switch (value) {
      case Lowered.Undefined _ -> Decision.of(value);
      case Lowered.Listed listed -> elements(listed.items(), sprig, place);
      case Lowered.Made(Sequence sequence) ->
          part(lowering.madeLists().of(sequence, place), sprig, place);
      case Lowered.Code code when sprig -> Decision.of(code);
      case Lowered.Code code -> text(unparsed(code.expr()));
      case Lowered.Constant(Value known) ->
          sprig
              ? text(GoCode.pipe(GoExpr.text(constant(known, place)), "parseJSON"))
              : text(GoExpr.text(constant(known, place)));
      default -> throw refuse(place);
    };
  }

  /// `x | toJSON`; what has been put together is JSON before it is parsed.
  private static GoExpr unparsed(GoExpr list) {
    if (list instanceof GoExpr.Parenthesised(Position _, Pipeline pipeline)
        && pipeline.commands().size() > 2) {
      List<Pipeline.Command> commands =
          pipeline.commands().subList(0, pipeline.commands().size() - 1);
      if (commands.getLast().operands().size() == 3
          && commands.getLast().operands().get(1).equals(BETWEEN)) {
        return new GoExpr.Parenthesised(
            Position.NONE, new Pipeline(Position.NONE, List.of(), false, commands));
      }
    }
    return GoCode.pipe(list, "toJSON");
  }

  private Decision elements(List<Decision> items, boolean sprig, Expr place) {
    Decision all = Decision.of(new Lowered.Listed(List.of()));
    for (Decision item : items) {
      all =
          all.then(
              before ->
                  item.then(
                      each ->
                          each instanceof Lowered.Undefined
                              ? Decision.of(each)
                              : before instanceof Lowered.Undefined
                                  ? Decision.of(before)
                                  : (sprig ? Decision.of(each) : item(each, place))
                                      .then(
                                          next -> {
                                            List<Decision> more =
                                                new ArrayList<>(((Lowered.Listed) before).items());
                                            more.add(Decision.of(next));
                                            return Decision.of(new Lowered.Listed(more));
                                          })));
    }
    return all.then(
        each -> {
          if (!(each instanceof Lowered.Listed listed)) {
            return Decision.of(each);
          }
          List<GoExpr> operands = new ArrayList<>();
          listed.items().forEach(one -> operands.add(operand(one.only().orElseThrow(), place)));
          if (sprig) {
            return text(GoCode.call("sprig_list", operands));
          }
          if (operands.isEmpty()) {
            return text(GoExpr.text("[]"));
          }
          String format =
              "[" + String.join(",", java.util.Collections.nCopies(operands.size(), "%s")) + "]";
          operands.addFirst(GoExpr.text(format));
          return text(GoCode.call("printf", operands));
        });
  }

  private static GoExpr operand(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.Str(String text, var _)) -> GoExpr.text(text);
      case Lowered.Code code -> code.expr();
      default -> throw refuse(place);
    };
  }

  /// Whether sprig's functions take it, in the first pass too: a list that is never a dict there,
  /// with items as parseJSON makes them.
  private boolean isSafe(Lowered value) {
    return switch (value) {
      case Lowered.Listed listed -> listed.items().stream().allMatch(ListJson::isText);
      case Lowered.Code code -> isSafe(code.expr());
      case Lowered.Made _ -> true;
      case Lowered.Constant _ -> true;
      default -> false;
    };
  }

  private static boolean isText(Decision item) {
    return switch (item) {
      case Decision.Branch(var _, Decision yes, Decision no) -> isText(yes) && isText(no);
      case Decision.Leaf(Lowered.Constant(Value known)) -> known instanceof Value.Str;
      case Decision.Leaf(Lowered.Code code) ->
          code.form() == Lowered.Form.DATA
              || code.form() == Lowered.Form.STRING && code.shape() instanceof Shape.Text;
      case Decision.Leaf(Lowered value) -> value instanceof Lowered.Undefined;
    };
  }

  /// Whether an expression is a list whenever it is evaluated; what a file or a key without default
  /// holds is a dict in the first pass.
  boolean isSafe(GoExpr list) {
    return !GoCode.any(
        list,
        each ->
            each instanceof GoExpr.Function function
                    && (function.name().equals("file") || function.name().equals("key"))
                || lowering
                    .prologue()
                    .definition(each)
                    .filter(value -> !isSafe(value))
                    .isPresent());
  }

  /// `["a"]<["b"]` with a comma instead of what is between them, and without lists that are empty.
  private GoExpr joined(GoExpr a, Lowered first, GoExpr b, Lowered second) {
    List<GoExpr> operands = new ArrayList<>();
    StringBuilder format = new StringBuilder();
    flatten(a, format, operands);
    format.append('<');
    flatten(b, format, operands);
    operands.addFirst(GoExpr.text(format.toString()));
    GoExpr text = GoCode.call("printf", operands);
    boolean safe = isSafe(first) && isSafe(second);
    String list = safe ? "\\[\\]" : "(?:\\[\\]|\\{\\})";
    String pattern =
        first instanceof Lowered.Listed
            ? "<" + list
            : second instanceof Lowered.Listed ? list + "<" : list + "<|<" + list;
    return GoCode.pipe(
        GoCode.pipe(
            LowerTextFilters.replace(text, pattern, ""), "replaceAll", BETWEEN, GoExpr.text(",")),
        "parseJSON");
  }

  /// `printf` in `printf` is one.
  private static void flatten(GoExpr part, StringBuilder format, List<GoExpr> operands) {
    List<GoExpr> inner = GoCode.arguments("printf", part);
    if (!inner.isEmpty() && inner.getFirst() instanceof GoExpr.Text text) {
      format.append(text.value());
      operands.addAll(inner.subList(1, inner.size()));
    } else if (part instanceof GoExpr.Text text) {
      format.append(text.value().replace("%", "%%"));
    } else {
      format.append("%s");
      operands.add(part);
    }
  }
}
