package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoParser.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.gotemplate.StringLiteral;

/// Makes the trees of pipelines and their operands; positions are where Go puts them.
final class OperandBuilder {
  private OperandBuilder() {}

  static Position position(Token token) {
    return new Position(token.getLine(), token.getCharPositionInLine());
  }

  static Pipeline pipeline(PipelineContext pipeline) {
    List<String> variables = new ArrayList<>();
    boolean assigns = false;
    DeclarationContext declaration = pipeline.declaration();
    if (declaration != null) {
      for (TerminalNode variable : declaration.DECLARED()) {
        variables.add(variable.getText());
      }
      assigns = declaration.ASSIGN() != null;
    }
    List<Pipeline.Command> commands = new ArrayList<>();
    for (CommandContext command : PipelineChecks.commands(pipeline)) {
      commands.add(command(command));
    }
    return new Pipeline(position(pipeline.getStart()), variables, assigns, commands);
  }

  private static Pipeline.Command command(CommandContext command) {
    List<GoExpr> operands = new ArrayList<>();
    for (OperandContext operand : command.operand()) {
      operands.add(operand(operand));
    }
    return new Pipeline.Command(position(command.getStart()), operands);
  }

  private static GoExpr operand(OperandContext operand) {
    TermContext term = operand.term();
    List<TerminalNode> chain = operand.CHAINED();
    if (chain.isEmpty()) {
      return term(term);
    }
    Position position = position(chain.getFirst().getSymbol());
    List<String> fields = new ArrayList<>();
    Token start = term.getStart();
    if (start.getType() == FIELD) {
      fields.add(start.getText().substring(1));
    }
    for (TerminalNode each : chain) {
      fields.add(each.getText().substring(1));
    }
    return switch (start.getType()) {
      case FIELD -> new GoExpr.Field(position, fields);
      case VARIABLE -> new GoExpr.Variable(position, start.getText(), fields);
      default -> new GoExpr.Chain(position, term(term), fields);
    };
  }

  private static GoExpr term(TermContext term) {
    Token token = term.getStart();
    Position position = position(token);
    String text = token.getText();
    return switch (token.getType()) {
      case IDENTIFIER -> new GoExpr.Function(position, text);
      case DOT -> new GoExpr.Dot(position);
      case NIL -> new GoExpr.Nil(position);
      case VARIABLE -> new GoExpr.Variable(position, text, List.of());
      case FIELD -> new GoExpr.Field(position, List.of(text.substring(1)));
      case BOOL -> new GoExpr.Bool(position, text.equals("true"));
      case STRING, RAW_STRING ->
          new GoExpr.Text(position, StringLiteral.unquote(text).orElse(""), text);
      case LPAREN -> {
        Pipeline inner = pipeline(term.pipeline());
        yield new GoExpr.Parenthesised(inner.position(), inner);
      }
      default -> new GoExpr.Number(position, text);
    };
  }
}
