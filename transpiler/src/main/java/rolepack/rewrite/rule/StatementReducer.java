package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.NameUse;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Symbols;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceSpan;

/// Runs the statements of one template as far as its values are known, and writes what is left to
/// the session's output; in the steps of [rolepack.evaluation]'s evaluator, which it has to agree
/// with.
final class StatementReducer {
  /// What a statement does to the loop around it.
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  private final Session session;
  private final ExpressionReducer expressions;
  private final PartialContext context;
  private final Map<List<Node>, Symbols> symbols = new IdentityHashMap<>();
  private final BranchReducer branches;
  private final LoopReducer loops;
  private final Assignments assignments;
  private final TemplateInlining templates;
  private Optional<Template> parent = Optional.empty();
  private boolean muted;

  StatementReducer(ExpressionReducer expressions, PartialContext context) {
    this.session = context.session();
    this.expressions = expressions;
    this.context = context;
    this.branches = new BranchReducer(this, expressions, session);
    this.loops = new LoopReducer(this, expressions, session);
    this.assignments = new Assignments(expressions, session);
    this.templates = new TemplateInlining(expressions, session);
  }

  ExpressionReducer expressions() {
    return expressions;
  }

  PartialContext context() {
    return context;
  }

  Session session() {
    return session;
  }

  Assignments assignments() {
    return assignments;
  }

  LoopReducer loops() {
    return loops;
  }

  /// Runs a template, and those that it extends.
  ///
  /// @param isMain whether it is the one that is compiled, not one that another takes in
  void run(Template template, boolean isMain) {
    session.enter("template", template.span());
    context.addBlocks(template);
    runRoot(template, !isMain);
    while (parent.isPresent()) {
      Template next = parent.get();
      parent = Optional.empty();
      muted = false;
      runRoot(next, true);
    }
    session.leave();
  }

  private void runRoot(Template template, boolean mayConvert) {
    NameUse use = NameUse.of(template.body());
    context.setChangesValues(use.changes());
    session.setChangesValues(use.changes());
    PartialFrame frame = root(context, template.body(), mayConvert);
    if (use.reads("self")) {
      frame.bind("self", new Partial.Static(new Value.Instance(new SelfMembers(this, context))));
    }
    run(template.body(), frame, true);
  }

  /// The frame of a template or a block.
  PartialFrame root(PartialContext its, List<Node> body, boolean mayConvert) {
    Symbols own = symbols.computeIfAbsent(body, _ -> Symbols.root(body));
    return PartialFrame.root(
        its, own, mayConvert && session.variables().mayConvert(own.resolved()));
  }

  /// A frame within another, for a body.
  PartialFrame inner(List<Node> body, PartialFrame frame, List<String> parameters) {
    return frame.inner(
        symbols.computeIfAbsent(body, _ -> frame.symbols().inner(parameters, List.of(), body)));
  }

