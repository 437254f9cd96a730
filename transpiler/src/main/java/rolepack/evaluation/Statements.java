package rolepack.evaluation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// Runs the statements of templates.
final class Statements {
  /// What a statement does to the loop around it.
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  private final Context context;
  private final Inheritance inheritance;
  private final Map<List<Node>, Symbols> symbols = new IdentityHashMap<>();

  /// Whether it matters which variables a frame looks up when it starts.
  private boolean looksAhead;

  /// The template that the running one extends.
  private Optional<Template> parent = Optional.empty();

  Statements(Context context) {
    this.context = context;
    this.inheritance = new Inheritance(this);
  }

  /// Runs a whole template, and those that it extends.
  Output run(Template template) {
    Output output = new Output();
    run(template, output);
    return output;
  }

  /// Runs a template into an output; what it has set at its top is then in the context.
  void run(Template template, Output output) {
    Meter.enter();
    try {
      context.addBlocks(template);
      runRoot(template, output);
      while (parent.isPresent()) {
        Template next = parent.get();
        parent = Optional.empty();
        output.mute(false);
        runRoot(next, output);
      }
    } finally {
      Meter.leave();
    }
  }

  private void runRoot(Template template, Output output) {
    NameUse use = NameUse.of(template.body());
    context.setChangesValues(use.changes());
    looksAhead |= use.startsOthers();
    Frame frame = root(context, template.body());
    if (use.reads("self")) {
      inheritance.bindSelf(frame);
    }
    run(template.body(), frame, output, true);
  }

  /// The frame of a template or a block.
  Frame root(Context context, List<Node> body) {
    Symbols symbols = symbols(body, Optional.empty());
    Frame frame = Frame.root(context, symbols);
    if (looksAhead) {
      context.world().lookUp(symbols.resolved());
    }
    return frame;
  }

  /// The symbols of a body, worked out once.
  private Symbols symbols(List<Node> body, Optional<Frame> around, String... parameters) {
    return symbols.computeIfAbsent(
        body,
        _ ->
            around.isPresent()
                ? around.get().symbols().inner(body, parameters)
                : Symbols.root(body));
  }

  /// A frame within another, for a body.
  private Frame inner(List<Node> body, Frame frame, String... parameters) {
    return frame.inner(symbols(body, Optional.of(frame), parameters));
  }

  /// Runs the body of a block.
  void runBody(List<Node> body, Frame frame, Output output) {
    run(body, frame, output, false);
  }

