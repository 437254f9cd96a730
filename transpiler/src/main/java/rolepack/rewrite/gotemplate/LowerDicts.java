package rolepack.rewrite.gotemplate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Filters of dicts: `combine`, `dictsort`, `dict2items`.
final class LowerDicts {
  private final Lowering lowering;
  private final Expr.Filter filter;

  LowerDicts(Lowering lowering, Expr.Filter filter) {
    this.lowering = lowering;
    this.filter = filter;
  }

  /// `a|combine(b, c)`.
  Decision combine(Lowered value) {
    for (Arguments.Named each : filter.arguments().named()) {
      if (!(each.value() instanceof Expr.Bool bool) || bool.value()) {
        throw failure("dicts within dicts are put together as well");
      }
    }
    Decision all = Decision.of(value);
    for (Expr argument : filter.arguments().positional()) {
      Decision next = lowering.value(argument);
      all = all.then(first -> next.then(second -> merged(first, second)));
    }
    return all;
  }

  private UntranslatableException failure(String message) {
    return LowerListFilters.refuse(filter, message);
  }

  private Decision merged(Lowered first, Lowered second) {
    if (first instanceof Lowered.Undefined || second instanceof Lowered.Undefined) {
      return Decision.of(first instanceof Lowered.Undefined ? first : second);
    }
    Optional<Map<String, Decision>> a = entries(first);
    Optional<Map<String, Decision>> b = entries(second);
    if (a.isPresent() && b.isPresent()) {
      Map<String, Decision> all = new LinkedHashMap<>(a.get());
      all.putAll(b.get());
      return Decision.of(new Lowered.Mapped(all));
    }
    Shape.MapOf shape = joined(shape(first), shape(second), b.isPresent());
    a.or(() -> b).ifPresent(each -> each.values().forEach(this::requireSorted));
    ComposedJson json = new ComposedJson(lowering, filter);
    return lowering
        .texts()
        .concat(List.of(json.of(first), Decision.constant(Value.of("<")), json.of(second)), filter)
        .then(
            each ->
                each instanceof Lowered.Undefined
                    ? Decision.of(each)
                    : parsed(each, shape, repeats(first, second)));
  }

  /// Dicts that are written out within a dict that is combined have the order of JSON as well.
  private void requireSorted(Decision value) {
    switch (value) {
      case Decision.Branch(var _, Decision yes, Decision no) -> {
        requireSorted(yes);
        requireSorted(no);
      }
      case Decision.Leaf(Lowered.Constant(Value.None _)) ->
          throw failure("a member of it may be null, which Go prints otherwise");
      case Decision.Leaf(Lowered leaf) -> {
        Optional<Map<String, Decision>> entries = entries(leaf);
        entries.ifPresent(each -> each.values().forEach(this::requireSorted));
        if (entries.isPresent()
            && !List.copyOf(entries.get().keySet())
                .equals(entries.get().keySet().stream().sorted().toList())) {
          throw failure("a dict in it is not in the order of its names");
        }
        if (ListJson.written(leaf) instanceof Lowered.Listed(List<Decision> items, var _, var _)) {
          items.forEach(this::requireSorted);
        }
      }
    }
  }

  /// Of two members of one name JSON takes the last. Go's JSON has no `<` but the one between.
  private Decision parsed(Lowered text, Shape.MapOf shape, boolean repeats) {
    GoExpr both = LowerTextFilters.replace(Texts.string(text, filter), "\\{\\}<|<\\{\\}", "");
    GoExpr one =
        GoCode.pipe(
            GoCode.pipe(both, "replaceAll", GoExpr.text("}<{"), GoExpr.text(",")), "parseJSON");
    GoExpr dict = lowering.prologue().shared("combined", one);
    lowering.combined().put(dict, repeats);
    return Decision.of(new Lowered.Code(dict, Lowered.Form.DATA, shape));
  }

  private boolean repeats(Lowered first, Lowered second) {
    return RepeatedParts.in(
        new Lowered.Listed(List.of(Decision.of(first), Decision.of(second))), lowering);
  }

  /// Ends the lowering where the order of a dict's members is not that of their names.
  static void requireOrder(Lowered.Code dict, Expr place, Lowering lowering) {
    if (lowering.combined().containsKey(dict.expr())) {
      throw new UntranslatableException(
          Words.of(place),
          place.span(),
          "the order of the members of what was combined is not kept");
    }
  }

