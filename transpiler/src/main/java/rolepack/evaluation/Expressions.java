package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// Computes expressions.
final class Expressions {
  private Expressions() {}

  static Value evaluate(Expr expression, Frame frame) {
    Meter.step();
    try {
      return compute(expression, frame);
    } catch (EvaluationException failure) {
      throw failure.at(expression.span());
    }
  }

  private static Value compute(Expr expression, Frame frame) {
    return switch (expression) {
      case Expr.Name name -> frame.get(name.name());
      case Expr.Text text -> Value.of(text.value());
      case Expr.Int number -> new Value.Int(number.value());
      case Expr.Float number -> new Value.Float(number.value());
      case Expr.Bool bool -> Value.of(bool.value());
      case Expr.None _ -> Value.NONE;
      case Expr.ListLiteral list -> new Value.List(all(list.items(), frame));
      case Expr.TupleLiteral tuple -> new Value.Tuple(all(tuple.items(), frame));
      case Expr.DictLiteral dict -> dict(dict, frame);
      case Expr.Attribute attribute ->
          member(attribute.operand(), attribute.name(), frame)
              .orElseGet(() -> Access.dot(evaluate(attribute.operand(), frame), attribute.name()));
      case Expr.Index index ->
          constantKey(index.index())
              .flatMap(key -> member(index.operand(), key, frame))
              .orElseGet(
                  () ->
                      Access.subscript(
                          evaluate(index.operand(), frame), evaluate(index.index(), frame)));
      case Expr.Slice slice ->
          Slicing.slice(
              evaluate(slice.operand(), frame),
              slice.start().map(each -> evaluate(each, frame)),
              slice.stop().map(each -> evaluate(each, frame)),
              slice.step().map(each -> evaluate(each, frame)));
      case Expr.Call call ->
          Calls.call(evaluate(call.operand(), frame), inputs(call.arguments(), frame));
      case Expr.Filter filter ->
          Filters.apply(
              filter.name(), evaluate(filter.operand(), frame), inputs(filter.arguments(), frame));
      case Expr.Test test ->
          Tests.apply(
              test.name(), evaluate(test.operand(), frame), inputs(test.arguments(), frame));
      case Expr.Not not -> Value.of(!Truth.of(evaluate(not.operand(), frame)));
      case Expr.Sign sign -> Arithmetic.sign(sign.negative(), evaluate(sign.operand(), frame));
      case Expr.Binary binary ->
          Arithmetic.apply(
              binary.operator(), evaluate(binary.left(), frame), evaluate(binary.right(), frame));
      case Expr.Logical logical -> logical(logical, frame);
      case Expr.Concat concat -> concat(concat, frame);
      case Expr.Compare compare -> Value.of(compare(compare, frame));
      case Expr.Conditional conditional -> conditional(conditional, frame);
    };
  }

  /// A member of a name that the scope knows by itself.
  private static Optional<Value> member(Expr operand, String key, Frame frame) {
    return operand instanceof Expr.Name name ? frame.member(name.name(), key) : Optional.empty();
  }

  private static Optional<String> constantKey(Expr index) {
    return index instanceof Expr.Text text ? Optional.of(text.value()) : Optional.empty();
  }

  private static List<Value> all(List<Expr> items, Frame frame) {
    Meter.make(items.size());
    List<Value> values = new ArrayList<>(items.size());
    for (Expr item : items) {
      values.add(evaluate(item, frame));
    }
    return values;
  }

  private static Value dict(Expr.DictLiteral dict, Frame frame) {
    List<Value> keys = new ArrayList<>(dict.entries().size());
    List<Value> values = new ArrayList<>(dict.entries().size());
    for (Expr.DictEntry entry : dict.entries()) {
      keys.add(evaluate(entry.key(), frame));
      values.add(evaluate(entry.value(), frame));
    }
    Meter.make(keys.size());
    Map<Value, Value> entries = LinkedHashMap.newLinkedHashMap(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      entries.put(Equality.hashable(keys.get(i)), values.get(i));
    }
    return new Value.Dict(entries);
  }

  static Inputs inputs(Arguments arguments, Frame frame) {
    if (arguments == Arguments.NONE) {
      return Inputs.NONE;
    }
    List<Value> positional = all(arguments.positional(), frame);
    arguments.rest().ifPresent(rest -> positional.addAll(Iteration.list(evaluate(rest, frame))));
    Map<String, Value> named = new LinkedHashMap<>();
    for (Arguments.Named each : arguments.named()) {
      named.put(each.name(), evaluate(each.value(), frame));
    }
    arguments.namedRest().ifPresent(rest -> addNamed(named, evaluate(rest, frame)));
    return new Inputs(positional, named);
  }

  private static void addNamed(Map<String, Value> named, Value more) {
    if (!(Types.known(more) instanceof Value.Dict dict)) {
      throw EvaluationException.typeError(
          "argument after ** must be a mapping, not " + Types.name(more));
    }
    dict.entries()
        .forEach(
            (key, value) -> {
              if (named.putIfAbsent(Inputs.Bound.text(key, "keywords"), value) != null) {
                throw EvaluationException.typeError(
                    "got multiple values for keyword argument " + Representation.repr(key));
              }
            });
  }

  private static Value logical(Expr.Logical logical, Frame frame) {
    Value left = evaluate(logical.left(), frame);
    boolean decided =
        switch (logical.operator()) {
          case AND -> !Truth.of(left);
          case OR -> Truth.of(left);
        };
    return decided ? left : evaluate(logical.right(), frame);
  }

  private static Value concat(Expr.Concat concat, Frame frame) {
    StringBuilder joined = new StringBuilder();
    for (Expr operand : concat.operands()) {
      String part = Representation.str(evaluate(operand, frame));
      Meter.make(part.length());
      joined.append(part);
    }
    return Value.of(joined.toString());
  }

  private static boolean compare(Expr.Compare compare, Frame frame) {
    Value left = evaluate(compare.first(), frame);
    for (Expr.Comparison comparison : compare.comparisons()) {
      Value right = evaluate(comparison.operand(), frame);
      if (!holds(comparison.operator(), left, right)) {
        return false;
      }
      left = right;
    }
    return true;
  }

  private static boolean holds(Expr.CompareOperator operator, Value left, Value right) {
    return switch (operator) {
      case EQUAL -> Equality.equal(left, right);
      case NOT_EQUAL -> !Equality.equal(left, right);
      case LESS -> Ordering.holds(Ordering.Operator.LESS, left, right);
      case LESS_OR_EQUAL -> Ordering.holds(Ordering.Operator.LESS_OR_EQUAL, left, right);
      case GREATER -> Ordering.holds(Ordering.Operator.GREATER, left, right);
      case GREATER_OR_EQUAL -> Ordering.holds(Ordering.Operator.GREATER_OR_EQUAL, left, right);
      case IN -> Equality.contains(right, left);
      case NOT_IN -> !Equality.contains(right, left);
    };
  }

  private static Value conditional(Expr.Conditional conditional, Frame frame) {
    if (Truth.of(evaluate(conditional.condition(), frame))) {
      return evaluate(conditional.then(), frame);
    }
    Optional<Expr> otherwise = conditional.otherwise();
    return otherwise.isPresent()
        ? evaluate(otherwise.get(), frame)
        : new Value.Undefined(
            "the inline if-expression evaluated to false and no else section was defined.", false);
  }
}
