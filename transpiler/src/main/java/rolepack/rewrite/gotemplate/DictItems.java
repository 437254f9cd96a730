package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `d.items()`, `d.keys()`, `d.values()` as a list: Go's `range` over a dict does not count, so the
/// dict's names become a list of their own, taken out of its JSON.
final class DictItems {
  /// A text of JSON.
  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";

  /// How deep the values may be that a regular expression skips.
  private static final int DEEPEST = 3;

  private DictItems() {}

  /// A dict that is taken as a list: its names.
  static Lowered.View keys(Lowered.Code dict, Expr place, Lowering lowering) {
    return view(dict, Value.View.Kind.KEYS, Optional.empty(), place, lowering);
  }

  /// The items of a dict in their order.
  static Lowered.View view(
      Lowered.Code dict,
      Value.View.Kind kind,
      Optional<List<String>> names,
      Expr place,
      Lowering lowering) {
    LowerDicts.requireOrder(dict, place, lowering);
    return new Lowered.View(
        dict,
        kind,
        names,
        Optional.ofNullable(lowering.json().get(dict.expr())).filter(Lowering.StoredJson::ordered));
  }

  /// What an item is.
  ///
  /// @param name the member's name, a Go string or what parseJSON makes of one
  static Decision item(Lowered.View view, GoExpr name, GoExpr value, Lowered.Form form) {
    Shape.MapOf map = (Shape.MapOf) view.dict().shape();
    Decision key = Decision.of(new Lowered.Code(name, form, Shape.TEXT));
    Decision each = Decision.of(new Lowered.Code(value, Lowered.Form.DATA, map.other()));
    return switch (view.kind()) {
      case ITEMS ->
          Decision.of(
              view.names()
                  .<Lowered>map(
                      names ->
                          new Lowered.Mapped(Map.of(names.getFirst(), key, names.getLast(), each)))
                  .orElseGet(() -> new Lowered.Listed(List.of(key, each))));
      case KEYS -> key;
      case VALUES -> each;
    };
  }

  /// The items as a list that can be counted.
  static Sequence list(Lowered.View view, Expr place, Lowering lowering) {
    GoExpr dict = view.dict().expr();
    return new Sequence(
        names(view, place, lowering),
        GoCode.len(dict),
        name -> item(view, name, GoCode.index(dict, name), Lowered.Form.DATA),
        List.of(),
        view.kind() == Value.View.Kind.KEYS ? Shape.TEXT : Shape.UNKNOWN,
        Optional.empty());
  }

  /// The list of the members' names.
  static GoExpr names(Lowered.View view, Expr place, Lowering lowering) {
    int depth =
        deepestOfAll((Shape.MapOf) view.dict().shape())
            .orElseThrow(
                () ->
                    new UntranslatableException(
                        Words.of(place),
                        place.span(),
                        "how deep the members of the dict are is not known"));
    if (view.json().isEmpty()) {
      GoExpr json = GoCode.pipe(view.dict().expr(), "toJSON");
      return names(json, "(" + TEXT + "):(?:" + value(depth) + ")", "^.(.*).$");
    }
    // It may have white space where Go's own has none.
    Lowering.StoredJson json = view.json().get();
    String member = "(" + TEXT + ")\\s*:\\s*(?:" + value(depth) + ")";
    GoExpr names = names(json.text(), member, "(?s)^\\s*\\{(.*)\\}\\s*$");
    return lowering.prologue().shared(json.name() + "_names", names);
  }

  private static GoExpr names(GoExpr json, String member, String dict) {
    return GoCode.pipe(
        LowerTextFilters.replace(LowerTextFilters.replace(json, member, "${1}"), dict, "[${1}]"),
        "parseJSON");
  }

  /// Go's JSON of a value that has at most so many levels of lists and dicts.
  private static String value(int depth) {
    String scalar = TEXT + "|[^\"{}\\[\\],]+";
    if (depth == 0) {
      return scalar;
    }
    String inner = "[^\"{}\\[\\]]|" + TEXT;
    String within = "[{\\[](?:" + inner + ")*[}\\]]";
    for (int i = 1; i < depth; i++) {
      within = "[{\\[](?:" + inner + "|" + within + ")*[}\\]]";
    }
    return scalar + "|" + within;
  }

  /// How many levels of lists and dicts a value has; empty where that is not known, or too many.
  private static OptionalInt depth(Shape shape) {
    return switch (shape) {
      case Shape.Text _, Shape.Bool _, Shape.Int _, Shape.Float _, Shape.Mixed _ ->
          OptionalInt.of(0);
      case Shape.ListOf(Shape item) -> deeper(depth(item));
      case Shape.MapOf map -> deeper(deepest(map));
      case Shape.Unknown _ -> OptionalInt.empty();
    };
  }

  private static OptionalInt deepestOfAll(Shape.MapOf dict) {
    // Of members that are texts, lists and dicts, nothing is known together.
    return dict.other() instanceof Shape.Mixed ? deepest(dict) : depth(dict.other());
  }

  private static OptionalInt deepest(Shape.MapOf dict) {
    return Stream.concat(dict.members().values().stream(), Stream.of(dict.other()))
        .map(DictItems::depth)
        .reduce(OptionalInt.of(0), DictItems::deepest);
  }

  private static OptionalInt deepest(OptionalInt one, OptionalInt other) {
    return one.isPresent() && other.isPresent()
        ? OptionalInt.of(Math.max(one.getAsInt(), other.getAsInt()))
        : OptionalInt.empty();
  }

  private static OptionalInt deeper(OptionalInt depth) {
    return depth.isPresent() && depth.getAsInt() < DEEPEST
        ? OptionalInt.of(depth.getAsInt() + 1)
        : OptionalInt.empty();
  }
}
