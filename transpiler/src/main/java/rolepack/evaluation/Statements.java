package rolepack.evaluation;

import java.util.Iterator;
import java.util.List;
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
  private final boolean converting;
  private final Inheritance inheritance;

  /// The template that the running one extends.
  private Optional<Template> parent = Optional.empty();

  /// @param context of the template; what macros and blocks return is read as data if the world
  ///   says so now
  Statements(Context context) {
    this.context = context;
    this.converting = context.world().converting();
    this.inheritance = new Inheritance(this);
  }

  /// Runs a whole template, and those that it extends.
  Output run(Template template) {
    Output output = new Output();
    run(template, Frame.root(context), output);
    return output;
  }

  /// Runs a template in a frame, which then holds what it has set at its top.
  void run(Template template, Frame frame, Output output) {
    Meter.enter();
    context.addBlocks(template);
    inheritance.bindSelf(frame);
    run(template.body(), frame, output, true);
    while (parent.isPresent()) {
      Template next = parent.get();
      parent = Optional.empty();
      output.mute(false);
      Frame root = Frame.root(context);
      inheritance.bindSelf(root);
      run(next.body(), root, output, true);
    }
    Meter.leave();
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
        Value value = filtered(set.filters(), captured(set.body(), frame.inner()), frame);
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
          output.append(filtered(filter.filters(), captured(filter.body(), frame.inner()), frame));
      case Node.With with -> {
        Frame inner = frame.inner();
        for (Node.Assignment each : with.assignments()) {
          bind(each.target(), Expressions.evaluate(each.value(), frame), inner, false);
        }
        return run(with.body(), inner, output, false);
      }
      case Node.AutoEscape escape -> {
        if (Truth.of(Expressions.evaluate(escape.enabled(), frame))) {
          throw EvaluationException.unsupported("autoescape");
        }
        return run(escape.body(), frame.inner(), output, false);
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
    return output.result(converting);
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
      return output.result(converting);
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
    boolean none = true;
    while (state.advance()) {
      Frame body = frame.inner();
      bind(loop.target(), state.current(), body, false);
      body.bind("loop", variable);
      Flow flow = run(loop.body(), body, output, false);
      if (flow == Flow.BREAK) {
        break;
      }
      none &= flow == Flow.CONTINUE;
    }
    if (none) {
      run(loop.otherwise(), frame.inner(), output, false);
    }
  }

  private static Value selected(Node.For loop, Expr filter, Value iterable, Frame frame) {
    Value.List selected = new Value.List();
    Iterator<Value> items = Iteration.of(iterable);
    while (items.hasNext()) {
      Value item = items.next();
      Frame test = frame.inner();
      bind(loop.target(), item, test, false);
      if (Truth.of(Expressions.evaluate(filter, test))) {
        Meter.make(1);
        selected.items().add(item);
      }
    }
    return selected;
  }
}
