package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.ir.gotemplate.ExpressionText;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoSyntax;
import rolepack.ir.gotemplate.NumberLiteral;
import rolepack.ir.gotemplate.Pipeline;

/// Evaluates pipelines and their commands.
final class PipelineEvaluator {
  private final ExecutionState state;
  private final FieldAccess fields;
  private final Arguments arguments;

  PipelineEvaluator(ExecutionState state) {
    this.state = state;
    this.fields = new FieldAccess(state, this);
    this.arguments = new Arguments(state, this);
  }

  /// The value of a pipeline, which no interface holds; its variables are declared.
  Operand evaluate(Operand dot, Pipeline pipeline) {
    state.at(pipeline);
    Operand value = Operand.ABSENT;
    for (Pipeline.Command command : pipeline.commands()) {
      value = command(dot, command, value).concrete();
    }
    for (String variable : pipeline.variables()) {
      if (pipeline.assigns()) {
        state.assign(variable, value);
      } else {
        state.declare(variable, value);
      }
    }
    return value;
  }

  private Operand command(Operand dot, Pipeline.Command command, Operand last) {
    List<GoExpr> operands = command.operands();
    GoExpr first = operands.getFirst();
    return switch (first) {
      case GoExpr.Field field -> field(dot, field, operands, last);
      case GoExpr.Chain chain -> chain(dot, chain, operands, last);
      case GoExpr.Function function -> function(dot, function, command, operands, last);
      case GoExpr.Parenthesised parenthesised -> {
        rejectArguments(operands, last);
        yield evaluate(dot, parenthesised.pipeline());
      }
      case GoExpr.Variable variable -> variable(dot, variable, operands, last);
      case GoExpr.Bool bool -> plain(bool, operands, last, Operand.of(GoValue.of(bool.value())));
      case GoExpr.Dot each -> plain(each, operands, last, dot);
      case GoExpr.Text text -> plain(text, operands, last, Operand.of(GoValue.of(text.value())));
      case GoExpr.Number number -> {
        plain(number, operands, last, Operand.INVALID);
        yield constant(number);
      }
      case GoExpr.Nil nil -> {
        plain(nil, operands, last, Operand.INVALID);
        throw state.failure("nil is not a command");
      }
    };
  }

  private Operand plain(GoExpr first, List<GoExpr> operands, Operand last, Operand value) {
    state.at(first);
    rejectArguments(operands, last);
    return value;
  }

  private void rejectArguments(List<GoExpr> operands, Operand last) {
    if (operands.size() > 1 || last != Operand.ABSENT) {
      throw state.failure(
          "can't give argument to non-function " + ExpressionText.inMessage(operands.getFirst()));
    }
  }

  /// The value of a number where nothing else says its type.
  Operand constant(GoExpr.Number number) {
    state.at(number);
    NumberLiteral literal = NumberLiteral.read(number.text());
    if (literal.isComplex()) {
      return Operand.of(new GoValue.Complex(literal.real(), literal.imaginary()));
    }
    if (literal.isFloat() && NumberLiteral.looksLikeFloat(number.text())) {
      return Operand.of(GoValue.of(literal.real()));
    }
    if (literal.isInt()) {
      return Operand.of(GoValue.ofInt(literal.integer()));
    }
    throw state.failure(number.text() + " overflows int");
  }

  Operand field(Operand dot, GoExpr.Field field, List<GoExpr> operands, Operand last) {
    state.at(field);
    return fields.chain(dot, dot, field, field.names(), operands, last);
  }

  Operand chain(Operand dot, GoExpr.Chain chain, List<GoExpr> operands, Operand last) {
    state.at(chain);
    if (chain.operand() instanceof GoExpr.Nil) {
      throw state.failure("indirection through explicit nil in " + ExpressionText.inMessage(chain));
    }
    Operand receiver = arguments.evaluate(dot, Optional.empty(), chain.operand());
    return fields.chain(dot, receiver, chain, chain.fields(), operands, last);
  }

  Operand variable(Operand dot, GoExpr.Variable variable, List<GoExpr> operands, Operand last) {
    state.at(variable);
    Operand value = state.variable(variable.name());
    if (variable.fields().isEmpty()) {
      rejectArguments(operands.isEmpty() ? List.of(variable) : operands, last);
      return value;
    }
    return fields.chain(dot, value, variable, variable.fields(), operands, last);
  }

  Operand function(
      Operand dot, GoExpr.Function function, GoSyntax caller, List<GoExpr> operands, Operand last) {
    state.at(function);
    String name = function.name();
    Optional<Callee> callee = state.executor().callee(name);
    if (callee.isEmpty()) {
      throw state.failure('"' + name + "\" is not a defined function");
    }
    return call(dot, callee.get(), caller, name, operands, last);
  }

  /// Calls a function or a method.
  ///
  /// @param operands the function itself and its arguments; empty for none
  Operand call(
      Operand dot,
      Callee callee,
      GoSyntax caller,
      String name,
      List<GoExpr> operands,
      Operand last) {
    List<GoExpr> given = operands.isEmpty() ? operands : operands.subList(1, operands.size());
    int count = given.size() + (last == Operand.ABSENT ? 0 : 1);
    checkCount(callee, name, given.size(), count);
    boolean logic = name.equals("and") || name.equals("or");
    if (logic && state.executor().isBuiltin(name)) {
      return shortCircuit(dot, name.equals("or"), given, last);
    }
    List<Operand> values = new ArrayList<>(count);
    for (GoExpr each : given) {
      values.add(arguments.evaluate(dot, Optional.of(parameter(callee, values.size())), each));
    }
    if (last != Operand.ABSENT) {
      values.add(arguments.validate(last, Optional.of(parameter(callee, values.size()))));
    }
    try {
      return checkLength(callee.body().call(values));
    } catch (GoFunctionError error) {
      state.at(caller);
      throw state.failure("error calling " + name + ": " + error.getMessage());
    }
  }

  /// A text that doubles with every step would soon be larger than the memory.
  private Operand checkLength(Operand result) {
    if (result.value() instanceof GoValue.Text(GoType _, String text)
        && text.length() > state.executor().limits().output()) {
      throw state.failure("the function makes too long a text");
    }
    return result;
  }

  private void checkCount(Callee callee, String name, int given, int count) {
    int wanted = callee.parameters().size();
    if (callee.variadic() && count < wanted - 1) {
      throw state.failure(
          "wrong number of args for " + name + ": want at least " + (wanted - 1) + " got " + given);
    }
    if (!callee.variadic() && count != wanted) {
      throw state.failure(
          "wrong number of args for " + name + ": want " + wanted + " got " + count);
    }
  }

  private static GoType parameter(Callee callee, int index) {
    return callee.parameters().get(Math.min(index, callee.parameters().size() - 1));
  }

  /// `and` and `or`: the first operand that decides, or the last one.
  private Operand shortCircuit(Operand dot, boolean deciding, List<GoExpr> given, Operand last) {
    if (state.executor().evaluatesEveryOperand()) {
      for (GoExpr each : given) {
        arguments.evaluate(dot, Optional.of(Builtins.REFLECT), each);
      }
    }
    Operand value = Operand.INVALID;
    for (GoExpr each : given) {
      value = arguments.evaluate(dot, Optional.of(Builtins.REFLECT), each);
      if (Builtins.isTrue(value) == deciding) {
        return value;
      }
    }
    return last == Operand.ABSENT ? value : last;
  }
}