  private Flow run(List<Node> body, Frame frame, Output output, boolean top) {
    for (Node node : body) {
      Meter.step();
      Flow flow;
      try {
        flow = run(node, frame, output, top);
      } catch (EvaluationException failure) {
        throw failure.at(node.span());
      }
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow run(Node node, Frame frame, Output output, boolean top) {
    switch (node) {
      case Node.Text text -> {
        if (!output.isMuted()) {
          output.text(text.text());
        }
      }
      case Node.Output printed -> {
        if (!output.isMuted()) {
          output.print(Expressions.evaluate(printed.expression(), frame));
        }
      }
      case Node.If branches -> {
        return run(chosen(branches, frame), frame, output, top);
      }
      case Node.For loop -> loop(loop, frame, output);
      case Node.Set set -> bind(set.target(), Expressions.evaluate(set.value(), frame), frame, top);
      case Node.SetBlock set -> {
        Value value =
            filtered(set.filters(), captured(set.body(), inner(set.body(), frame)), frame);
        bind(set.target(), value, frame, top);
      }
      case Node.Macro macro -> {
        Value function = Macros.define(macro, frame, this);
        bindName(macro.name(), function, frame, top, true);
      }
      case Node.CallBlock call -> {
        Value result = Macros.call(call, frame, this);
        output.append(result);
      }
      case Node.FilterBlock filter ->
          output.append(
              filtered(
                  filter.filters(), captured(filter.body(), inner(filter.body(), frame)), frame));
      case Node.With with -> {
        Frame inner = inner(with.body(), frame, names(with));
        for (Node.Assignment each : with.assignments()) {
          bind(each.target(), Expressions.evaluate(each.value(), frame), inner, false);
        }
        return run(with.body(), inner, output, false);
      }
      case Node.AutoEscape escape -> {
        if (Truth.of(Expressions.evaluate(escape.enabled(), frame))) {
          throw EvaluationException.unsupported("autoescape");
        }
        return run(escape.body(), inner(escape.body(), frame), output, false);
      }
      case Node.Block block -> {
        if (!output.isMuted()) {
          inheritance.block(block, frame, output);
        }
      }
      case Node.Extends extending -> extend(extending, frame, output, top);
      case Node.Include include -> Imports.include(include, frame, output);
      case Node.Import imported -> {
        Value module = Imports.module(imported.template(), imported.withContext(), frame);
        bindName(imported.name(), module, frame, top, false);
      }
      case Node.FromImport imported -> {
        Value module = Imports.module(imported.template(), imported.withContext(), frame);
        for (Node.ImportedName name : imported.names()) {
          bindName(name.alias(), Imports.member(module, name.name()), frame, top, false);
        }
      }
      case Node.Do statement -> Expressions.evaluate(statement.expression(), frame);
      case Node.Break _ -> {
        return Flow.BREAK;
      }
      case Node.Continue _ -> {
        return Flow.CONTINUE;
      }
    }
    return Flow.NEXT;
  }

  private static List<Node> chosen(Node.If branches, Frame frame) {
    for (Node.Branch branch : branches.branches()) {
      if (Truth.of(Expressions.evaluate(branch.condition(), frame))) {
        return branch.body();
      }
    }
    return branches.otherwise();
  }

  private void extend(Node.Extends extending, Frame frame, Output output, boolean top) {
    if (!top) {
      throw new EvaluationException.Failed(
          PythonError.TEMPLATE, "cannot use extend from a non top-level scope");
    }
    if (parent.isPresent()) {
      throw new EvaluationException.Failed(PythonError.TEMPLATE, "extended multiple times");
    }
    Template template = Imports.template(extending.parent(), frame);
    context.addBlocks(template);
    parent = Optional.of(template);
    output.mute(true);
  }

  Context context() {
    return context;
  }

  /// What a body prints, as a value.
  Value captured(List<Node> body, Frame frame) {
    Output output = new Output();
    runBody(body, frame, output);
    return output.result(frame.converting());
  }

  private static Value filtered(List<Node.FilterCall> filters, Value value, Frame frame) {
    Value result = value;
    for (Node.FilterCall filter : filters) {
      result = Filters.apply(filter.name(), result, Expressions.inputs(filter.arguments(), frame));
    }
    return result;
  }

  private static void bindName(
      String name, Value value, Frame frame, boolean atTop, boolean export) {
    frame.bind(name, value);
    if (atTop) {
      frame.context().set(name, value, export);
    }
  }

  private static void bind(Node.Target target, Value value, Frame frame, boolean atTop) {
    switch (target) {
      case Node.Target.Name name -> bindName(name.name(), value, frame, atTop, true);
      case Node.Target.Attribute attribute ->
          Namespace.assign(frame.get(attribute.namespace()), attribute.attribute(), value);
      case Node.Target.Tuple tuple -> {
        Iterator<Value> items = Iteration.of(value, "cannot unpack non-iterable %s object");
        int count = tuple.targets().size();
        for (Node.Target each : tuple.targets()) {
          if (!items.hasNext()) {
            throw EvaluationException.valueError(
                "not enough values to unpack (expected %d)".formatted(count));
          }
          bind(each, items.next(), frame, atTop);
        }
        if (items.hasNext()) {
          throw EvaluationException.valueError(
              "too many values to unpack (expected %d)".formatted(count));
        }
      }
    }
  }

  private void loop(Node.For loop, Frame frame, Output output) {
    Value iterable = Expressions.evaluate(loop.iterable(), frame);
    if (loop.recursive()) {
      output.append(recurse(loop, iterable, frame, 0));
    } else {
      iterate(loop, iterable, frame, output, 0);
    }
  }

  private Value recurse(Node.For loop, Value iterable, Frame frame, int depth) {
    Meter.enter();
    try {
      Output output = new Output();
      iterate(loop, iterable, frame, output, depth);
      return output.result(frame.converting());
    } finally {
      Meter.leave();
    }
  }

  private void iterate(Node.For loop, Value iterable, Frame frame, Output output, int depth) {
    LoopState state =
        new LoopState(
            loop.filter().isPresent()
                ? selected(loop, loop.filter().get(), iterable, frame)
                : iterable,
            depth,
            loop.recursive()
                ? Optional.of(more -> recurse(loop, more, frame, depth + 1))
                : Optional.empty());
    Value.Instance variable = new Value.Instance(state);
    boolean extended = isExtended(loop);
    String[] parameters = names(loop.target(), extended);
    boolean none = true;
    while (state.advance()) {
      Frame body = inner(loop.body(), frame, parameters);
      bind(loop.target(), state.current(), body, false);
      if (extended) {
        body.bind("loop", variable);
      }
      Flow flow = run(loop.body(), body, output, false);
      if (flow == Flow.BREAK) {
        break;
      }
      none &= flow == Flow.CONTINUE;
    }
    if (none) {
      run(loop.otherwise(), inner(loop.otherwise(), frame), output, false);
    }
  }

  /// Whether the loop binds `loop`: only where its body asks for it.
  private static boolean isExtended(Node.For loop) {
    NameUse use = NameUse.of(loop.body());
    return loop.recursive() || use.reads("loop") || use.hasScopedBlock();
  }

  private static String[] names(Node.Target target, boolean extended) {
    List<String> names = new ArrayList<>(Symbols.names(target));
    if (extended) {
      names.add("loop");
    }
    return names.toArray(String[]::new);
  }

  private static String[] names(Node.With with) {
    return with.assignments().stream()
        .flatMap(each -> Symbols.names(each.target()).stream())
        .toArray(String[]::new);
  }

  private static Value selected(Node.For loop, Expr filter, Value iterable, Frame frame) {
    Value.List selected = new Value.List();
    Frame test =
        frame.inner(
            frame.symbols().inner(Symbols.names(loop.target()), List.of(filter), List.of()));
    Iterator<Value> items = Iteration.of(iterable);
    while (items.hasNext()) {
      Value item = items.next();
      bind(loop.target(), item, test, false);
      if (Truth.of(Expressions.evaluate(filter, test))) {
        Meter.make(1);
        selected.items().add(item);
      }
    }
    return selected;
  }
}
