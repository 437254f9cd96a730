package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.NameUse;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Subexpressions;

/// Expressions → decisions between Go's.
final class LowerExpressions {
  private static final int MOST_LEAVES = 64;

  private final Lowering lowering;

  LowerExpressions(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision value(Expr expression) {
    Decision value =
        constant(expression).map(Decision::constant).orElseGet(() -> lower(expression));
    if (value.leaves() > MOST_LEAVES) {
      throw new UntranslatableException(
          Words.of(expression), expression.span(), "it depends on too many conditions");
    }
    return value;
  }

  /// The value of an expression all of whose names are known.
  private Optional<Value> constant(Expr expression) {
    if (isSimple(expression)) {
      return Optional.empty();
    }
    Map<String, Value> known = new LinkedHashMap<>();
    boolean[] all = {true};
    Subexpressions.names(
        expression,
        name -> {
          Optional<Decision> local = lowering.environment().get(name);
          if (local.isPresent()
              && local.get().only().orElse(null) instanceof Lowered.Constant(Value value)) {
            known.put(name, value);
          } else if (local.isPresent()
              || name.equals("loop")
              || !(lowering.scope().source(name)
                  instanceof rolepack.rewrite.scope.Source.Known(Value value, var pins))) {
            all[0] = false;
          } else {
            known.put(name, value);
            lowering.pins().addAll(pins);
          }
        });
    if (!all[0] || NameUse.of(expression).changes()) {
      return Optional.empty();
    }
    try {
      Value value = Evaluator.evaluate(expression, Scope.of(known));
      return value instanceof Value.Undefined || value instanceof Value.Function
          ? Optional.empty()
          : Optional.of(value);
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }

  private static boolean isSimple(Expr expression) {
    return switch (expression) {
      case Expr.Name _, Expr.Text _, Expr.Int _, Expr.Float _, Expr.Bool _, Expr.None _ -> true;
      default -> false;
    };
  }

  private Decision lower(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> lowering.variables().value(name.name(), name.span());
      case Expr.Text text -> Decision.constant(Value.of(text.value()));
      case Expr.Int number -> Decision.constant(new Value.Int(number.value()));
      case Expr.Float number -> Decision.constant(new Value.Float(number.value()));
      case Expr.Bool bool -> Decision.truth(bool.value());
      case Expr.None _ -> Decision.constant(Value.NONE);
      case Expr.ListLiteral list -> listed(list.items(), false);
      case Expr.TupleLiteral tuple -> listed(tuple.items(), true);
      case Expr.DictLiteral dict -> mapped(dict);
      case Expr.Attribute attribute -> lowering.members().attribute(attribute, false);
      case Expr.Index index -> lowering.members().index(index, false);
      case Expr.Slice slice -> lowering.slices().slice(slice);
      case Expr.Call call -> lowering.methods().call(call);
      case Expr.Filter filter -> lowering.filters().filter(filter);
      case Expr.Test _, Expr.Not _, Expr.Compare _ -> condition(expression);
      case Expr.Sign sign -> lowering.arithmetic().sign(sign);
      case Expr.Binary binary -> lowering.arithmetic().binary(binary);
      case Expr.Logical logical -> logical(logical);
      case Expr.Concat concat -> {
        List<Decision> parts = new ArrayList<>();
        concat.operands().forEach(each -> parts.add(lowering.texts().of(value(each), each)));
        yield lowering.texts().concat(parts, concat);
      }
      case Expr.Conditional conditional ->
          Decision.choose(
              condition(conditional.condition()),
              () -> conditionally(conditional.then()),
              () ->
                  conditional
                      .otherwise()
                      .map(this::conditionally)
                      .orElseGet(() -> Decision.constant(Value.of(""))));
    };
  }

  /// `a and b` is one of its operands.
  private Decision logical(Expr.Logical logical) {
    return value(logical.left())
        .then(
            left -> {
              Decision same = Decision.of(left);
              Decision test = lowering.truths().of(left, logical.left());
              return switch (logical.operator()) {
                case AND -> Decision.choose(test, () -> conditionally(logical.right()), () -> same);
                case OR -> Decision.choose(test, () -> same, () -> conditionally(logical.right()));
              };
            });
  }

  /// A value that is not always asked for.
  Decision conditionally(Expr expression) {
    lowering.prologue().enterCondition();
    Decision value = value(expression);
    lowering.prologue().leaveCondition();
    return value;
  }

  private Decision conditionOf(Expr expression) {
    lowering.prologue().enterCondition();
    Decision value = condition(expression);
    lowering.prologue().leaveCondition();
    return value;
  }

  Decision condition(Expr expression) {
    Optional<Value> known = constant(expression);
    if (known.isPresent()) {
      return Decision.truth(Constants.truth(known.get()));
    }
    Conditions conditions = lowering.conditions();
    return switch (expression) {
      case Expr.Not not -> conditions.not(condition(not.operand()));
      case Expr.Logical logical ->
          switch (logical.operator()) {
            case AND ->
                conditions.and(condition(logical.left()), () -> conditionOf(logical.right()));
            case OR -> conditions.or(condition(logical.left()), () -> conditionOf(logical.right()));
          };
      case Expr.Test test -> lowering.tests().test(test);
      case Expr.Compare compare -> lowering.comparisons().compare(compare);
      case Expr.Conditional conditional ->
          Decision.choose(
              condition(conditional.condition()),
              () -> conditionOf(conditional.then()),
              () ->
                  conditional
                      .otherwise()
                      .map(this::conditionOf)
                      .orElseGet(() -> Decision.truth(false)));
      default -> value(expression).then(each -> lowering.truths().of(each, expression));
    };
  }

  /// The value of an expression that may be undefined.
  Decision checked(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> lowering.variables().checked(name.name(), name.span());
      case Expr.Attribute attribute -> lowering.members().attribute(attribute, true);
      case Expr.Index index -> lowering.members().index(index, true);
      case Expr.Filter filter when Words.plain(filter.name()).equals("extract") ->
          lowering.members().extracted(filter, true);
      default -> value(expression);
    };
  }

  private Decision listed(List<Expr> items, boolean tuple) {
    List<Decision> all = new ArrayList<>();
    // Only what is taken out of it is asked for.
    items.forEach(each -> all.add(conditionally(each)));
    return Decision.of(new Lowered.Listed(all, tuple));
  }

  private Decision mapped(Expr.DictLiteral dict) {
    Map<String, Decision> entries = new LinkedHashMap<>();
    for (Expr.DictEntry entry : dict.entries()) {
      if (!(value(entry.key()).only().orElse(null)
          instanceof Lowered.Constant(Value.Str(String key, var _)))) {
        throw new UntranslatableException("dict", dict.span(), "one of its keys is not known");
      }
      entries.put(key, conditionally(entry.value()));
    }
    return Decision.of(new Lowered.Mapped(entries));
  }
}
