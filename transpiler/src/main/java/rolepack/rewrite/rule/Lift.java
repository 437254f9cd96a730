package rolepack.rewrite.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// Values as expressions, and back.
final class Lift {
  private static final int DEEPEST = 60;

  private Lift() {}

  /// An expression whose value is this one; empty where no literal says it.
  static Optional<Expr> of(Value value, SourceSpan span) {
    return of(value, span, 0);
  }

  private static Optional<Expr> of(Value value, SourceSpan span, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (value) {
      case Value.None _ -> Optional.of(new Expr.None(span));
      case Value.Bool bool -> Optional.of(new Expr.Bool(span, bool.value()));
      case Value.Int number -> Optional.of(integer(number.value(), span));
      case Value.Float number -> Optional.of(real(number.value(), span));
      case Value.Str text -> Optional.of(text(text, span));
      case Value.List list ->
          items(list.items(), span, depth).map(each -> new Expr.ListLiteral(span, each));
      case Value.Tuple tuple when tuple.names().isEmpty() ->
          items(tuple.items(), span, depth).map(each -> new Expr.TupleLiteral(span, each));
      case Value.Dict dict -> dict(dict, span, depth);
      case Value.Range range ->
          Optional.of(
              new Expr.Call(
                  span,
                  new Expr.Name(span, "range"),
                  arguments(
                      integer(range.start(), span),
                      integer(range.stop(), span),
                      integer(range.step(), span))));
      case Value.View view ->
          dict(view.dict(), span, depth)
              .map(
                  dict ->
                      new Expr.Call(
                          span,
                          new Expr.Attribute(
                              span, dict, view.kind().name().toLowerCase(Locale.ROOT)),
                          Arguments.NONE));
      case Value.Undefined undefined when undefined.strict() ->
          Optional.of(undefined("undefined", span));
      case Value.Undefined _ ->
          Optional.of(
              new Expr.Conditional(
                  span, new Expr.Bool(span, false), new Expr.None(span), Optional.empty()));
      case Value.Omit _ -> Optional.of(new Expr.Name(span, "omit"));
      case Value.Tuple _,
          Value.Set _,
          Value.Timestamp _,
          Value.Unknown _,
          Value.Function _,
          Value.Instance _ ->
          Optional.empty();
    };
  }

  /// An expression that is undefined, whatever the variables.
  static Expr undefined(String name, SourceSpan span) {
    return new Expr.Attribute(span, new Expr.DictLiteral(span, List.of()), name);
  }

  static boolean isUndefined(Expr expression) {
    return expression instanceof Expr.Attribute(_, Expr.DictLiteral dict, _)
        && dict.entries().isEmpty();
  }

  static Arguments arguments(Expr... positional) {
    return new Arguments(List.of(positional), List.of(), Optional.empty(), Optional.empty());
  }

  private static Expr integer(BigInteger number, SourceSpan span) {
    Expr absolute = new Expr.Int(span, number.abs());
    return number.signum() < 0 ? new Expr.Sign(span, true, absolute) : absolute;
  }

  private static Expr real(double number, SourceSpan span) {
    if (!Double.isFinite(number)) {
      return new Expr.Filter(
          span,
          new Expr.Text(span, Double.isNaN(number) ? "nan" : number < 0 ? "-inf" : "inf"),
          "float",
          Arguments.NONE);
    }
    Expr absolute = new Expr.Float(span, Math.abs(number));
    boolean negative = number < 0 || 1 / number < 0;
    return negative ? new Expr.Sign(span, true, absolute) : absolute;
  }

  private static Expr text(Value.Str text, SourceSpan span) {
    Expr plain = new Expr.Text(span, text.text());
    return switch (text.kind()) {
      case PLAIN -> plain;
      case NATIVE -> new Expr.Filter(span, plain, "string", Arguments.NONE);
      case MARKUP -> new Expr.Filter(span, plain, "safe", Arguments.NONE);
    };
  }

  private static Optional<List<Expr>> items(List<Value> items, SourceSpan span, int depth) {
    List<Expr> all = new ArrayList<>(items.size());
    for (Value item : items) {
      Optional<Expr> each = of(item, span, depth + 1);
      if (each.isEmpty()) {
        return Optional.empty();
      }
      all.add(each.get());
    }
    return Optional.of(all);
  }

  private static Optional<Expr> dict(Value.Dict dict, SourceSpan span, int depth) {
    List<Expr.DictEntry> entries = new ArrayList<>(dict.entries().size());
    for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
      Optional<Expr> key = of(entry.getKey(), span, depth + 1);
      Optional<Expr> value = of(entry.getValue(), span, depth + 1);
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      entries.add(new Expr.DictEntry(key.get(), value.get()));
    }
    return Optional.of(new Expr.DictLiteral(span, entries));
  }

  /// The value of a literal; empty for every other expression.
  static Optional<Value> literal(Expr expression) {
    return switch (expression) {
      case Expr.Text text -> Optional.of(Value.of(text.value()));
      case Expr.Int number -> Optional.of(new Value.Int(number.value()));
      case Expr.Float number -> Optional.of(new Value.Float(number.value()));
      case Expr.Bool bool -> Optional.of(Value.of(bool.value()));
      case Expr.None _ -> Optional.of(Value.NONE);
      case Expr.Sign(_, boolean negative, Expr.Int number) ->
          Optional.of(new Value.Int(negative ? number.value().negate() : number.value()));
      case Expr.Sign(_, boolean negative, Expr.Float number) ->
          Optional.of(new Value.Float(negative ? -number.value() : number.value()));
      case Expr.ListLiteral list ->
          literals(list.items()).map(each -> new Value.List(new ArrayList<>(each)));
      case Expr.TupleLiteral tuple -> literals(tuple.items()).map(Value.Tuple::new);
      case Expr.DictLiteral dict -> literal(dict);
      case Expr.Name _,
          Expr.Sign _,
          Expr.Attribute _,
          Expr.Index _,
          Expr.Slice _,
          Expr.Call _,
          Expr.Filter _,
          Expr.Test _,
          Expr.Not _,
          Expr.Binary _,
          Expr.Logical _,
          Expr.Concat _,
          Expr.Compare _,
          Expr.Conditional _ ->
          Optional.empty();
    };
  }

  private static Optional<List<Value>> literals(List<Expr> items) {
    List<Value> all = new ArrayList<>(items.size());
    for (Expr item : items) {
      Optional<Value> each = literal(item);
      if (each.isEmpty()) {
        return Optional.empty();
      }
      all.add(each.get());
    }
    return Optional.of(all);
  }

  private static Optional<Value> literal(Expr.DictLiteral dict) {
    Value.Dict made = new Value.Dict();
    for (Expr.DictEntry entry : dict.entries()) {
      Optional<Value> value = literal(entry.value());
      if (!(entry.key() instanceof Expr.Text key) || value.isEmpty()) {
        return Optional.empty();
      }
      made.put(key.value(), value.get());
    }
    return Optional.of(made);
  }
}
