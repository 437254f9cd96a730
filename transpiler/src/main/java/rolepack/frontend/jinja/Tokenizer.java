package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import rolepack.generated.jinja.JinjaLexer;
import rolepack.ir.jinja.TemplateSettings;

/// Reads a text into tokens: the generated lexer reads what is inside of tags, the text between
/// them is found by a plain search, and [TextTrimming] says what is left of it.
final class Tokenizer {
  private final String text;
  private final JinjaLexer lexer;
  private final List<CommonToken> tokens = new ArrayList<>();

  private Tokenizer(String text) {
    this.text = text;
    this.lexer = new JinjaLexer(new Utf16Stream(text));
    lexer.removeErrorListeners();
  }

  /// The tokens of a whole template; its texts are trimmed, and two are never side by side.
  static TokenRow ofTemplate(String text, TemplateSettings settings) {
    return ofTemplate(text, new TextTrimming(text, settings));
  }

  /// The same; the trimming can then say what it did.
  static TokenRow ofTemplate(String text, TextTrimming trimming) {
    Tokenizer tokenizer = new Tokenizer(text);
    tokenizer.readTemplate(trimming);
    return tokenizer.row(false);
  }

  /// The tokens of a text that stands inside of a tag.
  static TokenRow ofExpression(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    tokenizer.lexer.pushMode(INSIDE);
    tokenizer.readTag();
    return tokenizer.row(true);
  }

  private TokenRow row(boolean bare) {
    if (tokens.isEmpty() || tokens.getLast().getType() != Token.EOF) {
      tokens.add(end());
    }
    WordRoles.assign(tokens, bare);
    return new TokenRow(tokens, lexer, bare);
  }

  private CommonToken end() {
    CommonToken end = new CommonToken(Token.EOF, "");
    end.setStartIndex(text.length());
    end.setStopIndex(text.length() - 1);
    return end;
  }

  private void readTemplate(TextTrimming trimming) {
    int at = 0;
    while (at < text.length()) {
      int next = nextDelimiter(at);
      trimming.add(at, next);
      if (next == text.length()) {
        break;
      }
      lexer.getInputStream().seek(next);
      CommonToken token = (CommonToken) lexer.nextToken();
      at = token.getStopIndex() + 1;
      switch (token.getType()) {
        case COMMENT -> trimming.comment(token);
        case RAW -> trimming.raw(token);
        default -> {
          trimming.startOfTag(token).ifPresent(tokens::add);
          tokens.add(token);
          if (!startsTag(token) || !readTag()) {
            return; // the parser rejects the last token
          }
          at = tokens.getLast().getStopIndex() + 1;
          trimming.endOfTag(tokens.getLast());
        }
      }
    }
    trimming.endOfTemplate().ifPresent(tokens::add);
  }

  private static boolean startsTag(Token token) {
    int type = token.getType();
    return type >= VARIABLE_START && type < TAG_UNKNOWN;
  }

  /// Where the next `{{`, `{%` or `{#` stands; the end of the text if there is none.
  private int nextDelimiter(int from) {
    int brace = text.indexOf('{', from);
    while (brace >= 0 && brace < text.length() - 1) {
      char second = text.charAt(brace + 1);
      if (second == '{' || second == '%' || second == '#') {
        return brace;
      }
      brace = text.indexOf('{', brace + 1);
    }
    return text.length();
  }

  /// Reads up to the end of a tag; false where it does not end.
  private boolean readTag() {
    while (true) {
      CommonToken token = (CommonToken) lexer.nextToken();
      tokens.add(token);
      switch (token.getType()) {
        case VARIABLE_END, BLOCK_END -> {
          return true;
        }
        case UNEXPECTED, Token.EOF -> {
          return false;
        }
        default -> {}
      }
    }
  }
}
