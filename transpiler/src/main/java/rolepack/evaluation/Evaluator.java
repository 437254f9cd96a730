package rolepack.evaluation;

import java.util.List;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Template;

/// Computes expressions, templates and data as Ansible 2.14 does.
///
/// Every method throws an [EvaluationException] where there is no value. Names are looked up when
/// they are needed; Ansible evaluates the variables of a branch that is not taken, too, and fails
/// where one of them is an error.
public final class Evaluator {
  private Evaluator() {}

  /// Whether a name that no variable has is one of the functions and values that every template
  /// sees: `range`, `lookup`, `omit`, …
  public static boolean isGlobal(String name) {
    return Globals.isKnown(name);
  }

  /// The value of an expression, with its type.
  public static Value evaluate(Expr expression, Scope scope) {
    return within(
        Limits.DEFAULT,
        () -> Expressions.evaluate(expression, Conditions.frame(expression, new World(scope))));
  }

  /// The text that the module `template` writes.
  public static String render(Template template, Scope scope) {
    return render(template, scope, Limits.DEFAULT);
  }

  public static String render(Template template, Scope scope, Limits limits) {
    return within(
        limits,
        () -> {
          World world = new World(scope);
          world.setConverting(false);
          String text = new Statements(new Context(world)).run(template).plainText();
          return Data.newlines(text, template);
        });
  }

  /// The value of a variable, an argument or a keyword: a text that looks like a list, a dict or a
  /// boolean becomes one.
  public static Value evaluate(DataTemplate data, Scope scope) {
    return within(Limits.DEFAULT, () -> Data.evaluate(data, new World(scope)));
  }

  /// Whether a condition of `when` holds.
  public static boolean evaluateCondition(Condition condition, Scope scope) {
    return within(Limits.DEFAULT, () -> Conditions.holds(condition, new World(scope)));
  }

  /// The items that a task is run for.
  public static List<Value> items(Loop loop, Scope scope) {
    return within(
        Limits.DEFAULT,
        () -> Lookups.items(loop, new World(scope)).stream().map(Copies::read).toList());
  }

  /// Runs an evaluation with limits of its own; one that a scope starts inside another shares the
  /// other's.
  static <T> T within(Limits limits, ScopedValue.CallableOp<T, EvaluationException> evaluation) {
    if (Meter.CURRENT.isBound()) {
      Meter.enter();
      try {
        return evaluation.call();
      } finally {
        Meter.leave();
      }
    }
    try {
      return ScopedValue.where(Meter.CURRENT, new Meter(limits)).call(evaluation);
    } catch (StackOverflowError _) {
      throw new EvaluationException.TooLarge("nested too deep");
    }
  }
}
