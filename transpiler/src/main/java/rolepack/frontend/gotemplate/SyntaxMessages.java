package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoParser.*;

import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import rolepack.ir.gotemplate.StringLiteral;

/// Says what Go says about a token that cannot stand where it stands.
final class SyntaxMessages {
  private static final int QUOTED = 10;

  private final TokenStream tokens;
  private final String name;

  SyntaxMessages(TokenStream tokens, String name) {
    this.tokens = tokens;
    this.name = name;
  }

  /// What is wrong with the next token, which no rule expects here.
  TemplateRejection mismatch(ParserRuleContext context) {
    Token token = tokens.LT(1);
    return switch (context) {
      case NameContext _ when context.getParent() instanceof DefineContext ->
          unexpected("define clause");
      case NameContext _ when context.getParent() instanceof BlockNodeContext ->
          unexpected("block clause");
      case NameContext _ -> unexpected("template clause");
      case PipelineContext pipeline when token.getType() == PipelineChecks.end(pipeline) ->
          rejection(token, "missing value for " + PipelineChecks.construct(pipeline));
      case PipelineContext pipeline -> unexpected(PipelineChecks.construct(pipeline));
      case InvokeNodeContext _ -> unexpected("template clause");
      case BreakNodeContext _ -> unexpected("{{break}}");
      case ContinueNodeContext _ -> unexpected("{{continue}}");
      case OtherwiseContext _ -> unexpected("else");
      case EndContext _ when tokens.LA(-1) == TAG_END -> unexpected("end");
      case DefineContext _ when tokens.LA(-1) == STRING || tokens.LA(-1) == RAW_STRING ->
          unexpected("define clause");
      default ->
          switch (token.getType()) {
            case TAG_ELSE, TAG_ELSE_IF, TAG_END -> misplaced(context, token);
            case TAG_DEFINE -> rejection(token, "unexpected <define> in command");
            case Token.EOF -> rejection(token, "unexpected EOF");
            default -> unexpected("input");
          };
    };
  }

  /// An `else` or `end` that no block can have here; Go reads the whole tag first.
  private TemplateRejection misplaced(ParserRuleContext context, Token token) {
    boolean end = token.getType() == TAG_END;
    if (token.getType() != TAG_ELSE_IF && tokens.LA(2) != RIGHT) {
      tokens.consume();
      return unexpected(end ? "end" : "else");
    }
    String tag = end ? "{{end}}" : "{{else}}";
    Token last = tokens.LT(2);
    ParserRuleContext outer = context instanceof EndContext ? context.getParent() : context;
    return switch (outer) {
      case TemplateContext _ -> rejection(last, "unexpected " + tag);
      case DefineContext _ -> rejection(last, "unexpected " + tag + " in define clause");
      case BlockNodeContext _ -> rejection(last, "unexpected " + tag + " in block clause");
      default -> {
        boolean second = outer.getChild(outer.getChildCount() - 1) instanceof OtherwiseContext;
        boolean secondInEnd = context != outer && hasOtherwise(outer);
        yield token.getType() == TAG_ELSE_IF && !second && !secondInEnd
            ? rejection(last, "unexpected <if> in input")
            : rejection(last, "expected end; found " + tag);
      }
    };
  }

  private static boolean hasOtherwise(ParserRuleContext context) {
    for (int index = 0; index < context.getChildCount(); index++) {
      if (context.getChild(index) instanceof OtherwiseContext) {
        return true;
      }
    }
    return false;
  }

  /// The next token cannot stand in this.
  TemplateRejection unexpected(String where) {
    Token token = tokens.LT(1);
    return token.getType() == ERROR
        ? rejection(token, token.getText() + startOfAction(token))
        : rejection(token, "unexpected " + describe(token) + " in " + where);
  }

  static TemplateRejection rejection(Token token, String message) {
    return new TemplateRejection(token.getLine(), message);
  }

  /// Where the tag starts, if that is another line.
  private String startOfAction(Token error) {
    int index = error.getTokenIndex() - 1;
    while (index >= 0 && !opens(tokens.get(index).getType())) {
      if (tokens.get(index).getType() == RIGHT || tokens.get(index).getType() == TEXT) {
        return "";
      }
      index--;
    }
    if (index < 0) {
      return "";
    }
    Token start = tokens.get(index);
    boolean known = start.getType() != TAG_DEFINE && start.getType() != TAG_ELSE_IF;
    if (!known || start.getLine() == error.getLine()) {
      return "";
    }
    String place = " started at " + name + ":" + start.getLine();
    return error.getText().endsWith(" action") ? place : " in action" + place;
  }

  private static boolean opens(int type) {
    return switch (type) {
      case LEFT,
          TAG_IF,
          TAG_ELSE_IF,
          TAG_ELSE,
          TAG_END,
          TAG_RANGE,
          TAG_WITH,
          TAG_DEFINE,
          TAG_BLOCK,
          TAG_TEMPLATE,
          TAG_BREAK,
          TAG_CONTINUE ->
          true;
      default -> false;
    };
  }

  private static String firstOf(String text) {
    return text.codePoints()
        .limit(QUOTED)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Go counts bytes to see whether a token is long, and characters to shorten it.
  private static String describe(Token token) {
    String text = token.getText();
    if (token.getType() == Token.EOF) {
      return "EOF";
    }
    if (token.getType() == KEYWORD || token.getType() == NIL || token.getType() == DOT) {
      return "<" + text + ">";
    }
    return text.getBytes(StandardCharsets.UTF_8).length > QUOTED
        ? StringLiteral.quote(firstOf(text)) + "..."
        : StringLiteral.quote(text);
  }
}
