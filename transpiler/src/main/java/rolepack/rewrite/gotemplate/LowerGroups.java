package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `groupby`, `items2dict` and `dict(pairs)`: a loop in front of the statement puts a JSON object
/// together, of which Go takes the last of two members of one name.
final class LowerGroups {
  private final Lowering lowering;
  private final Expr place;

  /// @param place the filter or the call
  LowerGroups(Lowering lowering, Expr place) {
    this.lowering = lowering;
    this.place = place;
  }

  private UntranslatableException refuse(String message) {
    return new UntranslatableException(Words.of(place), place.span(), message);
  }

  /// `x|groupby('name')`: the names in their order, as the first item of each group has them, and
  /// the items of each.
  Decision groups(Lowered value, Expr.Filter filter) {
    if (filter.arguments().positional().size() != 1 || !filter.arguments().named().isEmpty()) {
      throw refuse("it has further arguments");
    }
    Optional<Expr> attribute = Optional.of(filter.arguments().positional().getFirst());
    return new ListJson(lowering)
        .code(
            value,
            filter,
            each -> groups(lowering.listFilters().sequence(each, filter), attribute, filter));
  }

  private Decision groups(Sequence given, Optional<Expr> attribute, Expr.Filter filter) {
    Sequence list = given.order().isPresent() ? lowering.madeLists().kept(given, filter) : given;
    // The first item of a group is the last one in the text, so that its name counts.
    GoExpr members =
        members(
            list,
            item -> key(lowering.listFilters().member(item, attribute, filter)),
            (key, before) -> {
              GoExpr name = Texts.string(key, filter);
              return Decision.of(
                  text(
                      "%s:%s,%s",
                      GoCode.pipe(GoCode.pipe(name, "toLower"), "toJSON"),
                      GoCode.pipe(name, "toJSON"),
                      before));
            });
    Lowered.Code names = object("groups", members, ",\\}$", "}", Shape.TEXT);
    GoExpr object = names.expr();
    Sequence keys = DictItems.list(DictItems.keys(names, place, lowering), place, lowering);
    return Decision.of(
        new Lowered.Made(
            new Sequence(
                keys.over(),
                keys.length(),
                key -> Decision.of(group(list, key, GoCode.index(object, key), attribute, filter)),
                List.of(),
                Shape.UNKNOWN,
                Optional.empty())));
  }

  private Lowered group(
      Sequence list, GoExpr key, GoExpr name, Optional<Expr> attribute, Expr.Filter filter) {
    Sequence items =
        list.where(
            item ->
                lowering
                    .listFilters()
                    .member(list.item().apply(item), attribute, filter)
                    .then(
                        each ->
                            each instanceof Lowered.Undefined
                                ? Decision.of(each)
                                : Decision.truth(
                                    GoExpr.call(
                                        "eq",
                                        GoCode.pipe(Texts.string(each, filter), "toLower"),
                                        key))));
    return new Lowered.Listed(
        List.of(
            Decision.of(new Lowered.Code(name, Lowered.Form.DATA, Shape.TEXT)),
            Decision.of(new Lowered.Made(items))),
        true,
        List.of("grouper", "list"));
  }

  /// `x|items2dict`.
  Decision dict(Lowered value, Expr.Filter filter) {
    Optional<Expr> key = Optional.of(name(filter, 0, "key_name", "key"));
    Optional<Expr> item = Optional.of(name(filter, 1, "value_name", "value"));
    LowerListFilters lists = lowering.listFilters();
    return dict(
        value, each -> lists.member(each, key, filter), each -> lists.member(each, item, filter));
  }

  private static Expr name(Expr.Filter filter, int index, String name, String standard) {
    return LowerFilters.argument(filter.arguments(), index, name)
        .orElseGet(() -> new Expr.Text(filter.span(), standard));
  }

