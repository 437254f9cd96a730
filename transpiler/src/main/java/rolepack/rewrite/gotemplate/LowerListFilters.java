package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Filters of lists: `join`, `length`, `map`, `selectattr`, `intersect`, …
final class LowerListFilters {
  private final Lowering lowering;
  private final SortedList sorted;
  private final ListSets sets;

  LowerListFilters(Lowering lowering) {
    this.lowering = lowering;
    this.sorted = new SortedList(lowering);
    this.sets = new ListSets(lowering);
  }

  Decision filter(String name, Expr.Filter filter) {
    return lowering
        .value(filter.operand())
        .then(value -> LowerFilters.applied(filter, value, each -> apply(name, each, filter)));
  }

  private Decision apply(String name, Lowered value, Expr.Filter filter) {
    return switch (name) {
      case "list" -> value instanceof Lowered.View ? Decision.of(value) : same(value, filter);
      case "dictsort" -> new LowerDicts(lowering, filter).dictsort(value);
      case "length", "count" -> length(value, filter);
      case "join" -> join(value, filter);
      case "first" -> lowering.members().part(value, 0, filter.span());
      case "last" -> lowering.members().part(value, -1, filter.span());
      case "map" -> map(value, filter);
      case "select" -> select(value, filter, true);
      case "reject" -> select(value, filter, false);
      case "selectattr" -> selectAttribute(value, filter, true);
      case "rejectattr" -> selectAttribute(value, filter, false);
      case "intersect" -> sets.common(value, filter, true);
      case "difference" -> sets.common(value, filter, false);
      case "sort" -> sorted.sort(value, filter);
      case "unique" -> sets.unique(value, filter);
      case "reverse" -> lowering.slices().reversed(value, filter);
      case "union" -> sets.union(value, filter);
      case "zip", "product", "batch", "slice" -> new ListRows(lowering, filter).of(value);
      case "groupby" -> new LowerGroups(lowering, filter).groups(value, filter);
      case "items2dict" -> new LowerGroups(lowering, filter).dict(value, filter);
      case "flatten" -> new FlatLists(lowering, filter).of(value);
      default -> throw UntranslatableException.unknown(filter);
    };
  }

  static UntranslatableException refuse(Expr.Filter filter, String message) {
    return new UntranslatableException("filter " + filter.name(), filter.span(), message);
  }

