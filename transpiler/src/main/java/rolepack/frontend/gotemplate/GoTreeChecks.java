package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoParser.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.generated.gotemplate.GoParser;
import rolepack.ir.gotemplate.StringLiteral;

/// Checks a Go template while it is parsed, in Go's order: that functions exist, that variables are
/// declared, that pipelines have values, that literals can be read, that names are defined once.
final class GoTreeChecks implements ParseTreeListener {
  private final GoParser parser;
  private final SyntaxMessages messages;
  private final String name;
  private final Predicate<String> functions;
  private final Map<String, ListContext> definitions = new LinkedHashMap<>();
  private final Deque<CheckedScope> scopes = new ArrayDeque<>();
  private boolean stopped;

  GoTreeChecks(GoParser parser, SyntaxMessages messages, String name, Predicate<String> functions) {
    this.parser = parser;
    this.messages = messages;
    this.name = name;
    this.functions = functions;
    scopes.push(new CheckedScope());
  }

  /// The bodies of `define` and `block`, by name.
  Map<String, ListContext> definitions() {
    return definitions;
  }

  /// Ends the checks: a mismatch was found, and the rules are left.
  void stop() {
    stopped = true;
  }

  private TemplateRejection reject(TemplateRejection rejection) {
    stopped = true;
    return rejection;
  }