  /// `dict(pairs)`.
  Decision dict(Lowered pairs) {
    LowerMembers members = lowering.members();
    return dict(
        pairs,
        each -> each.then(it -> members.part(it, 0, place.span())),
        each -> each.then(it -> members.part(it, 1, place.span())));
  }

  private Decision dict(
      Lowered given, UnaryOperator<Decision> name, UnaryOperator<Decision> value) {
    Lowered list = ListJson.written(given);
    if (list instanceof Lowered.Undefined) {
      return Decision.of(list);
    }
    if (list instanceof Lowered.Listed) {
      throw refuse("its items are written out");
    }
    Sequence items = lowering.listFilters().sequence(list, place);
    GoExpr members =
        members(
            items,
            item -> key(name.apply(item)).then(key -> pair(key, value.apply(item))),
            (pair, before) -> Decision.of(text("%s,%s", before, ((Lowered.Code) pair).expr())));
    Shape shape = ListJson.shapeOf(value.apply(items.item().apply(GoExpr.variable("$x"))));
    Lowered.Code dict = object("dict", members, "^\\{,", "{", shape);
    // YAML has lines of their own for names that are long, or hold an end of a line.
    lowering.combined().put(dict.expr(), true);
    return Decision.of(dict);
  }

  private Decision pair(Lowered key, Decision value) {
    return key instanceof Lowered.Undefined
        ? Decision.of(key)
        : value.then(
            each ->
                each instanceof Lowered.Undefined
                    ? Decision.of(each)
                    : new ListJson(lowering)
                        .item(each, place)
                        .then(
                            json ->
                                Decision.of(
                                    text(
                                        "%s:%s",
                                        GoCode.pipe(Texts.string(key, place), "toJSON"),
                                        Texts.string(json, place)))));
  }

  private static Lowered.Code text(String format, GoExpr... operands) {
    List<GoExpr> all = new ArrayList<>(List.of(GoExpr.text(format)));
    all.addAll(List.of(operands));
    return new Lowered.Code(GoCode.call("printf", all), Lowered.Form.STRING, Shape.TEXT);
  }

  /// Names have to be texts: JSON has no others.
  private Decision key(Decision key) {
    return key.then(
        each -> {
          Shape shape = ListJson.shapeOf(Decision.of(each));
          if (!(each instanceof Lowered.Undefined)
              && !(shape instanceof Shape.Text)
              && !(shape instanceof Shape.Unknown && each instanceof Lowered.Code)) {
            throw refuse("its names are not known to be texts");
          }
          return lowering.texts().of(each, place);
        });
  }

  private interface Member {
    /// @param before what the items before have made
    Decision of(Lowered name, GoExpr before);
  }

  /// The members of a JSON object, one for each item.
  private GoExpr members(Sequence list, UnaryOperator<Decision> name, Member member) {
    return lowering
        .madeLists()
        .text(
            "members",
            list,
            place,
            (cell, item, _) ->
                set(
                    cell,
                    name.apply(item)
                        .then(
                            each ->
                                each instanceof Lowered.Undefined
                                    ? Decision.of(each)
                                    : member.of(each, cell.value()))));
  }

  private static List<GoNode> set(Cell cell, Decision value) {
    return switch (value) {
      case Decision.Branch(Decision.Test test, Decision yes, Decision no) ->
          Conditions.ifNode(test, () -> set(cell, yes), () -> set(cell, no));
      case Decision.Leaf(Lowered.Code code) -> List.of(cell.set(code.expr()));
      case Decision.Leaf(Lowered _) -> List.of();
    };
  }

  private Lowered.Code object(
      String name, GoExpr members, String pattern, String replacement, Shape value) {
    GoExpr text =
        LowerTextFilters.replace(
            GoExpr.call("printf", GoExpr.text("{%s}"), members), pattern, replacement);
    return new Lowered.Code(
        lowering.prologue().shared(name, GoCode.pipe(text, "parseJSON")),
        Lowered.Form.DATA,
        new Shape.MapOf(Map.of(), value));
  }
}