  /// A list of Go's.
  Sequence sequence(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Made(Sequence sequence) -> sequence;
      case Lowered.View view -> DictItems.list(view, place, lowering);
      case Lowered.Code code when code.shape() instanceof Shape.ListOf(Shape item) ->
          Sequence.of(code.expr(), item);
      case Lowered.Code code
          when code.form() == Lowered.Form.DATA && code.shape() instanceof Shape.Unknown ->
          Sequence.of(code.expr(), Shape.UNKNOWN);
      case Lowered.Code code when code.shape() instanceof Shape.MapOf ->
          DictItems.list(DictItems.keys(code, place, lowering), place, lowering);
      default ->
          throw UntranslatableException.untyped(
              Words.of(place), place.span(), "it is not known to be a list");
    };
  }

  private Decision same(Lowered value, Expr.Filter filter) {
    return switch (value) {
      case Lowered.Listed _, Lowered.Constant _ -> Decision.of(value);
      default -> Decision.of(new Lowered.Made(sequence(value, filter)));
    };
  }

  private Decision length(Lowered value, Expr.Filter filter) {
    return switch (value) {
      case Lowered.Listed listed -> Decision.constant(Value.of(listed.items().size()));
      case Lowered.Mapped mapped -> Decision.constant(Value.of(mapped.entries().size()));
      case Lowered.View view -> LowerArithmetic.number(GoCode.len(view.dict().expr()));
      case Lowered.Code code when code.shape() instanceof Shape.MapOf ->
          LowerArithmetic.number(GoCode.len(code.expr()));
      case Lowered.Code code when code.shape() instanceof Shape.Text ->
          LowerArithmetic.number(
              GoCode.len(
                  LowerTextFilters.replace(lowering.texts().argument(code, filter), "(?s).", "x")));
      default -> lowering.loops().length(sequence(value, filter), filter);
    };
  }

  /// `x|join(', ', attribute='name')`.
  private Decision join(Lowered value, Expr.Filter filter) {
    String separator =
        LowerFilters.argument(filter.arguments(), 0, "d")
            .map(
                each ->
                    lowering
                        .texts()
                        .known(each)
                        .orElseThrow(() -> refuse(filter, "its separator is not known")))
            .orElse("");
    Optional<Expr> attribute = LowerFilters.argument(filter.arguments(), 1, "attribute");
    return switch (value) {
      case Lowered.Listed listed -> {
        List<Decision> parts = new ArrayList<>();
        for (Decision item : listed.items()) {
          if (!parts.isEmpty()) {
            parts.add(Decision.constant(Value.of(separator)));
          }
          parts.add(lowering.texts().of(member(item, attribute, filter), filter));
        }
        yield lowering.texts().concat(parts, filter);
      }
      default -> {
        Sequence sequence = sequence(value, filter);
        yield Decision.of(
            new Lowered.Printed(
                lowering
                    .loops()
                    .separated(
                        sequence,
                        separator,
                        item -> lowering.printer().nodes(member(item, attribute, filter), filter),
                        filter),
                attribute.isEmpty()
                    ? new ListJson(lowering).joined(sequence, separator)
                    : Optional.empty()));
      }
    };
  }

  private static Decision orElse(Decision value, Decision otherwise) {
    return value.then(each -> each instanceof Lowered.Undefined ? otherwise : Decision.of(each));
  }

  /// An item that a filter before has made: what it names may not be there.
  private static Decision there(Lowered item) {
    return item instanceof Lowered.Code code
            && code.form() == Lowered.Form.DATA
            && !(code.expr() instanceof GoExpr.Variable variable && variable.fields().isEmpty())
        ? LowerMembers.present(code, true, "an item")
        : Decision.of(item);
  }

  /// The member that an argument names; without one, the item itself.
  Decision member(Decision item, Optional<Expr> attribute, Expr.Filter filter) {
    return member(item, attribute, filter, false);
  }

  private Decision member(
      Decision item, Optional<Expr> attribute, Expr.Filter filter, boolean checked) {
    if (attribute.isEmpty()) {
      return item;
    }
    if (attribute.get() instanceof Expr.Int(var _, var place) && place.bitLength() < 10) {
      return item.then(each -> lowering.members().part(each, place.intValue(), filter.span()));
    }
    String path =
        lowering
            .texts()
            .known(attribute.get())
            .orElseThrow(() -> refuse(filter, "its attribute is not known"));
    Decision result = item;
    for (String name : path.split("\\.")) {
      result = result.then(each -> lowering.members().named(each, name, filter, checked));
    }
    return result;
  }

  /// `x|map('upper')`, `x|map(attribute='name')`.
  private Decision map(Lowered value, Expr.Filter filter) {
    Optional<Expr> attribute = LowerFilters.argument(filter.arguments(), 99, "attribute");
    if (attribute.isPresent()) {
      Optional<Expr> otherwise = LowerFilters.argument(filter.arguments(), 99, "default");
      return each(
          value,
          item ->
              otherwise.isEmpty()
                  ? member(Decision.of(item), attribute, filter)
                  : orElse(
                      member(Decision.of(item), attribute, filter, true),
                      lowering.expressions().conditionally(otherwise.get())),
          filter);
    }
    String name =
        filter.arguments().positional().isEmpty()
            ? ""
            : lowering.texts().known(filter.arguments().positional().getFirst()).orElse("");
    if (name.isEmpty()) {
      throw refuse(filter, "what it does to each item is not known");
    }
    Arguments rest =
        new Arguments(
            filter.arguments().positional().subList(1, filter.arguments().positional().size()),
            filter.arguments().named(),
            Optional.empty(),
            Optional.empty());
    return each(
        value,
        item -> {
          lowering
              .environment()
              .put(
                  " item",
                  name.equals("default") || name.equals("d") ? there(item) : Decision.of(item));
          return lowering
              .filters()
              .filter(
                  new Expr.Filter(
                      filter.span(), new Expr.Name(filter.span(), " item"), name, rest));
        },
        filter);
  }

  private Decision each(
      Lowered given, java.util.function.Function<Lowered, Decision> function, Expr.Filter filter) {
    Lowered value = ListJson.written(given);
    if (value instanceof Lowered.Listed listed) {
      return Decision.of(
          new Lowered.Listed(listed.items().stream().map(each -> each.then(function)).toList()));
    }
    return Decision.of(new Lowered.Made(sequence(value, filter).map(function, Shape.UNKNOWN)));
  }

  private Decision select(Lowered value, Expr.Filter filter, boolean wanted) {
    List<Expr> arguments = filter.arguments().positional();
    return where(value, item -> holds(item, arguments, 0, filter), wanted, filter);
  }

  private Decision selectAttribute(Lowered value, Expr.Filter filter, boolean wanted) {
    List<Expr> arguments = filter.arguments().positional();
    if (arguments.isEmpty()) {
      throw refuse(filter, "it names no attribute");
    }
    boolean checked =
        arguments.size() > 1
            && lowering.texts().known(arguments.get(1)).orElse("").endsWith("defined");
    return where(
        value,
        item -> {
          String name =
              lowering
                  .texts()
                  .known(arguments.getFirst())
                  .orElseThrow(() -> refuse(filter, "its attribute is not known"));
          return checked
              ? lowering
                  .members()
                  .named(item, name, filter, true)
                  .then(
                      each ->
                          Decision.truth(
                              each instanceof Lowered.Undefined
                                  == lowering
                                      .texts()
                                      .known(arguments.get(1))
                                      .orElse("")
                                      .equals("undefined")))
              : lowering
                  .members()
                  .named(item, name, filter)
                  .then(each -> holds(each, arguments, 1, filter));
        },
        wanted,
        filter);
  }

  /// Whether a test that a filter names holds.
  private Decision holds(Lowered item, List<Expr> arguments, int first, Expr.Filter filter) {
    if (arguments.size() <= first) {
      return lowering.truths().of(item, filter);
    }
    String name =
        lowering
            .texts()
            .known(arguments.get(first))
            .orElseThrow(() -> refuse(filter, "its test is not known"));
    if (name.equals("defined") || name.equals("undefined")) {
      return there(item)
          .then(
              each ->
                  Decision.truth(each instanceof Lowered.Undefined == name.equals("undefined")));
    }
    return lowering
        .tests()
        .apply(
            name,
            item,
            new Expr.Test(
                filter.span(),
                filter.operand(),
                name,
                new Arguments(
                    arguments.subList(first + 1, arguments.size()),
                    List.of(),
                    Optional.empty(),
                    Optional.empty())));
  }

  /// The items for which a condition holds, or for which it does not.
  Decision where(
      Lowered value,
      java.util.function.Function<Lowered, Decision> condition,
      boolean wanted,
      Expr.Filter filter) {
    Sequence sequence = sequence(value, filter);
    return Decision.of(
        new Lowered.Made(
            sequence.where(
                each -> {
                  Decision holds = sequence.item().apply(each).then(condition);
                  return lowering
                      .conditions()
                      .merge(wanted ? holds : lowering.conditions().not(holds));
                })));
  }
}
