package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Inputs;
import rolepack.evaluation.NameUse;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// Evaluates calls: of functions and methods where all is known, of macros by putting their body in
/// the place of the call.
final class CallReducer {
  private final Session session;
  private final ExpressionReducer reducer;

  CallReducer(Session session, ExpressionReducer reducer) {
    this.session = session;
    this.reducer = reducer;
  }

  /// The value of a call.
  Partial reduce(Expr.Call call, PartialFrame frame) {
    return reduce(call, frame, Optional.empty(), false).orElseThrow();
  }

  /// Writes what a call prints to the session's output, and gives nothing, where that is known how;
  /// else the value of the call.
  Optional<Partial> print(Expr.Call call, PartialFrame frame, Optional<Partial> caller) {
    return reduce(call, frame, caller, true);
  }

  private Optional<Partial> reduce(
      Expr.Call call, PartialFrame frame, Optional<Partial> caller, boolean printed) {
    Partial callee;
    if (call.operand() instanceof Expr.Attribute attribute) {
      Partial object = reducer.reduce(attribute.operand(), frame);
      Optional<PartialMembers> members = ExpressionReducer.members(object);
      if (members.isEmpty()) {
        return Optional.of(method(call, attribute, object, frame));
      }
      callee = reducer.member(members.get(), attribute.name());
    } else {
      callee = reducer.reduce(call.operand(), frame);
    }
    Optional<PartialMembers> members = ExpressionReducer.members(callee);
    if (members.isPresent()) {
      return special(call, members.get(), frame, caller, printed);
    }
    if (caller.isPresent()) {
      throw new Refusal("call block", call.span(), "what is called is not a known macro");
    }
    return Optional.of(function(call, callee, frame));
  }

  private Optional<Partial> special(
      Expr.Call call,
      PartialMembers members,
      PartialFrame frame,
      Optional<Partial> caller,
      boolean printed) {
    return switch (members) {
      case MacroMembers macro -> {
        Optional<Given> given = arguments(call.arguments(), frame, caller);
        yield given.isPresent()
            ? macro.call(session, given.get(), call.span(), printed)
            : Optional.of(failing(call.span()));
      }
      case BlockMembers block -> block.call(call.span(), printed);
      case UnrolledLoop loop -> loop.call(reducer, call, frame, printed);
      case ResidualLoop _ ->
          Optional.of(
              reducer.residual(
                  call,
                  all(
                      new Partial.Residual(new Expr.Name(call.span(), "loop")),
                      reducer.parts(Operands.of(call.arguments()), frame))));
      case ModuleMembers _, NamespaceMembers _, SelfMembers _ -> Optional.of(failing(call.span()));
    };
  }

  /// What is an error wherever it is evaluated.
  static Partial failing(SourceSpan span) {
    return new Partial.Residual(
        new Expr.Call(span, Lift.undefined("undefined", span), Arguments.NONE));
  }

