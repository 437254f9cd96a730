package rolepack.evaluation;

import java.util.List;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Template;

/// Computes expressions, templates and data as Ansible 2.14 does.
///
/// Every method throws an [EvaluationException] where there is no value.
public final class Evaluator {
  private Evaluator() {}

  /// The value of an expression, with its type.
  public static Value evaluate(Expr expression, Scope scope) {
    throw new EvaluationException.Unsupported("not there yet");
  }

  /// The text that the module `template` writes.
  public static String render(Template template, Scope scope) {
    throw new EvaluationException.Unsupported("not there yet");
  }

  /// The value of a variable, an argument or a keyword: a text that looks like a list, a dict or a
  /// boolean becomes one.
  public static Value evaluate(DataTemplate data, Scope scope) {
    throw new EvaluationException.Unsupported("not there yet");
  }

  /// Whether a condition of `when` holds.
  public static boolean evaluateCondition(Condition condition, Scope scope) {
    throw new EvaluationException.Unsupported("not there yet");
  }

  /// The items that a task is run for.
  public static List<Value> items(Loop loop, Scope scope) {
    throw new EvaluationException.Unsupported("not there yet");
  }
}
