package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import rolepack.generated.jinja.JinjaLexer;
import rolepack.ir.jinja.TemplateSettings;

/// Reads a text into tokens.
///
/// What most of a template is made of is found by plain searches: the texts between the tags, of
/// which [TextTrimming] says what is left, the starts of tags, blanks and words. The generated
/// lexer is asked for the rest; it knows all of them, and a test holds that it alone gives the same
/// tokens.
final class Tokenizer {
  private final String text;
  private final Utf16Stream stream;
  private final JinjaLexer lexer;
  private final Pair<TokenSource, CharStream> origin;
  private final List<CommonToken> tokens = new ArrayList<>();

  private Tokenizer(String text) {
    this.text = text;
    this.stream = new Utf16Stream(text);
    this.lexer = new JinjaLexer(stream);
    this.origin = new Pair<>(lexer, stream);
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
      tokens.add(token(Token.EOF, text.length(), text.length()));
    }
    WordRoles.assign(tokens, bare);
    return new TokenRow(tokens, lexer, bare);
  }

  private CommonToken token(int type, int start, int end) {
    return new CommonToken(origin, type, Token.DEFAULT_CHANNEL, start, end - 1);
  }

  private void readTemplate(TextTrimming trimming) {
    int at = 0;
    while (at < text.length()) {
      int next = nextDelimiter(text, at);
      trimming.add(at, next);
      if (next == text.length()) {
        break;
      }
      CommonToken token = delimiter(next);
      at = token.getStopIndex() + 1;
      switch (token.getType()) {
        case COMMENT -> trimming.comment(token);
        case RAW -> trimming.raw(token);
        default -> {
          trimming.startOfTag(token).ifPresent(tokens::add);
          tokens.add(token);
          if (!opens(token) || !readTag()) {
            return; // the parser rejects the last token
          }
          at = tokens.getLast().getStopIndex() + 1;
          trimming.endOfTag(tokens.getLast());
        }
      }
    }
    trimming.endOfTemplate().ifPresent(tokens::add);
  }

  private static boolean opens(Token token) {
    return token.getType() != UNCLOSED_COMMENT && token.getType() != TAG_UNKNOWN;
  }

  /// Where the next `{{`, `{%` or `{#` stands; the end of the text if there is none.
  static int nextDelimiter(String text, int from) {
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

  /// What starts at a `{{`, `{%` or `{#`.
  private CommonToken delimiter(int start) {
    char kind = text.charAt(start + 1);
    int at = start + 2;
    at += at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
    if (kind == '{') {
      lexer.pushMode(INSIDE);
      return read(token(VARIABLE_START, start, at));
    }
    if (kind == '%') {
      at = PythonCharacters.skipSpace(text, at, text.length());
      int end = wordEnd(at);
      if (end > at && !text.startsWith("raw", at)) {
        lexer.pushMode(INSIDE);
        return read(token(TagNames.type(text.substring(at, end)), start, end));
      }
    }
    stream.seek(start);
    CommonToken token = (CommonToken) lexer.nextToken();
    if (token.getType() == TAG) {
      token.setType(TagNames.type(TagNames.of(token)));
    }
    return token;
  }

  /// The end of a word of ASCII characters; the start itself where there is none.
  private int wordEnd(int start) {
    int at = start;
    while (at < text.length() && PythonCharacters.isWord(text.charAt(at))) {
      at++;
    }
    boolean word = at > start && text.charAt(start) > '9';
    return word && (at == text.length() || text.charAt(at) < 0x80) ? at : start;
  }

  private CommonToken read(CommonToken token) {
    stream.seek(token.getStopIndex() + 1);
    return token;
  }

  /// Reads up to the end of a tag; false where it does not end.
  private boolean readTag() {
    while (true) {
      CommonToken token = inside();
      int type = token.getType();
      if (type == LPAREN && !tokens.isEmpty() && tokens.getLast().getType() == TAG_CALL) {
        tokens.getLast().setType(TAG_CALL_PARAMETERS);
      }
      tokens.add(token);
      if (type == VARIABLE_END || type == BLOCK_END) {
        return true;
      }
      if (type == UNEXPECTED || type == Token.EOF) {
        return false;
      }
    }
  }

  private CommonToken inside() {
    int start = PythonCharacters.skipSpace(text, stream.index(), text.length());
    int end = wordEnd(start);
    if (end > start) {
      return read(token(NAME, start, end));
    }
    stream.seek(start);
    return (CommonToken) lexer.nextToken();
  }
}
