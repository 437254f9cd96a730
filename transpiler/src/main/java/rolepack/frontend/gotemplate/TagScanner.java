package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoLexer.*;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import rolepack.frontend.jinja.Utf16Stream;
import rolepack.generated.gotemplate.GoLexer;

/// Finds the words of a Go template.
///
/// What most tags are made of is found by plain searches, for speed; the generated lexer, which
/// knows all words, is asked for the rest, and a test holds that it alone gives the same words.
final class TagScanner {
  private final String text;
  private final Utf16Stream stream;
  private final Lexer lexer;
  private final Pair<TokenSource, CharStream> origin;
  private int at;

  TagScanner(String text) {
    this.text = text;
    this.stream = new Utf16Stream(text);
    this.lexer = new GoLexer(stream);
    this.origin = new Pair<>(lexer, stream);
    lexer.removeErrorListeners();
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  void seek(int target) {
    at = target;
  }

  CommonToken token(int type, int start, int end) {
    return new CommonToken(origin, type, Token.DEFAULT_CHANNEL, start, end - 1);
  }

  /// The `{{` or the comment that starts here.
  CommonToken opening(int start) {
    boolean trims = unit(start + 2) == '-' && GoTokenizer.isSpace(unit(start + 3));
    int end = start + (trims ? 4 : 2);
    return text.startsWith("/*", end) ? slow(start, DEFAULT_MODE) : read(LEFT, start, end);
  }

  /// The next word of a tag; a number may be longer or shorter than it says.
  CommonToken next() {
    int start = at;
    int unit = unit(start);
    return switch (unit) {
      case -1 -> token(Token.EOF, start, start);
      case ' ', '\t', '\r', '\n' -> space(start);
      case '}' -> unit(start + 1) == '}' ? read(RIGHT, start, start + 2) : slow(start, INSIDE);
      case '=' -> read(ASSIGN, start, start + 1);
      case ':' -> unit(start + 1) == '=' ? read(DECLARE, start, start + 2) : slow(start, INSIDE);
      case '|' -> read(PIPE, start, start + 1);
      case ',' -> read(COMMA, start, start + 1);
      case '(' -> read(LPAREN, start, start + 1);
      case ')' -> read(RPAREN, start, start + 1);
      case '"' -> string(start);
      case '$' -> word(VARIABLE, start);
      case '.' -> isWord(unit(start + 1)) ? word(FIELD, start) : dot(start);
      case '+', '-' -> read(NUMBER, start, start + 1);
      default -> {
        if (unit >= '0' && unit <= '9') {
          yield read(NUMBER, start, start + 1);
        }
        yield isWord(unit) ? word(WORD, start) : slow(start, INSIDE);
      }
    };
  }

  private int unit(int index) {
    return index < text.length() ? text.charAt(index) : -1;
  }

  private CommonToken read(int type, int start, int end) {
    at = end;
    return token(type, start, end);
  }

  private CommonToken slow(int start, int mode) {
    stream.seek(start);
    lexer.mode(mode);
    CommonToken token = (CommonToken) lexer.nextToken();
    at = token.getStopIndex() + 1;
    return token;
  }

  private CommonToken space(int start) {
    int end = start;
    while (GoTokenizer.isSpace(unit(end))) {
      end++;
    }
    return text.startsWith("-}}", end) ? read(RIGHT, start, end + 3) : read(SPACE, start, end);
  }

  private CommonToken dot(int start) {
    return unit(start + 1) >= 0x80 ? slow(start, INSIDE) : read(DOT, start, start + 1);
  }

  /// A word of ASCII characters, behind its first character.
  private CommonToken word(int type, int start) {
    int end = start + 1;
    while (isWord(unit(end))) {
      end++;
    }
    return unit(end) >= 0x80 ? slow(start, INSIDE) : read(type, start, end);
  }

  private static boolean isWord(int unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9')
        || unit == '_';
  }

  private CommonToken string(int start) {
    for (int end = start + 1; end < text.length(); end++) {
      switch (text.charAt(end)) {
        case '"' -> {
          return read(STRING, start, end + 1);
        }
        case '\n' -> {
          return slow(start, INSIDE);
        }
        case '\\' -> end += unit(end + 1) == '\n' ? 0 : 1;
        default -> {}
      }
    }
    return slow(start, INSIDE);
  }
}
