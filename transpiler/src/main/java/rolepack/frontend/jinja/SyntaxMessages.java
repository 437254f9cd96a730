package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Says what is wrong with a token that does not fit, in the words of somebody who writes
/// templates.
final class SyntaxMessages {
  /// To be said where `a is b is c` stands.
  static final String TEST_AFTER_TEST = "a test cannot follow another test; join them with 'and'";

  private static final int LONGEST_SHOWN = 30;

  private final SourceText source;
  private final List<CommonToken> tokens;
  private final boolean bare;

  SyntaxMessages(SourceText source, TokenRow row) {
    this.source = source;
    this.tokens = row.tokens();
    this.bare = row.isBare();
  }

  /// The problem at a token, everything before it making sense.
  TemplateProblem at(int index) {
    OpenConstructs open = OpenConstructs.before(tokens, index);
    Token token = tokens.get(index);
    if (token.getType() == UNEXPECTED) {
      return unexpected(token);
    }
    if (open.tag().isEmpty() && !bare) {
      return betweenTags(token, open);
    }
    if (!open.brackets().isEmpty() && closesOther(token, open.brackets().getLast())) {
      Token bracket = open.brackets().getLast();
      return TemplateProblem.invalid(
          place(token, bracket),
          "'%s' expected %s, for the '%s' of line %d",
          closing(bracket),
          before(token),
          opening(bracket),
          line(bracket));
    }
    if (token.getType() == Token.EOF && open.tag().isPresent()) {
      Token tag = open.tag().get();
      return TemplateProblem.invalid(
          tag,
          "'%s' expected before the end, for the '%s' of line %d",
          end(tag),
          start(tag),
          line(tag));
    }
    return insideTag(index, token, open);
  }

  private TemplateProblem unexpected(Token token) {
    String text = token.getText();
    return switch (text) {
      case "'", "\"" -> TemplateProblem.invalid(token, "the string that starts here is not closed");
      case "&" -> TemplateProblem.invalid(token, "'&' has no meaning here; 'and' joins conditions");
      case "!" -> TemplateProblem.invalid(token, "'!' has no meaning here; 'not' negates");
      default -> TemplateProblem.invalid(token, "'%s' has no meaning here", text);
    };
  }

  private TemplateProblem betweenTags(Token token, OpenConstructs open) {
    switch (token.getType()) {
      case UNCLOSED_COMMENT -> {
        return TemplateProblem.invalid(
            token,
            "'%s' expected before the end, for this '%s'",
            source.settings().commentEnd(),
            source.settings().commentStart());
      }
      case TAG_UNKNOWN -> {
        return unknownTag(token);
      }
      default -> {}
    }
    if (open.statements().isEmpty()) {
      String name = TagNames.of(token);
      return TemplateProblem.invalid(
          token, "'%s' without %s", name, TagNames.withArticle(TagNames.opening(name)));
    }
    Token innermost = open.statements().getLast();
    return TemplateProblem.invalid(
        place(token, innermost),
        "'end%s' expected %s, for the '%s' of line %d",
        TagNames.of(innermost),
        before(token),
        TagNames.of(innermost),
        line(innermost));
  }

  private TemplateProblem unknownTag(Token token) {
    String name = TagNames.of(token);
    if (name.isEmpty()) {
      return TemplateProblem.invalid(
          token, "the name of a tag is expected behind '%s'", source.settings().blockStart());
    }
    if (name.equals("raw")) {
      return TemplateProblem.invalid(token, "'endraw' expected before the end, for this 'raw'");
    }
    if (name.equals("endraw")) {
      return TemplateProblem.invalid(token, "'endraw' without a 'raw'");
    }
    return TagNames.nearest(name)
        .map(
            near ->
                TemplateProblem.invalid(
                    token, "there is no tag '%s'; did you mean '%s'?", name, near))
        .orElseGet(() -> TemplateProblem.invalid(token, "there is no tag '%s'", name));
  }

  private TemplateProblem insideTag(int index, Token token, OpenConstructs open) {
    int before = index == 0 ? TEXT : tokens.get(index - 1).getType();
    String found = token.getType() == Token.EOF || closes(token) ? "" : ", not " + shown(token);
    if (!endsValue(before)) {
      String behind = index == 0 ? "" : " behind " + shown(tokens.get(index - 1));
      return TemplateProblem.invalid(token, "%s is expected%s%s", wanted(index), behind, found);
    }
    if (token.getType() == ASSIGN) {
      return TemplateProblem.invalid(token, "'=' cannot stand here; '==' compares");
    }
    return TemplateProblem.invalid(
        token,
        "%s expected%s%s",
        expected(open),
        found.isEmpty() ? " here" : found,
        of(open, token));
  }

