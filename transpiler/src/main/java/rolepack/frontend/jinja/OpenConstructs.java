package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// What is open where a template stops making sense: the statements that still need their end, the
/// tag, the brackets.
///
/// @param statements the tags that opened them, the innermost last
/// @param tag what opens the tag that the place is in, if it is in one
/// @param brackets the brackets in it, the innermost last
record OpenConstructs(List<Token> statements, Optional<Token> tag, List<Token> brackets) {

  /// What is open before a token, given that everything before it makes sense.
  static OpenConstructs before(List<CommonToken> tokens, int index) {
    List<Token> statements = new ArrayList<>();
    List<Token> brackets = new ArrayList<>();
    Optional<Token> tag = Optional.empty();
    boolean assigned = false;
    for (Token token : tokens.subList(0, index)) {
      int type = token.getType();
      if (TagNames.isTag(type)) {
        tag = Optional.of(token);
        assigned = false;
      }
      switch (type) {
        case LPAREN, LBRACKET, LBRACE -> brackets.add(token);
        case RPAREN, RBRACKET, RBRACE -> brackets.removeLast();
        case ASSIGN -> assigned |= brackets.isEmpty();
        case VARIABLE_END -> tag = Optional.empty();
        case BLOCK_END -> {
          read(tag.orElseThrow(), assigned, statements);
          tag = Optional.empty();
        }
        default -> {}
      }
    }
    return new OpenConstructs(statements, tag, brackets);
  }

  private static void read(Token tag, boolean assigned, List<Token> statements) {
    switch (tag.getType()) {
      case TAG_IF, TAG_FOR, TAG_MACRO, TAG_CALL, TAG_CALL_PARAMETERS -> statements.add(tag);
      case TAG_FILTER, TAG_WITH, TAG_AUTOESCAPE, TAG_BLOCK -> statements.add(tag);
      case TAG_SET -> {
        if (!assigned) {
          statements.add(tag);
        }
      }
      case TAG_ENDIF, TAG_ENDFOR, TAG_ENDMACRO, TAG_ENDCALL, TAG_ENDFILTER ->
          statements.removeLast();
      case TAG_ENDWITH, TAG_ENDAUTOESCAPE, TAG_ENDBLOCK, TAG_ENDSET -> statements.removeLast();
      default -> {}
    }
  }
}
