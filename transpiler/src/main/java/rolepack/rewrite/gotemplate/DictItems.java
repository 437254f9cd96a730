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
    LowerDicts.requireOrder(dict, place, lowering);
    return new Lowered.View(dict, Value.View.Kind.KEYS);
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

  /// The items, in the order of their names.
  static Sequence list(Lowered.View view, Expr place) {
    GoExpr dict = view.dict().expr();
    int depth =
        depth(((Shape.MapOf) view.dict().shape()).other())
            .orElseThrow(
                () ->
                    new UntranslatableException(
                        Words.of(place),
                        place.span(),
                        "how deep the members of the dict are is not known"));
    GoExpr names =
        GoCode.pipe(
            GoCode.pipe(
                GoCode.pipe(
                    GoCode.pipe(dict, "toJSON"),
                    "regexReplaceAll",
                    GoExpr.text("(" + TEXT + "):(?:" + value(depth) + ")"),
                    GoExpr.text("${1}")),
                "regexReplaceAll",
                GoExpr.text("^.(.*).$"),
                GoExpr.text("[${1}]")),
            "parseJSON");
    return new Sequence(
        names,
        GoCode.len(dict),
        name -> item(view, name, GoCode.index(dict, name), Lowered.Form.DATA),
        List.of(),
        view.kind() == Value.View.Kind.KEYS ? Shape.TEXT : Shape.UNKNOWN,
        Optional.empty());
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
      case Shape.MapOf(var members, Shape other) ->
          deeper(
              Stream.concat(members.values().stream(), Stream.of(other))
                  .map(DictItems::depth)
                  .reduce(OptionalInt.of(0), DictItems::deepest));
      case Shape.Unknown _ -> OptionalInt.empty();
    };
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
