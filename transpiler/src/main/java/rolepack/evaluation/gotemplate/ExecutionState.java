package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.ir.gotemplate.ExpressionText;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoSyntax;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.gotemplate.StringLiteral;

/// The state of one template that is executed: its variables, and the place that an error would
/// name.
final class ExecutionState {
  private final GoExecutor executor;
  private final String template;
  private final StringBuilder out;
  private final List<String> names = new ArrayList<>();
  private final List<Operand> values = new ArrayList<>();
  private GoSyntax place = new GoNode.Break();

  ExecutionState(GoExecutor executor, String template, StringBuilder out, Operand root) {
    this.executor = executor;
    this.template = template;
    this.out = out;
    declare("$", root);
  }

  /// The state of a template that this one invokes: it has no variables but `$`.
  ExecutionState invoke(String name, Operand root) {
    return new ExecutionState(executor, name, out, root);
  }

  GoExecutor executor() {
    return executor;
  }

  void print(String text) {
    executor.print(text.length());
    out.append(text);
  }

  /// Says where execution is.
  void at(GoSyntax syntax) {
    executor.step(1);
    place = syntax;
  }

  /// The error at this place.
  ExecutionFailure failure(String message) {
    Position position = place.position();
    String where =
        position.equals(Position.NONE) ? "" : ":" + position.line() + ":" + position.column();
    return new ExecutionFailure(
        "template: "
            + executor.name()
            + where
            + ": executing "
            + StringLiteral.quote(template)
            + " at <"
            + ExpressionText.inMessage(place)
            + ">: "
            + message);
  }

  void declare(String name, Operand value) {
    names.add(name);
    values.add(value);
  }

  /// How many variables there are, to go back to with [#forget].
  int mark() {
    return names.size();
  }

  void forget(int mark) {
    while (names.size() > mark) {
      names.removeLast();
      values.removeLast();
    }
  }

  void assign(String name, Operand value) {
    values.set(indexOf(name), value);
  }

  /// Overwrites a variable, counted from the last one, which is 1.
  void assignFromTop(int number, Operand value) {
    values.set(values.size() - number, value);
  }

  Operand variable(String name) {
    return values.get(indexOf(name));
  }

  private int indexOf(String name) {
    int index = names.lastIndexOf(name);
    executor.step((names.size() - index) / 100);
    if (index < 0) {
      throw failure("undefined variable: " + name);
    }
    return index;
  }
}