  private static List<Partial> all(Partial first, List<Partial> rest) {
    List<Partial> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /// The arguments of a call of a macro.
  record Given(List<Partial> positional, Map<String, Partial> named) {}

  /// Arguments that a macro may read any number of times; empty where to compute them is an error.
  private Optional<Given> arguments(
      Arguments arguments, PartialFrame frame, Optional<Partial> caller) {
    List<Partial> positional = new ArrayList<>();
    for (Expr each : arguments.positional()) {
      positional.add(reducer.settled(reducer.reduce(each, frame), "argument"));
    }
    if (arguments.rest().isPresent()) {
      Partial rest = reducer.reduce(arguments.rest().get(), frame);
      Optional<List<Partial>> items = Assignments.items(rest, false);
      if (items.isEmpty()) {
        return unknown(rest, "*", arguments.rest().get().span());
      }
      positional.addAll(items.get());
    }
    Map<String, Partial> named = new LinkedHashMap<>();
    for (Arguments.Named each : arguments.named()) {
      named.put(each.name(), reducer.settled(reducer.reduce(each.value(), frame), each.name()));
    }
    if (arguments.namedRest().isPresent()) {
      Partial rest = reducer.reduce(arguments.namedRest().get(), frame);
      if (!(rest instanceof Partial.Static(Value.Dict dict, _))) {
        return unknown(rest, "**", arguments.namedRest().get().span());
      }
      for (Map.Entry<Value, Value> each : dict.entries().entrySet()) {
        if (!(each.getKey() instanceof Value.Str key)
            || named.put(key.text(), new Partial.Static(each.getValue())) != null) {
          return Optional.empty();
        }
      }
    }
    if (caller.isPresent() && named.put("caller", caller.get()) != null) {
      return Optional.empty();
    }
    return Optional.of(new Given(positional, named));
  }

  private static Optional<Given> unknown(Partial rest, String construct, SourceSpan span) {
    if (rest instanceof Partial.Static) {
      return Optional.empty();
    }
    throw new Refusal(construct, span, "the arguments are not known yet");
  }

  /// `object.name(arguments)`.
  private Partial method(
      Expr.Call call, Expr.Attribute attribute, Partial object, PartialFrame frame) {
    List<Partial> given = reducer.parts(Operands.of(call.arguments()), frame);
    String name = attribute.name();
    if (object instanceof Partial.Static known) {
      boolean changes = changes(known.value(), name);
      Optional<Inputs> inputs = inputs(call.arguments(), given);
      if (changes && inputs.isPresent()) {
        session.change(known.value(), call.span());
      } else if (changes) {
        session.keep(known.value(), call.span());
      }
      if (inputs.isPresent()) {
        Optional<Partial> made =
            reducer.attempt(
                call.span(), () -> Steps.call(Steps.attribute(known.value(), name), inputs.get()));
        if (made.isPresent()) {
          return made.get();
        }
      }
    }
    return reducer.residual(
        call,
        all(
            new Partial.Residual(
                new Expr.Attribute(
                    attribute.span(), reducer.lift(object, attribute.operand().span()), name)),
            given));
  }

  private static boolean changes(Value value, String method) {
    return switch (value) {
      case Value.List _, Value.Dict _ -> NameUse.isChanging(method);
      case Value.Instance _ -> method.equals("next") || method.equals("reset");
      default -> false;
    };
  }

  /// Whether a function does not give the same each time, or changes what it belongs to.
  private static boolean hasMemory(String function) {
    return switch (function) {
      case "joiner", "loop.changed", "next", "reset" -> true;
      default -> NameUse.isChanging(function);
    };
  }

  /// A call of anything but a macro or a method.
  private Partial function(Expr.Call call, Partial callee, PartialFrame frame) {
    List<Partial> given = reducer.parts(Operands.of(call.arguments()), frame);
    if (callee instanceof Partial.Static(Value value, Optional<Expr> written)) {
      if (written.isPresent() && written.get() instanceof Expr.Name(_, String name)) {
        return global(call, name, callee, given);
      }
      Optional<Inputs> inputs = inputs(call.arguments(), given);
      if (inputs.isPresent()) {
        if (value instanceof Value.Function made && hasMemory(made.description())) {
          session.change(value, call.span());
        }
        Optional<Partial> made =
            reducer.attempt(call.span(), () -> Steps.call(value, inputs.get()));
        if (made.isPresent()) {
          return made.get();
        }
      }
    }
    return reducer.residual(call, all(callee, given));
  }

  /// A call of a function of the environment.
  private Partial global(Expr.Call call, String name, Partial callee, List<Partial> given) {
    boolean stateful =
        switch (name) {
          case "namespace", "joiner", "cycler" -> true;
          default -> false;
        };
    if (stateful && session.isKept(call.span())) {
      Partial rebuilt = reducer.residual(call, all(callee, given));
      return reducer.kept(name, reducer.lift(rebuilt, call.span()));
    }
    if (name.equals("namespace")) {
      return namespace(call, given);
    }
    Optional<Inputs> inputs = inputs(call.arguments(), given);
    if (inputs.isEmpty()) {
      if (stateful) {
        return reducer.kept(
            name, reducer.lift(reducer.residual(call, all(callee, given)), call.span()));
      }
      return reducer.residual(call, all(callee, given));
    }
    Map<String, Value> values = new HashMap<>();
    List<Expr> names = new ArrayList<>(given.size() + 1);
    names.add(new Expr.Name(call.operand().span(), name));
    for (int i = 0; i < given.size(); i++) {
      values.put(Integer.toString(i), ((Partial.Static) given.get(i)).value());
      names.add(new Expr.Name(call.span(), Integer.toString(i)));
    }
    Optional<Partial> made = reducer.compute(Operands.with(call, names), values);
    if (stateful && made.isPresent() && made.get() instanceof Partial.Static known) {
      session.made(known.value(), call.span());
    }
    return made.orElseGet(() -> reducer.residual(call, all(callee, given)));
  }

  /// A namespace whose attributes are followed.
  private Partial namespace(Expr.Call call, List<Partial> given) {
    Arguments arguments = call.arguments();
    Map<String, Partial> attributes = new HashMap<>();
    if (arguments.rest().isPresent()
        || arguments.namedRest().isPresent()
        || arguments.positional().size() > 1) {
      throw new Refusal("namespace", call.span(), "the attributes are not written out");
    }
    for (int i = 0; i < arguments.positional().size(); i++) {
      if (!(given.get(i) instanceof Partial.Static(Value.Dict dict, _))) {
        throw new Refusal("namespace", call.span(), "the attributes are not written out");
      }
      dict.entries()
          .forEach((key, value) -> attributes.put(Steps.text(key), new Partial.Static(value)));
    }
    for (int i = 0; i < arguments.named().size(); i++) {
      String name = arguments.named().get(i).name();
      attributes.put(name, reducer.settled(given.get(arguments.positional().size() + i), name));
    }
    NamespaceMembers namespace = new NamespaceMembers(session, call.span(), session.control());
    session.namespaces().put(namespace, attributes);
    return new Partial.Static(new Value.Instance(namespace));
  }

  /// The arguments, where all of them are known.
  private Optional<Inputs> inputs(Arguments arguments, List<Partial> given) {
    List<Value> values = new ArrayList<>(given.size());
    for (Partial each : given) {
      if (!(each instanceof Partial.Static known)) {
        return Optional.empty();
      }
      values.add(known.value());
    }
    int at = arguments.positional().size();
    List<Value> positional = new ArrayList<>(values.subList(0, at));
    Map<String, Value> named = new LinkedHashMap<>();
    for (Arguments.Named each : arguments.named()) {
      named.put(each.name(), values.get(at++));
    }
    try {
      if (arguments.rest().isPresent()) {
        positional.addAll(Steps.items(values.get(at++)));
      }
    } catch (EvaluationException _) {
      return Optional.empty();
    }
    if (arguments.namedRest().isPresent()) {
      if (!(values.get(at) instanceof Value.Dict dict)) {
        return Optional.empty();
      }
      dict.entries().forEach((key, value) -> named.put(Steps.text(key), value));
    }
    return Optional.of(new Inputs(positional, named));
  }
}
