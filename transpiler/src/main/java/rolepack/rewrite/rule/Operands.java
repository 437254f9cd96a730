package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Subexpressions;

/// The direct parts of an expression as one list, and the expression with other parts.
final class Operands {
  private final Iterator<Expr> parts;

  private Operands(List<Expr> parts) {
    this.parts = parts.iterator();
  }

  /// The parts, in the order of [Subexpressions#each].
  static List<Expr> of(Expr expression) {
    List<Expr> parts = new ArrayList<>(4);
    Subexpressions.each(expression, parts::add);
    return parts;
  }

  static List<Expr> of(Arguments arguments) {
    List<Expr> parts = new ArrayList<>(4);
    Subexpressions.each(arguments, parts::add);
    return parts;
  }

  /// The same expression with other parts, as many and in the same order.
  static Expr with(Expr expression, List<Expr> parts) {
    return new Operands(parts).replace(expression);
  }

  static Arguments with(Arguments arguments, List<Expr> parts) {
    return new Operands(parts).replace(arguments);
  }

  private Expr next() {
    return parts.next();
  }

  private List<Expr> next(int count) {
    List<Expr> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(next());
    }
    return all;
  }

  private Optional<Expr> next(Optional<Expr> old) {
    return old.isPresent() ? Optional.of(next()) : old;
  }

  private Expr replace(Expr expression) {
    return switch (expression) {
      case Expr.Name _, Expr.Text _, Expr.Int _, Expr.Float _, Expr.Bool _, Expr.None _ ->
          expression;
      case Expr.ListLiteral list -> new Expr.ListLiteral(list.span(), next(list.items().size()));
      case Expr.TupleLiteral list -> new Expr.TupleLiteral(list.span(), next(list.items().size()));
      case Expr.DictLiteral dict -> {
        List<Expr.DictEntry> entries = new ArrayList<>(dict.entries().size());
        for (int i = 0; i < dict.entries().size(); i++) {
          Expr key = next();
          entries.add(new Expr.DictEntry(key, next()));
        }
        yield new Expr.DictLiteral(dict.span(), entries);
      }
      case Expr.Attribute attribute ->
          new Expr.Attribute(attribute.span(), next(), attribute.name());
      case Expr.Index index -> {
        Expr operand = next();
        yield new Expr.Index(index.span(), operand, next());
      }
      case Expr.Slice slice -> {
        Expr operand = next();
        Optional<Expr> start = next(slice.start());
        Optional<Expr> stop = next(slice.stop());
        yield new Expr.Slice(slice.span(), operand, start, stop, next(slice.step()));
      }
      case Expr.Call call -> {
        Expr operand = next();
        yield new Expr.Call(call.span(), operand, replace(call.arguments()));
      }
      case Expr.Filter filter -> {
        Expr operand = next();
        yield new Expr.Filter(filter.span(), operand, filter.name(), replace(filter.arguments()));
      }
      case Expr.Test test -> {
        Expr operand = next();
        yield new Expr.Test(test.span(), operand, test.name(), replace(test.arguments()));
      }
      case Expr.Not not -> new Expr.Not(not.span(), next());
      case Expr.Sign sign -> new Expr.Sign(sign.span(), sign.negative(), next());
      case Expr.Binary binary -> {
        Expr left = next();
        yield new Expr.Binary(binary.span(), binary.operator(), left, next());
      }
      case Expr.Logical logical -> {
        Expr left = next();
        yield new Expr.Logical(logical.span(), logical.operator(), left, next());
      }
      case Expr.Concat concat -> new Expr.Concat(concat.span(), next(concat.operands().size()));
      case Expr.Compare compare -> {
        Expr first = next();
        List<Expr.Comparison> comparisons = new ArrayList<>(compare.comparisons().size());
        for (Expr.Comparison each : compare.comparisons()) {
          comparisons.add(new Expr.Comparison(each.operator(), next()));
        }
        yield new Expr.Compare(compare.span(), first, comparisons);
      }
      case Expr.Conditional conditional -> {
        Expr condition = next();
        Expr then = next();
        yield new Expr.Conditional(
            conditional.span(), condition, then, next(conditional.otherwise()));
      }
    };
  }

  private Arguments replace(Arguments arguments) {
    if (arguments == Arguments.NONE) {
      return arguments;
    }
    List<Expr> positional = next(arguments.positional().size());
    List<Arguments.Named> named = new ArrayList<>(arguments.named().size());
    for (Arguments.Named each : arguments.named()) {
      named.add(new Arguments.Named(each.span(), each.name(), next()));
    }
    Optional<Expr> rest = next(arguments.rest());
    return new Arguments(positional, named, rest, next(arguments.namedRest()));
  }
}
