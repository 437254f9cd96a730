package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Reads a Go template into tokens: plain searches find the texts between the tags, which trim
/// markers shorten; [TagReader] reads the tags.
///
/// A token's column is its number of bytes in its line, as Go counts. Where Go's scanner gives up,
/// the last token is an `ERROR` whose text is Go's message.
final class GoTokenizer {
  private static final int MAXIMUM_NESTING = 250;

  private final String text;
  private final TagScanner scanner;
  private final LineCounter lines;
  private final List<CommonToken> tokens = new ArrayList<>();
  private final StringBuilder pending = new StringBuilder();
  private int nesting;

  private GoTokenizer(String text) {
    this.text = text;
    this.scanner = new TagScanner(text);
    this.lines = new LineCounter(text);
  }

  /// The tokens; the last one is the end of the text.
  static List<CommonToken> tokens(String text) {
    GoTokenizer tokenizer = new GoTokenizer(text);
    if (tokenizer.read()) {
      tokenizer.flush(text.length());
    }
    tokenizer.tokens.add(tokenizer.token(Token.EOF, text.length(), text.length(), "<EOF>"));
    return tokenizer.tokens;
  }

  /// Reads all of it; false where Go gives up.
  private boolean read() {
    int at = 0;
    while (true) {
      int next = text.indexOf("{{", at);
      if (next < 0) {
        pending.append(text, at, text.length());
        return true;
      }
      boolean trims = next + 3 < text.length() && text.charAt(next + 2) == '-' && spaceAt(next + 3);
      pending.append(text, at, trims ? trimmedEnd(at, next) : next);
      CommonToken start = scanner.opening(next);
      switch (start.getType()) {
        case COMMENT -> at = behind(start.getStopIndex() + 1);
        case LEFT -> {
          flush(next);
          add(start, next);
          if (!new TagReader(this, scanner).read()) {
            return false;
          }
          at = behind(tokens.getLast().getStopIndex() + 1);
        }
        case OPEN_COMMENT -> {
          return fail(next, "comment ends before closing delimiter");
        }
        default -> {
          return fail(next, "unclosed comment");
        }
      }
    }
  }

  private boolean spaceAt(int at) {
    return at >= 0 && at < text.length() && isSpace(text.charAt(at));
  }

  static boolean isSpace(int unit) {
    return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
  }

  private int trimmedEnd(int start, int end) {
    int at = end;
    while (at > start && spaceAt(at - 1)) {
      at--;
    }
    return at;
  }

  /// Where the text behind a tag starts that ends here.
  private int behind(int end) {
    int at = end;
    if (text.charAt(end - 3) == '-' && spaceAt(end - 4)) {
      while (spaceAt(at)) {
        at++;
      }
    }
    return at;
  }

  private void flush(int end) {
    if (!pending.isEmpty()) {
      tokens.add(token(TEXT, end, end, pending.toString()));
      pending.setLength(0);
    }
  }

  /// Adds a token of the lexer.
  ///
  /// @param start where its line and column are counted
  void add(CommonToken token, int start) {
    lines.place(token, start);
    tokens.add(token);
  }

  /// Adds the token that ends the reading.
  boolean fail(int start, String message) {
    flush(start);
    tokens.add(token(ERROR, start, start, message));
    return false;
  }

  /// Counts the blocks that are open; false where they are too many for this program.
  boolean nest(int change) {
    nesting = Math.max(0, nesting + change);
    return nesting <= MAXIMUM_NESTING;
  }

  CommonToken last() {
    return tokens.getLast();
  }

  private CommonToken token(int type, int start, int end, String content) {
    CommonToken token = scanner.token(type, start, end);
    token.setText(content);
    lines.place(token, start);
    return token;
  }
}
