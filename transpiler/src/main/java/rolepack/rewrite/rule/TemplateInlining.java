package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// Puts other templates in the place of the statements that name them: `{% include 'a' %} -> the
/// statements of a`.
final class TemplateInlining {
  private final ExpressionReducer expressions;
  private final Session session;

  TemplateInlining(ExpressionReducer expressions, Session session) {
    this.expressions = expressions;
    this.session = session;
  }

  /// The template that an expression names, or the first that exists of a list; empty where there
  /// is none.
  private Optional<Template> find(Expr name, PartialFrame frame) {
    Partial value = expressions.reduce(name, frame);
    if (!(value instanceof Partial.Static(Value known, _))) {
      throw new Refusal("template name", name.span(), "which template it is is not known yet");
    }
    try {
      for (Value each : known instanceof Value.Str ? List.of(known) : Steps.items(known)) {
        if (!(each instanceof Value.Str text)) {
          throw new Refusal("template name", name.span(), "the name of the template is no text");
        }
        Optional<Template> found = session.variables().template(text.text());
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (EvaluationException failure) {
      throw new Refusal("template name", name.span(), failure.getMessage());
    }
  }

  Template named(Expr name, PartialFrame frame) {
    return find(name, frame)
        .orElseThrow(
            () -> new Refusal("missing template", name.span(), "there is no such template"));
  }

  void include(Node.Include include, PartialFrame frame) {
    Optional<Template> found = find(include.template(), frame);
    if (found.isEmpty() && include.ignoreMissing()) {
      return;
    }
    Template template =
        found.orElseThrow(
            () -> new Refusal("missing template", include.span(), "the template does not exist"));
    Optional<Control.LoopPlace> loop = session.loop();
    session.setLoop(Optional.empty());
    new StatementReducer(expressions, context(include.withContext(), frame)).run(template, false);
    session.setLoop(loop);
  }

  private PartialContext context(boolean withContext, PartialFrame frame) {
    return withContext ? PartialContext.within(frame) : PartialContext.alone(session);
  }

  /// A template as a thing whose attributes are its macros and variables. What it prints is
  /// dropped, but for what may fail.
  ModuleMembers module(Expr name, boolean withContext, PartialFrame frame) {
    Template template = named(name, frame);
    PartialContext context = context(withContext, frame);
    ResidualBuilder out = new ResidualBuilder();
    ResidualBuilder before = session.redirect(out);
    Optional<Control.LoopPlace> loop = session.loop();
    session.setLoop(Optional.empty());
    new StatementReducer(expressions, context).run(template, false);
    session.setLoop(loop);
    session.redirect(before);
    silent(out.build()).forEach(session::hoist);
    return new ModuleMembers(context);
  }

  /// The statements without what they print.
  private List<Node> silent(List<Node> nodes) {
    List<Node> silent = new ArrayList<>();
    for (Node node : nodes) {
      switch (node) {
        case Node.Text _ -> {}
        case Node.Output output -> silent.add(asked(output));
        case Node.If choice -> {
          List<Node.Branch> branches = new ArrayList<>();
          for (Node.Branch each : choice.branches()) {
            branches.add(new Node.Branch(each.span(), each.condition(), silent(each.body())));
          }
          silent.add(new Node.If(choice.span(), branches, silent(choice.otherwise())));
        }
        case Node.For loop ->
            silent.add(
                new Node.For(
                    loop.span(),
                    loop.target(),
                    loop.iterable(),
                    loop.filter(),
                    loop.recursive(),
                    silent(loop.body()),
                    silent(loop.otherwise())));
        default -> silent.add(node);
      }
    }
    return silent;
  }

  /// An output that fails where the printed one did.
  private Node asked(Node.Output output) {
    return new Node.Set(
        output.span(),
        new Node.Target.Name(output.span(), session.fresh("unused")),
        new Expr.Filter(output.span(), output.expression(), "string", Arguments.NONE));
  }
}
