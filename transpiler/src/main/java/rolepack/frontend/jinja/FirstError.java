package rolepack.frontend.jinja;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/// Ends the parse at the first token that does not fit, with a message for people.
final class FirstError extends DefaultErrorStrategy {
  private final SyntaxMessages messages;

  FirstError(SyntaxMessages messages) {
    this.messages = messages;
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    throw messages.at(parser.getCurrentToken().getTokenIndex());
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw messages.at(parser.getCurrentToken().getTokenIndex());
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {}

  @Override
  public void sync(Parser parser) {}
}
