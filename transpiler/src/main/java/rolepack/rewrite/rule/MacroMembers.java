package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.NameUse;
import rolepack.evaluation.Symbols;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// A macro, which stands for its body wherever it is called: `{% macro m(a) %}<{{ a }}>{% endmacro
/// %}{{ m(x) }} -> <{{ x }}>`.
final class MacroMembers implements PartialMembers {
  private static final List<String> SPECIAL = List.of("caller", "kwargs", "varargs");

  private final SourceSpan span;
  private final String name;
  private final List<Node.Parameter> parameters;
  private final List<Node> body;
  private final PartialFrame frame;
  private final StatementReducer statements;
  private final NameUse use;

  /// @param frame where the macro is defined
  MacroMembers(
      SourceSpan span,
      String name,
      List<Node.Parameter> parameters,
      List<Node> body,
      PartialFrame frame,
      StatementReducer statements) {
    this.span = span;
    this.name = name;
    this.parameters = parameters;
    this.body = body;
    this.frame = frame;
    this.statements = statements;
    this.use = NameUse.of(body);
  }

  @Override
  public String description() {
    return "Macro";
  }

  @Override
  public Optional<Partial> member(String attribute) {
    return switch (attribute) {
      case "name" -> Optional.of(new Partial.Static(Value.of(name)));
      case "arguments" ->
          Optional.of(
              new Partial.Static(
                  new Value.Tuple(
                      parameters.stream().map(each -> (Value) Value.of(each.name())).toList())));
      case "catch_kwargs" -> Optional.of(new Partial.Static(Value.of(use.reads("kwargs"))));
      case "catch_varargs" -> Optional.of(new Partial.Static(Value.of(use.reads("varargs"))));
      case "caller" -> Optional.of(new Partial.Static(Value.of(use.reads("caller"))));
      default -> Optional.empty();
    };
  }

  /// What a call gives; nothing where it could be printed at once.
  Optional<Partial> call(
      Session session, CallReducer.Given given, SourceSpan place, boolean printed) {
    session.enter("macro", place);
    try {
      PartialFrame inner = frame.inner(symbols());
      if (!bind(session, given, inner)) {
        return Optional.of(CallReducer.failing(place));
      }
      if (printed && !session.isGuarded() && !inner.mayConvert()) {
        Optional<Control.LoopPlace> loop = session.loop();
        session.setLoop(Optional.empty());
        statements.run(body, inner, false);
        session.setLoop(loop);
        return Optional.empty();
      }
      return Optional.of(
          Capture.of(session, body, inner, () -> statements.run(body, inner, false)));
    } finally {
      session.leave();
    }
  }

  private Symbols symbols() {
    List<String> names = new ArrayList<>();
    List<Expr> defaults = new ArrayList<>();
    for (Node.Parameter parameter : parameters) {
      names.add(parameter.name());
      parameter.defaultValue().ifPresent(defaults::add);
    }
    for (String each : SPECIAL) {
      if (use.reads(each)) {
        names.add(each);
      }
    }
    return frame.symbols().inner(names, defaults, body);
  }

  /// Binds the parameters; says no where the arguments do not fit.
  private boolean bind(Session session, CallReducer.Given given, PartialFrame inner) {
    Map<String, Partial> named = new LinkedHashMap<>(given.named());
    List<Node.Parameter> missing = new ArrayList<>();
    boolean callerGiven = false;
    for (int i = 0; i < parameters.size(); i++) {
      Node.Parameter parameter = parameters.get(i);
      callerGiven |= parameter.name().equals("caller");
      if (i < given.positional().size()) {
        inner.bind(parameter.name(), given.positional().get(i));
      } else if (named.containsKey(parameter.name())) {
        inner.bind(parameter.name(), named.remove(parameter.name()));
      } else {
        missing.add(parameter);
        inner.bind(parameter.name(), undefined("parameter '%s' was not provided", parameter));
      }
    }
    if (use.reads("caller") && !callerGiven) {
      Partial caller = named.remove("caller");
      inner.bind(
          "caller",
          caller == null
              ? new Partial.Static(new Value.Undefined("No caller defined", true))
              : caller);
    }
    if (use.reads("kwargs")) {
      inner.bind("kwargs", dict(named));
    } else if (!named.isEmpty()) {
      return false;
    }
    int taken = Math.min(parameters.size(), given.positional().size());
    List<Partial> rest = given.positional().subList(taken, given.positional().size());
    if (use.reads("varargs")) {
      inner.bind("varargs", tuple(rest));
    } else if (!rest.isEmpty()) {
      return false;
    }
    for (Node.Parameter parameter : missing) {
      parameter
          .defaultValue()
          .ifPresent(
              value ->
                  inner.bind(
                      parameter.name(),
                      statements
                          .expressions()
                          .settled(
                              statements.expressions().reduce(value, inner), parameter.name())));
    }
    return true;
  }

  private static Partial undefined(String message, Node.Parameter parameter) {
    return new Partial.Static(new Value.Undefined(message.formatted(parameter.name()), true));
  }

  private Partial tuple(List<Partial> items) {
    List<Expr> nothing = items.stream().map(_ -> (Expr) new Expr.None(span)).toList();
    return statements.expressions().combine(new Expr.TupleLiteral(span, nothing), items);
  }

  private Partial dict(Map<String, Partial> entries) {
    List<Expr.DictEntry> shape = new ArrayList<>();
    List<Partial> parts = new ArrayList<>();
    entries.forEach(
        (key, value) -> {
          shape.add(new Expr.DictEntry(new Expr.Text(span, key), new Expr.None(span)));
          parts.add(new Partial.Static(Value.of(key)));
          parts.add(value);
        });
    return statements.expressions().combine(new Expr.DictLiteral(span, shape), parts);
  }
}
