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
  private boolean mayNotCompile;

  TreeBuilder(SourceText source) {
    this.source = source;
    this.expressions = new ExpressionBuilder(source);
    this.targets = new TargetBuilder(source, expressions);
  }

  /// Whether the template holds any of the few things that Jinja2 parses and may then not compile.
  boolean mayNotCompile() {
    return mayNotCompile || targets.boundSpecialName();
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
      if (each instanceof TerminalNode text) {
        addText(nodes, text.getSymbol());
      } else if (each instanceof OutputContext output) {
        nodes.add(new Node.Output(expressions.span(output), expressions.tuple(output.tuple())));
      } else if (each instanceof PrintStatementContext print) {
        addPrint(nodes, print);
      } else {
        nodes.add(statement((StatementContext) each));
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
    return switch (context.start.getType()) {
      case TAG_IF -> ifNode(span, (IfStatementContext) context);
      case TAG_FOR -> forNode(span, (ForStatementContext) context);
      case TAG_SET -> setNode(span, (SetStatementContext) context);
      case TAG_MACRO -> macroNode(span, (MacroStatementContext) context);
      case TAG_CALL, TAG_CALL_PARAMETERS -> callNode(span, (CallStatementContext) context);
      case TAG_FILTER -> filterNode(span, (FilterStatementContext) context);
      case TAG_WITH -> withNode(span, (WithStatementContext) context);
      case TAG_AUTOESCAPE -> autoescapeNode(span, (AutoescapeStatementContext) context);
      case TAG_BLOCK -> blockNode(span, (BlockStatementContext) context);
      case TAG_EXTENDS -> extendsNode(span, (ExtendsStatementContext) context);
      case TAG_INCLUDE -> includeNode(span, (IncludeStatementContext) context);
      case TAG_IMPORT -> importNode(span, (ImportStatementContext) context);
      case TAG_FROM ->
          new ImportedNames(expressions, targets).fromImport(span, (FromStatementContext) context);
      case TAG_DO -> new Node.Do(span, expressions.tuple(((DoStatementContext) context).tuple()));
      case TAG_BREAK -> new Node.Break(span);
      case TAG_CONTINUE -> new Node.Continue(span);
      default -> throw new IllegalStateException("no statement: " + context.getText());
    };
  }

  private Node macroNode(SourceSpan span, MacroStatementContext context) {
    String name = targets.bound(context.plainName());
    List<Node.Parameter> parameters = targets.parameters(context.parameters());
    return new Node.Macro(span, name, parameters, body(context.body()));
  }

  private Node filterNode(SourceSpan span, FilterStatementContext context) {
    return new Node.FilterBlock(span, filters(context.filterCall()), body(context.body()));
  }

  private Node autoescapeNode(SourceSpan span, AutoescapeStatementContext context) {
    Expr enabled = expressions.expression(context.expression());
    return new Node.AutoEscape(span, enabled, body(context.body()));
  }

  private Node extendsNode(SourceSpan span, ExtendsStatementContext context) {
    mayNotCompile = true;
    return new Node.Extends(span, expressions.expression(context.expression()));
  }

  private Node includeNode(SourceSpan span, IncludeStatementContext context) {
    Expr template = expressions.expression(context.expression());
    boolean ignoreMissing = context.IGNORE() != null;
    return new Node.Include(span, template, ignoreMissing, context.WITHOUT() == null);
  }

  private Node importNode(SourceSpan span, ImportStatementContext context) {
    Expr template = expressions.expression(context.expression());
    String name = targets.bound(context.plainName());
    return new Node.Import(span, template, name, context.WITH() != null);
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
    mayNotCompile |= !context.filterCall().isEmpty();
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
    mayNotCompile = true;
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
