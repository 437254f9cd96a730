package rolepack.evaluation;

import java.util.List;
import java.util.Map;
import rolepack.ir.jinja.Expr;

/// Single steps of an evaluation, for a caller that knows only some of the values of a template and
/// does the rest itself: the partial evaluator.
///
/// Every method throws an [EvaluationException] where there is no value.
public final class Steps {
  private Steps() {}

  /// The value of an expression.
  ///
  /// @param names values that its names stand for, themselves and not copies of them; any other
  ///   name is a function of the environment, or one of the scope's
  public static Value compute(Expr expression, Map<String, Value> names, Scope scope) {
    Frame frame = Frame.root(new Context(new World(scope)), Symbols.none());
    names.forEach(frame::bind);
    return Expressions.evaluate(expression, frame);
  }

  /// Runs several steps under common limits.
  public static <T> T bounded(
      Limits limits, ScopedValue.CallableOp<T, EvaluationException> evaluation) {
    return Evaluator.within(limits, evaluation);
  }

  /// Whether Python takes the value for true.
  public static boolean truth(Value value) {
    return Truth.of(value);
  }

  /// What `{{ value }}` prints.
  public static String printed(Value value) {
    Output output = new Output();
    output.print(value);
    return output.plainText();
  }

  /// Python's `str(value)`, which is what a macro's result is written as.
  public static String text(Value value) {
    return Representation.str(value);
  }

  /// What a loop over the value visits.
  public static List<Value> items(Value value) {
    return Iteration.list(value);
  }

  /// What a tuple as a target takes the value apart into.
  public static List<Value> unpacked(Value value) {
    return Iteration.list(value, "cannot unpack non-iterable %s object");
  }

  /// Whether a loop can visit the value.
  public static boolean isIterable(Value value) {
    return Iteration.isIterable(value);
  }

  /// A value that is equal and shares nothing with this one that can change.
  public static Value copy(Value value) {
    return Copies.of(value);
  }

  /// Python's `==`.
  public static boolean equal(Value left, Value right) {
    return Equality.equal(left, right);
  }

  /// Calls a function, a macro, a method.
  public static Value call(Value callee, Inputs inputs) {
    return Calls.call(callee, inputs);
  }

  /// `value.name`.
  public static Value attribute(Value value, String name) {
    return Access.dot(value, name);
  }

  /// Counts a statement or an expression that the caller visits itself.
  public static void step() {
    Meter.step();
  }
}
