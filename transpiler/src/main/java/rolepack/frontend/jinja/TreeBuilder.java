package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.generated.jinja.JinjaParser.*;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// Makes the statements of a template of the parser's contexts.
final class TreeBuilder {
  private final SourceText source;
  private final ExpressionBuilder expressions;
  private final TargetBuilder targets;

  TreeBuilder(SourceText source) {
    this.source = source;
    this.expressions = new ExpressionBuilder(source);
    this.targets = new TargetBuilder(source, expressions);
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  List<Node> body(BodyContext context) {
    if (context.children == null) {
      return List.of();
    }
    List<Node> nodes = new ArrayList<>(context.children.size());
    for (ParseTree each : context.children) {
      switch (each) {
        case TerminalNode text -> addText(nodes, text.getSymbol());
        case OutputContext output ->
            nodes.add(new Node.Output(expressions.span(output), expressions.tuple(output.tuple())));
        case PrintStatementContext print -> addPrint(nodes, print);
        case StatementContext statement -> nodes.add(statement(statement));
        default -> throw new IllegalStateException("no node: " + each.getText());
      }
    }
    return nodes;
  }

  private void addText(List<Node> nodes, Token token) {
    SourceSpan span = source.span(token.getStartIndex(), token.getStopIndex() + 1);
    if (!nodes.isEmpty() && nodes.getLast() instanceof Node.Text(SourceSpan before, String text)) {
      nodes.removeLast();
      nodes.add(new Node.Text(before.to(span), text + token.getText()));
    } else {
      nodes.add(new Node.Text(span, token.getText()));
    }
  }

  private void addPrint(List<Node> nodes, PrintStatementContext print) {
    for (ExpressionContext each : print.expression()) {
      nodes.add(new Node.Output(expressions.span(print), expressions.expression(each)));
    }
  }

  private Node statement(StatementContext context) {
    SourceSpan span = expressions.span(context);
    return switch (context) {
      case IfStatementContext made -> ifNode(span, made);
      case ForStatementContext made -> forNode(span, made);
      case SetStatementContext made -> setNode(span, made);
      case MacroStatementContext made ->
          new Node.Macro(
              span,
              targets.bound(made.plainName()),
              targets.parameters(made.parameters()),
              body(made.body()));
      case CallStatementContext made -> callNode(span, made);
      case FilterStatementContext made ->
          new Node.FilterBlock(span, filters(made.filterCall()), body(made.body()));
      case WithStatementContext made -> withNode(span, made);
      case AutoescapeStatementContext made ->
          new Node.AutoEscape(span, expressions.expression(made.expression()), body(made.body()));
      case BlockStatementContext made -> blockNode(span, made);
      case ExtendsStatementContext made ->
          new Node.Extends(span, expressions.expression(made.expression()));
      case IncludeStatementContext made ->
          new Node.Include(
              span,
              expressions.expression(made.expression()),
              made.IGNORE() != null,
              made.WITHOUT() == null);
      case ImportStatementContext made ->
          new Node.Import(
              span,
              expressions.expression(made.expression()),
              targets.bound(made.plainName()),
              made.WITH() != null);
      case FromStatementContext made ->
          new ImportedNames(expressions, targets).fromImport(span, made);
      case DoStatementContext made -> new Node.Do(span, expressions.tuple(made.tuple()));
      case BreakStatementContext _ -> new Node.Break(span);
      case ContinueStatementContext _ -> new Node.Continue(span);
      default -> throw new IllegalStateException("no statement: " + context.getText());
    };
  }

  private Node ifNode(SourceSpan span, IfStatementContext context) {
    List<Node.Branch> branches = new ArrayList<>();
    branches.add(branch(context, context.condition(), context.COLON(), context.body()));
    for (ElifContext each : context.elif()) {
      branches.add(branch(each, each.condition(), each.COLON(), each.body()));
    }
    return new Node.If(span, branches, otherwise(context.otherwise()));
  }

  private Node.Branch branch(
      ParserRuleContext from, ConditionContext condition, TerminalNode colon, BodyContext body) {
    SourceSpan span = source.span(ExpressionBuilder.start(from), ExpressionBuilder.end(body));
    return new Node.Branch(span, condition(condition, colon), body(body));
  }

  /// A comma too many can stand at the end of a tag, but not before a colon there.
  private Expr condition(ConditionContext context, TerminalNode colon) {
    if (colon != null && context.stop.getType() == COMMA) {
      throw TemplateProblem.invalid(context.stop, "a value is missing behind this ','");
    }
    return expressions.condition(context);
  }

  private List<Node> otherwise(OtherwiseContext context) {
    return context == null ? List.of() : body(context.body());
  }

  private Node forNode(SourceSpan span, ForStatementContext context) {
    return new Node.For(
        span,
        targets.target(context.target(), false),
        condition(context.condition(), context.COLON()),
        Optional.ofNullable(context.expression()).map(expressions::expression),
        context.RECURSIVE() != null,
        body(context.body()),
        otherwise(context.otherwise()));
  }

  private Node setNode(SourceSpan span, SetStatementContext context) {
    Node.Target target = targets.ofSet(context);
    return context.tuple() == null
        ? new Node.SetBlock(span, target, filters(context.filterCall()), body(context.body()))
        : new Node.Set(span, target, expressions.tuple(context.tuple()));
  }

  private List<Node.FilterCall> filters(List<FilterCallContext> contexts) {
    return contexts.stream().map(expressions::filterCall).toList();
  }

  private Node callNode(SourceSpan span, CallStatementContext context) {
    List<Node.Parameter> parameters =
        context.parameters() == null ? List.of() : targets.parameters(context.parameters());
    ExpressionContext called = context.expression();
    if (expressions.expression(called) instanceof Expr.Call call) {
      return new Node.CallBlock(span, parameters, call, body(context.body()));
    }
    throw TemplateProblem.invalid(
        ExpressionBuilder.start(called),
        ExpressionBuilder.end(called),
        "'call' needs a call, such as 'name()'");
  }

  private Node withNode(SourceSpan span, WithStatementContext context) {
    List<Node.Assignment> assignments = new ArrayList<>();
    for (AssignmentContext each : context.assignment()) {
      assignments.add(
          new Node.Assignment(
              expressions.span(each),
              targets.target(each.target(), false),
              expressions.expression(each.expression())));
    }
    return new Node.With(span, assignments, body(context.body()));
  }

  private Node blockNode(SourceSpan span, BlockStatementContext context) {
    String name = expressions.name(context.NAME(0).getSymbol());
    TerminalNode closing = context.NAME(1);
    if (closing != null && !closing.getText().equals(name)) {
      throw TemplateProblem.invalid(
          closing.getSymbol(), "'endblock' names another block than '%s'", name);
    }
    List<Node> body = body(context.body());
    boolean required = context.REQUIRED() != null;
    if (required && !isBlank(body)) {
      throw TemplateProblem.invalid(
          context.start, "the required block '%s' can hold nothing but comments", name);
    }
    return new Node.Block(span, name, context.SCOPED() != null, required, body);
  }

  private static boolean isBlank(List<Node> body) {
    return body.stream()
        .allMatch(each -> each instanceof Node.Text text && PythonCharacters.isBlank(text.text()));
  }
}