  Flow run(List<Node> body, PartialFrame frame, boolean top) {
    for (Node node : body) {
      session.step(node.span());
      Flow flow = run(node, frame, top);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow run(Node node, PartialFrame frame, boolean top) {
    switch (node) {
      case Node.Text text -> {
        if (!muted) {
          session.write(text.text(), text.span());
        }
      }
      case Node.Output output -> {
        if (!muted) {
          print(output, output.expression(), frame);
        }
      }
      case Node.If choice -> {
        return branches.run(choice, frame, top);
      }
      case Node.For loop -> loops.run(loop, frame);
      case Node.Set set -> {
        Partial value = expressions.reduce(set.value(), frame);
        assignments.bind(set.target(), value, frame, top);
      }
      case Node.SetBlock set -> {
        Partial value =
            filtered(
                set.filters(), captured(set.body(), inner(set.body(), frame, List.of())), frame);
        assignments.bind(set.target(), value, frame, top);
      }
      case Node.Macro macro ->
          assignments.bindName(
              macro.name(),
              macro(macro.span(), macro.name(), macro.parameters(), macro.body(), frame),
              frame,
              top,
              true);
      case Node.CallBlock block -> call(block, frame);
      case Node.FilterBlock block -> filterBlock(block, frame);
      case Node.With with -> {
        return with(with, frame);
      }
      case Node.AutoEscape escape -> {
        if (!expressions
            .truth(expressions.reduce(escape.enabled(), frame))
            .equals(Optional.of(false))) {
          throw new Refusal("autoescape", escape.span(), "text is escaped");
        }
        return run(escape.body(), inner(escape.body(), frame, List.of()), false);
      }
      case Node.Block block -> {
        if (!muted) {
          BlockMembers.run(block, frame, this);
        }
      }
      case Node.Extends extending -> extend(extending, frame, top);
      case Node.Include include -> templates.include(include, frame);
      case Node.Import imported ->
          assignments.bindName(
              imported.name(),
              new Partial.Static(
                  new Value.Instance(
                      templates.module(imported.template(), imported.withContext(), frame))),
              frame,
              top,
              false);
      case Node.FromImport imported -> {
        ModuleMembers module = templates.module(imported.template(), imported.withContext(), frame);
        for (Node.ImportedName name : imported.names()) {
          assignments.bindName(
              name.alias(), expressions.member(module, name.name()), frame, top, false);
        }
      }
      case Node.Do statement -> act(statement, frame);
      case Node.Break _ -> {
        return leave(node, Flow.BREAK);
      }
      case Node.Continue _ -> {
        return leave(node, Flow.CONTINUE);
      }
    }
    return Flow.NEXT;
  }

  /// A residual loop is left by a statement of its own.
  private Flow leave(Node node, Flow flow) {
    if (session.loop().isPresent() && !session.loop().get().unrolled()) {
      session.out().node(node);
    }
    return flow;
  }

  private void print(Node node, Expr expression, PartialFrame frame) {
    switch (expression) {
      case Expr.Call call ->
          expressions
              .calls()
              .print(call, frame, Optional.empty())
              .ifPresent(value -> write(value, node.span(), call.span()));
      case Expr.Conditional conditional when branches.prints(conditional, frame) -> {
        List<Node> otherwise =
            conditional
                .otherwise()
                .map(each -> List.<Node>of(new Node.Output(each.span(), each)))
                .orElse(List.of());
        Node then = new Node.Output(conditional.then().span(), conditional.then());
        branches.run(
            new Node.If(
                node.span(),
                List.of(new Node.Branch(node.span(), conditional.condition(), List.of(then))),
                otherwise),
            frame,
            false);
      }
      case Expr.Name name
          when frame.get(name.name(), name.span())
              instanceof Partial.Printed(DataTemplate.Text definition) ->
          session.out().nodes(new Definitions(session).nodes(definition).orElseThrow());
      default -> write(expressions.reduce(expression, frame), node.span(), expression.span());
    }
  }

  /// `{{ value }}`.
  void write(Partial value, SourceSpan node, SourceSpan expression) {
    if (value instanceof Partial.Static known) {
      try {
        session.write(Steps.printed(known.value()), node);
        return;
      } catch (EvaluationException _) {
        // It fails when the template is rendered, if it gets there.
      }
    }
    Expr residual = expressions.lift(value, expression);
    session.grow(Sameness.size(residual), node);
    session.out().node(new Node.Output(node, residual));
  }

  /// What a body prints, as a value: known, or a name that is set to it.
  Partial captured(List<Node> body, PartialFrame frame) {
    return Capture.of(session, body, frame, () -> run(body, frame, false));
  }

  private Partial filtered(List<Node.FilterCall> filters, Partial value, PartialFrame frame) {
    Partial result = value;
    for (Node.FilterCall filter : filters) {
      List<Partial> parts = new ArrayList<>();
      parts.add(result);
      parts.addAll(expressions.parts(Operands.of(filter.arguments()), frame));
      Expr shape =
          new Expr.Filter(
              filter.span(), new Expr.None(filter.span()), filter.name(), filter.arguments());
      result = expressions.combine(shape, parts);
    }
    return result;
  }

  private void filterBlock(Node.FilterBlock block, PartialFrame frame) {
    Partial result =
        filtered(
            block.filters(), captured(block.body(), inner(block.body(), frame, List.of())), frame);
    append(result, block.span());
  }

  /// What a macro or a filter returns is written as it is: None as `None`.
  void append(Partial value, SourceSpan span) {
    if (value instanceof Partial.Static known) {
      try {
        session.write(Steps.text(known.value()), span);
        return;
      } catch (EvaluationException _) {
        // As in `write`.
      }
    }
    session.out().node(new Node.Output(span, expressions.lift(value, span)));
  }

  Partial macro(
      SourceSpan span,
      String name,
      List<Node.Parameter> parameters,
      List<Node> body,
      PartialFrame frame) {
    return new Partial.Static(
        new Value.Instance(new MacroMembers(span, name, parameters, body, frame, this)));
  }

  private void call(Node.CallBlock block, PartialFrame frame) {
    Partial caller = macro(block.span(), "caller", block.parameters(), block.body(), frame);
    expressions
        .calls()
        .print(block.call(), frame, Optional.of(caller))
        .ifPresent(result -> append(result, block.span()));
  }

  private Flow with(Node.With with, PartialFrame frame) {
    List<String> names = new ArrayList<>();
    with.assignments().forEach(each -> names.addAll(Symbols.names(each.target())));
    PartialFrame inner = inner(with.body(), frame, names);
    for (Node.Assignment each : with.assignments()) {
      assignments.bind(each.target(), expressions.reduce(each.value(), frame), inner, false);
    }
    return run(with.body(), inner, false);
  }

  private void extend(Node.Extends extending, PartialFrame frame, boolean top) {
    if (!top || parent.isPresent() || !session.isCertain()) {
      throw new Refusal("extends", extending.span(), "which template is extended is not known yet");
    }
    Template template = templates.named(extending.parent(), frame);
    context.addBlocks(template);
    parent = Optional.of(template);
    muted = true;
  }

  private void act(Node.Do statement, PartialFrame frame) {
    Partial value = expressions.reduce(statement.expression(), frame);
    if (value instanceof Partial.Residual(Expr residual) && Failures.mayFail(residual)) {
      session.grow(Sameness.size(residual), statement.span());
      session.out().node(new Node.Do(statement.span(), residual));
    }
  }
}
