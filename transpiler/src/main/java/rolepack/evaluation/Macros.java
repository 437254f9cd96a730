package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// Macros, and the blocks that are given to them as `caller`.
final class Macros {
  private Macros() {}

  /// The function that a macro is.
  static Value define(Node.Macro macro, Frame frame, Statements statements) {
    return function(macro.name(), macro.parameters(), macro.body(), frame, statements);
  }

  /// Calls the macro of a call block.
  static Value call(Node.CallBlock block, Frame frame, Statements statements) {
    Value caller = function("caller", block.parameters(), block.body(), frame, statements);
    Value callee = Expressions.evaluate(block.call().operand(), frame);
    Arguments arguments = block.call().arguments();
    Inputs inputs = Expressions.inputs(arguments, frame);
    Map<String, Value> named = new LinkedHashMap<>(inputs.named());
    if (named.put("caller", caller) != null) {
      throw EvaluationException.typeError("got multiple values for keyword argument 'caller'");
    }
    return Calls.call(callee, new Inputs(inputs.positional(), named));
  }

  private static Value function(
      String name,
      List<Node.Parameter> parameters,
      List<Node> body,
      Frame frame,
      Statements statements) {
    NameUse special = NameUse.of(body);
    List<String> names = new ArrayList<>();
    List<Expr> defaults = new ArrayList<>();
    for (Node.Parameter parameter : parameters) {
      names.add(parameter.name());
      parameter.defaultValue().ifPresent(defaults::add);
    }
    for (String each : List.of("caller", "kwargs", "varargs")) {
      if (special.reads(each)) {
        names.add(each);
      }
    }
    Symbols symbols = frame.symbols().inner(names, defaults, body);
    return new Value.Instance(
        new Value.Members() {
          @Override
          public String description() {
            return "Macro";
          }

          @Override
          public Optional<Value> attribute(String attribute) {
            return switch (attribute) {
              case "name" -> Optional.of(Value.of(name));
              case "arguments" ->
                  Optional.of(
                      new Value.Tuple(
                          parameters.stream().map(each -> (Value) Value.of(each.name())).toList()));
              case "catch_kwargs" -> Optional.of(Value.of(special.reads("kwargs")));
              case "catch_varargs" -> Optional.of(Value.of(special.reads("varargs")));
              case "caller" -> Optional.of(Value.of(special.reads("caller")));
              default -> Optional.empty();
            };
          }

          @Override
          public Optional<Value.Callable> call() {
            return Optional.of(
                inputs -> {
                  Meter.enter();
                  try {
                    Frame inner = frame.inner(symbols);
                    bind(name, parameters, special, inputs, inner);
                    return statements.captured(body, inner);
                  } finally {
                    Meter.leave();
                  }
                });
          }
        });
  }

  private static void bind(
      String name, List<Node.Parameter> parameters, NameUse special, Inputs inputs, Frame frame) {
    Map<String, Value> named = new LinkedHashMap<>(inputs.named());
    List<Node.Parameter> missing = new ArrayList<>();
    boolean callerGiven = false;
    for (int i = 0; i < parameters.size(); i++) {
      Node.Parameter parameter = parameters.get(i);
      if (parameter.name().equals("caller")) {
        callerGiven = true;
      }
      if (i < inputs.positional().size()) {
        frame.bind(parameter.name(), inputs.positional().get(i));
      } else if (named.containsKey(parameter.name())) {
        frame.bind(parameter.name(), named.remove(parameter.name()));
      } else {
        missing.add(parameter);
        frame.bind(parameter.name(), notProvided(parameter));
      }
    }
    if (special.reads("caller") && !callerGiven) {
      Value caller = named.remove("caller");
      frame.bind(
          "caller", caller == null ? new Value.Undefined("No caller defined", true) : caller);
    }
    if (special.reads("kwargs")) {
      Value.Dict rest = new Value.Dict();
      named.forEach(rest::put);
      frame.bind("kwargs", rest);
    } else if (!named.isEmpty()) {
      throw EvaluationException.typeError(
          "macro '%s' takes no keyword argument '%s'"
              .formatted(name, named.keySet().iterator().next()));
    }
    int taken = Math.min(parameters.size(), inputs.positional().size());
    List<Value> rest = inputs.positional().subList(taken, inputs.positional().size());
    if (special.reads("varargs")) {
      frame.bind("varargs", new Value.Tuple(rest));
    } else if (!rest.isEmpty()) {
      throw EvaluationException.typeError(
          "macro '%s' takes not more than %d argument(s)".formatted(name, parameters.size()));
    }
    for (Node.Parameter parameter : missing) {
      parameter
          .defaultValue()
          .ifPresent(value -> frame.bind(parameter.name(), Expressions.evaluate(value, frame)));
    }
  }

  private static Value notProvided(Node.Parameter parameter) {
    return new Value.Undefined(
        "parameter %s was not provided".formatted(Representation.quoted(parameter.name())), true);
  }
}
