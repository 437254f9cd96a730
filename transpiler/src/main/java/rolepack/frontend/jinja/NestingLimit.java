package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Subexpressions;

/// Bounds how deep brackets, tags and trees are nested, so that nothing that walks over a tree has
/// to fear for its stack. Jinja2 gives up earlier, by Python's recursion limit.
final class NestingLimit {
  /// The deepest brackets and tags, counted together.
  private static final int BRACKETS = 250;

  /// The deepest expression: `a + b + c` is two deep.
  private static final int EXPRESSION = 500;

  /// An expression and how deep it lies.
  private record Part(Expr expression, int depth) {}

  private NestingLimit() {}

  /// Rejects tokens whose brackets and tags are nested too deep for the parser.
  static void check(TokenRow tokens) {
    if (tokens.size() <= BRACKETS) {
      return;
    }
    int depth = 0;
    boolean set = false;
    for (Token token : tokens.tokens()) {
      switch (token.getType()) {
        case LPAREN, LBRACKET, LBRACE -> depth++;
        case RPAREN, RBRACKET, RBRACE -> depth--;
        case TAG_IF, TAG_FOR, TAG_MACRO, TAG_CALL, TAG_CALL_PARAMETERS -> depth++;
        case TAG_FILTER, TAG_WITH, TAG_AUTOESCAPE, TAG_BLOCK -> depth++;
        case TAG_SET -> set = true;
        case ASSIGN -> set = false;
        case BLOCK_END -> {
          depth += set ? 1 : 0; // without `=` it is a block
          set = false;
        }
        case TAG_ENDIF, TAG_ENDFOR, TAG_ENDMACRO, TAG_ENDCALL, TAG_ENDFILTER -> depth--;
        case TAG_ENDWITH, TAG_ENDAUTOESCAPE, TAG_ENDBLOCK, TAG_ENDSET -> depth--;
        default -> {}
      }
      if (depth > BRACKETS) {
        throw TemplateProblem.tooDeep(token, BRACKETS);
      }
    }
  }

  /// Rejects statements with expressions that are too deep.
  static void check(List<Node> nodes, TokenRow tokens) {
    if (tokens.size() > EXPRESSION) {
      Deque<Part> open = new ArrayDeque<>();
      Nodes.each(nodes, node -> Nodes.expressions(node, each -> open.add(new Part(each, 0))));
      check(open);
    }
  }

  /// Rejects an expression that is too deep.
  static void check(Expr expression, TokenRow tokens) {
    if (tokens.size() > EXPRESSION) {
      Deque<Part> open = new ArrayDeque<>();
      open.add(new Part(expression, 0));
      check(open);
    }
  }

  private static void check(Deque<Part> open) {
    while (!open.isEmpty()) {
      Part part = open.removeLast();
      if (part.depth() > EXPRESSION) {
        throw TemplateProblem.tooDeep(part.expression().span(), EXPRESSION);
      }
      Subexpressions.each(part.expression(), each -> open.add(new Part(each, part.depth() + 1)));
    }
  }
}
