package rolepack.rewrite.rule;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// Joins what two branches have set: `{% if c %}{% set a = 1 %}{% else %}{% set a = 2 %}{% endif %}
/// -> a = 1 if c else 2`.
final class BranchJoin {
  private static final int LARGEST = 30;

  private final Session session;
  private final ExpressionReducer expressions;
  private final Expr condition;
  private final SourceSpan span;
  private final PartialFrame frame;
  private final Map<Partial, Map<Partial, Partial>> joined = new IdentityHashMap<>();
  private final Map<String, Partial> unset = new HashMap<>();
  private int firstMark;
  private int secondMark;

  /// @param frame in the state before the branches
  BranchJoin(
      Session session,
      ExpressionReducer expressions,
      Expr condition,
      SourceSpan span,
      PartialFrame frame) {
    this.session = session;
    this.expressions = expressions;
    this.condition = condition;
    this.span = span;
    this.frame = frame;
  }

  /// @param firstMark where the names of the first branch begin, and those of the second
  void join(BranchState first, int firstMark, BranchState second, int secondMark) {
    this.firstMark = firstMark;
    this.secondMark = secondMark;
    Map<String, Partial> names = join(first.names(), second.names());
    Map<String, Partial> variables = join(first.variables(), second.variables());
    Map<String, Partial> exported = join(first.exported(), second.exported());
    frame.restore(names);
    frame.context().restore(variables, exported);
    first
        .namespaces()
        .forEach(
            (namespace, attributes) -> {
              Map<String, Partial> others = second.namespaces().get(namespace);
              session
                  .namespaces()
                  .put(namespace, others == null ? attributes : attributes(attributes, others));
            });
    second.namespaces().forEach((key, value) -> session.namespaces().putIfAbsent(key, value));
  }

  private static Set<String> keys(Map<String, Partial> first, Map<String, Partial> second) {
    Set<String> keys = new TreeSet<>(first.keySet());
    keys.addAll(second.keySet());
    return keys;
  }

  private Map<String, Partial> join(Map<String, Partial> first, Map<String, Partial> second) {
    Map<String, Partial> all = new HashMap<>();
    for (String name : keys(first, second)) {
      Partial one = Optional.ofNullable(first.get(name)).orElseGet(() -> unset(name));
      Partial other = Optional.ofNullable(second.get(name)).orElseGet(() -> unset(name));
      all.put(name, either(name, one, other));
    }
    return all;
  }

  /// What a name stands for that a branch does not set.
  private Partial unset(String name) {
    return unset.computeIfAbsent(name, _ -> frame.get(name, span));
  }

  private Map<String, Partial> attributes(Map<String, Partial> first, Map<String, Partial> second) {
    Map<String, Partial> all = new HashMap<>();
    Partial missing =
        new Partial.Static(new Value.Undefined("the namespace has no such attribute", true));
    for (String name : keys(first, second)) {
      all.put(
          name,
          either(name, first.getOrDefault(name, missing), second.getOrDefault(name, missing)));
    }
    return all;
  }

  private Partial either(String name, Partial first, Partial second) {
    return joined
        .computeIfAbsent(first, _ -> new IdentityHashMap<>())
        .computeIfAbsent(second, _ -> make(name, first, second));
  }

  private Partial make(String name, Partial first, Partial second) {
    if (first == second || Sameness.of(first, second)) {
      return first;
    }
    Expr then;
    Expr otherwise;
    try {
      then = outside(expressions.lift(first, span), firstMark);
      otherwise = outside(expressions.lift(second, span), secondMark);
    } catch (Refusal refusal) {
      return new Partial.Unusable(
          "value of a branch",
          "'%s' is not the same in all branches: %s".formatted(name, refusal.getMessage()));
    }
    Partial choice =
        expressions.simplified(new Expr.Conditional(span, condition, then, Optional.of(otherwise)));
    return choice instanceof Partial.Residual(Expr expression)
            && (Sameness.size(expression) > LARGEST || !session.isStable(expression))
        ? new Partial.Residual(session.bind(name, expression))
        : choice;
  }

  /// The expression without the names that only its branch sets, where they have definitions.
  private Expr outside(Expr expression, int mark) {
    return Escape.of(session, expression, mark).filter(session::isStable).orElse(expression);
  }
}