  private TemplateRejection reject(Token token, String message) {
    return reject(SyntaxMessages.rejection(token, message));
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {
    if (context instanceof NodeContext) {
      scopes.peek().mark();
    } else if (context instanceof ListContext) {
      switch (context.getParent()) {
        case DefineContext _ -> scopes.push(new CheckedScope());
        case BlockNodeContext _ -> scopes.push(new CheckedScope());
        case RangeNodeContext _ -> scopes.peek().enterRange();
        default -> {}
      }
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    if (stopped) {
      return;
    }
    switch (context) {
      case ListContext _ -> exitList(context.getParent());
      case PipelineContext pipeline -> checkPipeline(pipeline);
      case PipedContext piped -> checkPiped(piped);
      case IfNodeContext _ -> scopes.peek().popToMark();
      case WithNodeContext _ -> scopes.peek().popToMark();
      case RangeNodeContext _ -> scopes.peek().popToMark();
      case BlockNodeContext block -> {
        scopes.peek().dropMark();
        define(block.name(), block.list(), block.end());
      }
      case NodeContext _ -> scopes.peek().dropMark();
      case DefineContext define -> define(define.name(), define.list(), define.end());
      case TemplateContext template -> checkMain(template);
      default -> {}
    }
  }

  private void exitList(ParserRuleContext parent) {
    switch (parent) {
      case DefineContext _ -> scopes.pop();
      case BlockNodeContext _ -> scopes.pop();
      case RangeNodeContext _ -> scopes.peek().leaveRange();
      default -> {}
    }
  }

  private void define(NameContext name, ListContext body, EndContext end) {
    String unquoted = StringLiteral.unquote(name.getText()).orElse("");
    ListContext known = definitions.get(unquoted);
    if (known == null || isBlank(known)) {
      definitions.put(unquoted, body);
    } else if (!isBlank(body)) {
      throw reject(end.getStop(), multiple(unquoted));
    }
  }

  private static String multiple(String name) {
    return "template: multiple definition of template " + StringLiteral.quote(name);
  }

  /// The file itself is a template too.
  private void checkMain(TemplateContext template) {
    ListContext same = definitions.get(name);
    if (same == null || isBlank(same)) {
      return;
    }
    for (int index = 0; index < template.getChildCount() - 1; index++) {
      if (template.getChild(index) instanceof NodeContext
          || (template.getChild(index) instanceof TerminalNode text && !isBlank(text))) {
        throw reject(template.getStop(), multiple(name));
      }
    }
  }

  private static boolean isBlank(ListContext list) {
    if (!list.node().isEmpty()) {
      return false;
    }
    return list.TEXT().stream().allMatch(GoTreeChecks::isBlank);
  }

  private static boolean isBlank(TerminalNode text) {
    return text.getText().isBlank();
  }

  /// Only a pipeline's end may follow a `|` that no command follows.
  private void checkPiped(PipedContext piped) {
    PipelineContext pipeline = (PipelineContext) piped.getParent();
    int next = parser.getCurrentToken().getType();
    if (piped.command() == null && next != PipelineChecks.end(pipeline)) {
      throw reject(messages.unexpected(PipelineChecks.construct(pipeline)));
    }
  }

  private void checkPipeline(PipelineContext pipeline) {
    Token next = parser.getCurrentToken();
    String where = PipelineChecks.construct(pipeline);
    if (next.getType() != PipelineChecks.end(pipeline)) {
      boolean open = PipelineChecks.isOpen(pipeline);
      boolean inOperand = open && next.getType() != RPAREN;
      throw reject(messages.unexpected(inOperand ? "operand" : where));
    }
    if (PipelineChecks.commands(pipeline).isEmpty()) {
      throw reject(next, "missing value for " + where);
    }
    int stage = PipelineChecks.stageWithoutFunction(pipeline);
    if (stage > 0) {
      throw reject(next, "non executable command in pipeline stage " + stage);
    }
  }

  @Override
  public void visitTerminal(TerminalNode node) {
    Token token = node.getSymbol();
    switch (node.getParent()) {
      case TermContext term -> checkTerm(term, token);
      case OperandContext operand -> checkChain(operand, token);
      case DeclarationContext declaration -> checkDeclaration(declaration, token);
      case NameContext _ -> checkString(token);
      case BreakNodeContext _ when token.getType() == RIGHT -> checkRange(token, "{{break}}");
      case ContinueNodeContext _ when token.getType() == RIGHT -> checkRange(token, "{{continue}}");
      default -> {}
    }
  }

  private void checkRange(Token token, String tag) {
    if (!scopes.peek().isInRange()) {
      throw reject(token, tag + " outside {{range}}");
    }
  }

  private void checkTerm(TermContext term, Token token) {
    switch (token.getType()) {
      case IDENTIFIER -> {
        String function = token.getText();
        if (!GoTemplateParser.BUILTINS.contains(function) && !functions.test(function)) {
          throw reject(token, "function " + StringLiteral.quote(function) + " not defined");
        }
      }
      case VARIABLE -> {
        if (!scopes.peek().isDeclared(token.getText())) {
          // Where a pipeline starts, Go has looked for a `:=` before it looks at the variable.
          boolean start = PipelineChecks.startsPipeline(term);
          throw reject(
              start ? parser.getCurrentToken() : token,
              "undefined variable " + StringLiteral.quote(token.getText()));
        }
      }
      case STRING, RAW_STRING -> checkString(token);
      case NUMBER, COMPLEX, CHARACTER ->
          PipelineChecks.numberProblem(token.getText())
              .ifPresent(
                  problem -> {
                    throw reject(token, problem);
                  });
      default -> {}
    }
  }

  private void checkString(Token token) {
    if (StringLiteral.unquote(token.getText()).isEmpty()) {
      throw reject(token, "invalid syntax");
    }
  }

  private void checkChain(OperandContext operand, Token token) {
    switch (operand.term().getStart().getType()) {
      case BOOL, STRING, RAW_STRING, NUMBER, COMPLEX, CHARACTER, NIL, DOT ->
          throw reject(
              token, "unexpected . after term " + StringLiteral.quote(operand.term().getText()));
      default -> {}
    }
  }

  private void checkDeclaration(DeclarationContext declaration, Token token) {
    if (token.getType() == DECLARED) {
      scopes.peek().declare(token.getText());
    } else if (token.getType() == COMMA) {
      String where = PipelineChecks.construct(declaration.getParent());
      if (!where.equals("range") || declaration.DECLARED().size() > 1) {
        throw reject(token, "too many declarations in " + where);
      }
      int next = parser.getCurrentToken().getType();
      if (next != VARIABLE && next != DECLARED && next != RIGHT && next != RPAREN) {
        throw reject(parser.getCurrentToken(), "range can only initialize variables");
      }
    }
  }

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