  /// What is missing at a token, where no value stands before it.
  private String wanted(int index) {
    return switch (index == 0 ? TEXT : tokens.get(index - 1).getType()) {
      case PIPE, TAG_FILTER -> "the name of a filter";
      case IS -> "the name of a test";
      case NOT ->
          index > 1 && tokens.get(index - 2).getType() == IS ? "the name of a test" : "a value";
      case DOT -> "a name or a number";
      case TAG_SET, TAG_FOR, TAG_MACRO, TAG_BLOCK, AS, IMPORT -> "a name";
      default -> "a value";
    };
  }

  /// Names the tag that a token stands in, where that starts on another line.
  private String of(OpenConstructs open, Token token) {
    return open.tag()
        .filter(tag -> line(tag) != line(token))
        .map(tag -> ", for the '%s' of line %d".formatted(start(tag), line(tag)))
        .orElse("");
  }

  /// What can follow a value, as far as it is worth saying.
  private String expected(OpenConstructs open) {
    if (!open.brackets().isEmpty()) {
      return "',' or '%s' or an operator is".formatted(closing(open.brackets().getLast()));
    }
    if (open.tag().isEmpty()) {
      return "an operator or the end is";
    }
    Token tag = open.tag().get();
    boolean needsIn = tag.getType() == TAG_FOR && tokensOf(tag).noneMatch(each -> each == IN);
    if (needsIn) {
      return "'in' is";
    }
    return switch (tag.getType()) {
      case TAG_MACRO -> "'(' is";
      case TAG_IMPORT -> "'as' is";
      case TAG_FROM -> "'import' or ',' is";
      default -> "'%s' or an operator is".formatted(end(tag));
    };
  }

  private java.util.stream.IntStream tokensOf(Token tag) {
    return tokens.subList(tag.getTokenIndex(), tokens.size()).stream()
        .mapToInt(Token::getType)
        .takeWhile(each -> each != BLOCK_END);
  }

  private static boolean closes(Token token) {
    return switch (token.getType()) {
      case RPAREN, RBRACKET, RBRACE, VARIABLE_END, BLOCK_END, Token.EOF -> true;
      default -> false;
    };
  }

  private static boolean closesOther(Token token, Token bracket) {
    return closes(token) && !token.getText().equals(closing(bracket));
  }

  private static boolean endsValue(int type) {
    return switch (type) {
      case NAME, TRUE, FALSE, NONE, INT, FLOAT, DOT_INT, STRING -> true;
      case RPAREN, RBRACKET, RBRACE -> true;
      case SCOPED, REQUIRED, MISSING, CONTEXT, RECURSIVE -> true;
      case TAG_ELSE, TAG_BREAK, TAG_CONTINUE -> true;
      case TAG_ENDIF, TAG_ENDFOR, TAG_ENDMACRO, TAG_ENDCALL, TAG_ENDFILTER -> true;
      case TAG_ENDWITH, TAG_ENDAUTOESCAPE, TAG_ENDBLOCK, TAG_ENDSET -> true;
      default -> false;
    };
  }

  /// At the end of the text the place to look at is what was opened.
  private static Token place(Token token, Token opened) {
    return token.getType() == Token.EOF ? opened : token;
  }

  private String before(Token token) {
    return token.getType() == Token.EOF ? "before the end" : "before " + shown(token);
  }

  private static String closing(Token bracket) {
    return switch (bracket.getType()) {
      case LBRACKET -> "]";
      case LBRACE -> "}";
      default -> ")";
    };
  }

  private static String opening(Token bracket) {
    return switch (bracket.getType()) {
      case LBRACKET -> "[";
      case LBRACE -> "{";
      default -> "(";
    };
  }

  private String start(Token tag) {
    return tag.getType() == VARIABLE_START
        ? source.settings().variableStart()
        : source.settings().blockStart();
  }

  private String end(Token tag) {
    return tag.getType() == VARIABLE_START
        ? source.settings().variableEnd()
        : source.settings().blockEnd();
  }

  private int line(Token token) {
    return source.span(token.getStartIndex(), token.getStartIndex()).startLine();
  }

  private String shown(Token token) {
    int type = token.getType();
    if (type == Token.EOF) {
      return "the end";
    }
    if (TagNames.isTag(type) && type != VARIABLE_START) {
      return "'" + TagNames.of(token) + "'";
    }
    String text =
        switch (type) {
          case VARIABLE_START -> source.settings().variableStart();
          case VARIABLE_END -> source.settings().variableEnd();
          case BLOCK_END -> source.settings().blockEnd();
          default -> token.getText();
        };
    boolean whole = text.length() <= LONGEST_SHOWN;
    String cut = whole ? text : text.substring(0, LONGEST_SHOWN) + "…";
    return type == STRING ? cut : "'" + cut + "'";
  }
}
