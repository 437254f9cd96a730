package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x|filter`: those of any value here, those of texts and lists in their own classes.
final class LowerFilters {
  private static final Set<String> LISTS =
      Set.of(
          "join",
          "first",
          "last",
          "length",
          "count",
          "sort",
          "unique",
          "union",
          "intersect",
          "difference",
          "map",
          "select",
          "reject",
          "selectattr",
          "rejectattr",
          "list",
          "dictsort",
          "reverse",
          "zip",
          "product",
          "batch",
          "slice",
          "flatten",
          "groupby",
          "items2dict");

  private final Lowering lowering;

  LowerFilters(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision filter(Expr.Filter filter) {
    String name = Words.plain(filter.name());
    return switch (name) {
      case "default", "d" -> otherwise(filter);
      case "bool" -> each(filter, value -> lowering.truths().bool(value, filter));
      case "int" -> each(filter, value -> integer(value, filter));
      case "float" -> each(filter, value -> Decimals.decimal(value, filter, lowering));
      case "round" -> each(filter, value -> Decimals.rounded(value, filter, lowering));
      case "string" -> lowering.texts().of(lowering.value(filter.operand()), filter.operand());
      case "ternary" -> ternary(filter);
      case "mandatory" -> lowering.value(filter.operand());
      case "to_json", "to_nice_json", "tojson" ->
          each(filter, value -> new LowerJson(lowering).json(name, value, filter));
      case "to_yaml", "to_nice_yaml" ->
          each(
              filter,
              value -> new LowerYaml(lowering, filter).yaml(value, name.contains("nice"), 0));
      case "combine" -> each(filter, value -> new LowerDicts(lowering, filter).combine(value));
      case "dict2items" -> each(filter, value -> new LowerDicts(lowering, filter).items(value));
      case "sum", "min", "max" ->
          each(filter, value -> new LowerAggregates(lowering, filter).of(value));
      case "extract" -> lowering.members().extracted(filter, false);
      case "wordcount" ->
          lowering
              .textFilters()
              .text(lowering.value(filter.operand()), LowerTextFilters::words, filter)
              .then(
                  value ->
                      value instanceof Lowered.Code words
                          ? LowerArithmetic.number(GoCode.len(words.expr()))
                          : Decision.of(value));
      case "version_compare" ->
          each(filter, value -> lowering.tests().version(value, filter.arguments(), filter));
      default ->
          LISTS.contains(name)
              ? lowering.listFilters().filter(name, filter)
              : lowering.textFilters().filter(name, filter);
    };
  }

  private Decision each(Expr.Filter filter, Function<Lowered, Decision> apply) {
    return lowering.value(filter.operand()).then(value -> applied(filter, value, apply));
  }

  /// What a filter makes of a value: where that is known, what Python makes of it.
  static Decision applied(
      Expr.Filter filter, Lowered value, Function<Lowered, Decision> otherwise) {
    return switch (value) {
      case Lowered.Undefined _ -> Decision.of(value);
      case Lowered.Constant(Value known) ->
          Constants.applied(filter, known)
              .map(Decision::constant)
              .orElseGet(() -> otherwise.apply(value));
      default -> otherwise.apply(value);
    };
  }

  /// An argument by place or by name.
  static Optional<Expr> argument(Arguments arguments, int index, String name) {
    if (index < arguments.positional().size()) {
      return Optional.of(arguments.positional().get(index));
    }
    return arguments.named().stream()
        .filter(each -> each.name().equals(name))
        .map(Arguments.Named::value)
        .findFirst();
  }

  /// Whether an argument is given that is known to be true.
  boolean isSet(Expr.Filter filter, int index, String name) {
    return argument(filter.arguments(), index, name)
        .map(
            each -> {
              if (lowering.value(each).only().orElse(null)
                  instanceof Lowered.Constant(Value known)) {
                return Constants.truth(known);
              }
              throw LowerListFilters.refuse(filter, "its arguments are not known");
            })
        .orElse(false);
  }

  /// `x|default(y)`.
  private Decision otherwise(Expr.Filter filter) {
    Arguments arguments = filter.arguments();
    Optional<Expr> other = argument(arguments, 0, "default_value");
    boolean falsy =
        argument(arguments, 1, "boolean")
            .map(each -> lowering.value(each).only().orElse(null))
            .map(each -> each instanceof Lowered.Constant(Value value) && Constants.truth(value))
            .orElse(false);
    return lowering
        .expressions()
        .checked(filter.operand())
        .then(
            value -> {
              if (value instanceof Lowered.Undefined) {
                return replacement(other);
              }
              return falsy
                  ? Decision.choose(
                      lowering.truths().of(value, filter.operand()),
                      () -> Decision.of(value),
                      () -> replacement(other))
                  : Decision.of(value);
            });
  }

  private Decision replacement(Optional<Expr> other) {
    return other
        .map(lowering.expressions()::conditionally)
        .orElseGet(() -> Decision.constant(Value.of("")));
  }

  /// `x|int`.
  private Decision integer(Lowered value, Expr.Filter filter) {
    if (!filter.arguments().positional().isEmpty() || !filter.arguments().named().isEmpty()) {
      throw new UntranslatableException("filter int", filter.span(), "it has arguments");
    }
    return switch (value) {
      case Lowered.Code code
          when code.form() == Lowered.Form.NUMBER || code.shape() instanceof Shape.Int ->
          LowerArithmetic.number(lowering.arithmetic().integer(value, filter));
      case Lowered.Code code when code.shape() instanceof Shape.Bool ->
          Decision.choose(
              lowering.truths().of(code, filter),
              () -> Decision.constant(Value.of(1)),
              () -> Decision.constant(Value.of(0)));
      case Lowered.Code code when code.shape() instanceof Shape.Text ->
          parsed(lowering.texts().argument(code, filter));
      case Lowered.Code code
          when code.form() == Lowered.Form.DATA && code.shape() instanceof Shape.Unknown ->
          // A number or a text that is one.
          parsed(LowerTextFilters.replace(GoCode.pipe(code.expr(), "toJSON"), "^\"|\"$", ""));
      case Lowered other when Decimals.isFloat(other) ->
          Decimals.whole(Decimals.number(other, lowering.arithmetic(), filter));
      default ->
          throw UntranslatableException.untyped(
              "filter int", filter.span(), "its operand is not known to be a scalar");
    };
  }

  /// Digits, signs and white space around them as Python's `int` takes them; a fraction is cut off,
  /// and anything else is 0, as the empty text is for Go.
  private static Decision parsed(GoExpr text) {
    GoExpr digits =
        LowerTextFilters.replace(
            text, "(?s)^\\s*([+-]?)0*([0-9]{1,18})(?:\\.[0-9]*)?\\s*$|^.*$", "${1}${2}");
    return LowerArithmetic.number(GoCode.pipe(digits, "parseInt"));
  }

  /// `x|ternary(a, b)`.
  private Decision ternary(Expr.Filter filter) {
    List<Expr> arguments = filter.arguments().positional();
    if (arguments.size() < 2) {
      throw new UntranslatableException("filter ternary", filter.span(), "it needs two values");
    }
    return Decision.choose(
        lowering.condition(filter.operand()),
        () -> lowering.expressions().conditionally(arguments.get(0)),
        () -> lowering.expressions().conditionally(arguments.get(1)));
  }
}
