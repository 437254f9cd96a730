package rolepack.frontend.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/// The tokens of a file, as snakeyaml-engine's parser asks for them.
final class TokenStream implements Scanner {
  private final TokenScanner scanner;
  private final TokenQueue tokens;

  /// What the next token is; settled once it is known that nothing goes before it. The parser asks
  /// some ten times for every token.
  private Optional<Token.ID> first = Optional.empty();

  private boolean settled;

  TokenStream(TokenScanner scanner) {
    this.scanner = scanner;
    this.tokens = scanner.tokens();
  }

  @Override
  public boolean hasNext() {
    if (!settled) {
      scanner.fetch();
      settled = true;
      first = tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.peek().getTokenId());
    }
    return first.isPresent();
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return hasNext() && first.get() == choice;
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    if (!hasNext()) {
      return false;
    }
    for (Token.ID each : choices) {
      if (first.get() == each) {
        return true;
      }
    }
    return choices.length == 0;
  }

  @Override
  public Token peekToken() {
    hasNext();
    return tokens.peek();
  }

  @Override
  public Token next() {
    hasNext();
    settled = false;
    return tokens.take();
  }

  @Override
  public void resetDocumentIndex() {
    // Nothing is counted for a document.
  }
}
