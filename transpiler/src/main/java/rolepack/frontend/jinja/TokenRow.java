package rolepack.frontend.jinja;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/// All tokens of a template, the last of them the end: what the parser walks over.
///
/// They are read before the parse, since the words among them get their roles from their neighbours
/// and the nesting is bounded beforehand.
final class TokenRow implements TokenStream {
  private final List<CommonToken> tokens;
  private final TokenSource source;
  private final boolean bare;
  private int index;

  /// @param bare whether the tokens are the inside of a tag
  TokenRow(List<CommonToken> tokens, TokenSource source, boolean bare) {
    this.tokens = tokens;
    this.source = source;
    this.bare = bare;
    for (int each = 0; each < tokens.size(); each++) {
      tokens.get(each).setTokenIndex(each);
    }
  }

  /// The tokens in order.
  List<CommonToken> tokens() {
    return tokens;
  }

  /// Whether the tokens are the inside of a tag.
  boolean isBare() {
    return bare;
  }

  @Override
  public Token LT(int distance) {
    int at = distance > 0 ? index + distance - 1 : index + distance;
    return tokens.get(Math.clamp(at, 0, tokens.size() - 1));
  }

  @Override
  public int LA(int distance) {
    return LT(distance).getType();
  }

  @Override
  public Token get(int at) {
    return tokens.get(at);
  }

  @Override
  public void consume() {
    if (index < tokens.size() - 1) {
      index++;
    }
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int target) {
    index = target;
  }

  @Override
  public int size() {
    return tokens.size();
  }

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public String getText(Interval interval) {
    StringBuilder out = new StringBuilder();
    for (int each = interval.a; each <= interval.b; each++) {
      out.append(tokens.get(each).getText());
    }
    return out.toString();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, tokens.size() - 1));
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }
}