  /// The members of a dict that is written out.
  static Optional<Map<String, Decision>> entries(Lowered value) {
    if (value instanceof Lowered.Mapped mapped) {
      return Optional.of(mapped.entries());
    }
    if (value instanceof Lowered.Constant(Value.Dict dict)) {
      Map<String, Decision> entries = new LinkedHashMap<>();
      dict.entries()
          .forEach(
              (key, each) -> entries.put(Constants.text(key).orElse(""), Decision.constant(each)));
      return Optional.of(entries);
    }
    return Optional.empty();
  }

  private Shape.MapOf shape(Lowered value) {
    if (value instanceof Lowered.Code code && code.shape() instanceof Shape.MapOf map) {
      return map;
    }
    Map<String, Shape> members = new LinkedHashMap<>();
    entries(value)
        .orElseThrow(() -> failure("its operands are not known to be dicts"))
        .forEach((name, each) -> members.put(name, ListJson.shapeOf(each)));
    return new Shape.MapOf(members, Shapes.join(List.copyOf(members.values())));
  }

  /// @param certain whether the members of the second dict are all there
  private static Shape.MapOf joined(Shape.MapOf first, Shape.MapOf second, boolean certain) {
    Map<String, Shape> members = new LinkedHashMap<>(first.members());
    second
        .members()
        .forEach(
            (name, each) ->
                members.put(name, certain ? each : Shapes.join(first.member(name), each)));
    return new Shape.MapOf(members, Shapes.join(first.other(), second.other()));
  }

  /// `d|dictsort`: a JSON object's members come in the byte order of their names anyway.
  Decision dictsort(Lowered value) {
    if (!(value instanceof Lowered.Code code) || !(code.shape() instanceof Shape.MapOf shape)) {
      throw failure("its operand is not known to be a dict");
    }
    boolean exact = lowering.filters().isSet(filter, 0, "case_sensitive");
    boolean reversed = lowering.filters().isSet(filter, 2, "reverse");
    String by = name(1, "by", "key");
    if (!exact && lowering.combined().getOrDefault(code.expr(), false)) {
      throw failure("names that differ in their case only are in an order that is not kept");
    }
    Lowered.View view = new Lowered.View(code, Value.View.Kind.ITEMS);
    if (by.equals("key") && !reversed && (exact || areInOrder(shape))) {
      return Decision.of(view);
    }
    return new SortedList(lowering)
        .sort(
            DictItems.list(view, filter, lowering),
            Optional.of(
                new Expr.Int(
                    filter.span(),
                    by.equals("value") ? java.math.BigInteger.ONE : java.math.BigInteger.ZERO)),
            exact,
            reversed,
            filter);
  }

  /// Whether the names that are known have the same order where case does not matter.
  private static boolean areInOrder(Shape.MapOf shape) {
    Comparator<String> lower = Comparator.comparing(each -> each.toLowerCase(Locale.ROOT));
    List<String> names = shape.members().keySet().stream().sorted().toList();
    return names.stream().sorted(lower).toList().equals(names);
  }

  /// `d|dict2items`: dicts with the members `key` and `value`.
  Decision items(Lowered value) {
    String key = name(0, "key_name", "key");
    String item = name(1, "value_name", "value");
    if (value instanceof Lowered.Code code && code.shape() instanceof Shape.MapOf) {
      return Decision.of(
          DictItems.view(
              code, Value.View.Kind.ITEMS, Optional.of(List.of(key, item)), filter, lowering));
    }
    return Decision.of(
        new Lowered.Listed(
            entries(value)
                .orElseThrow(() -> failure("its operand is not known to be a dict"))
                .entrySet()
                .stream()
                .map(
                    each -> {
                      Map<String, Decision> pair = new LinkedHashMap<>();
                      pair.put(key, Decision.constant(Value.of(each.getKey())));
                      pair.put(item, each.getValue());
                      return Decision.of(new Lowered.Mapped(pair));
                    })
                .toList()));
  }

  private String name(int index, String name, String standard) {
    return LowerFilters.argument(filter.arguments(), index, name)
        .map(
            each ->
                lowering
                    .texts()
                    .known(each)
                    .orElseThrow(() -> failure("its arguments are not known texts")))
        .orElse(standard);
  }
}
