package rolepack.frontend.gotemplate;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/// Stops at the first token that cannot stand where it stands, as Go does.
final class FirstMismatch extends DefaultErrorStrategy {
  private final SyntaxMessages messages;
  private final GoTreeChecks checks;

  FirstMismatch(SyntaxMessages messages, GoTreeChecks checks) {
    this.messages = messages;
    this.checks = checks;
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    throw rejection(parser);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw rejection(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {}

  @Override
  public void sync(Parser parser) {}

  private TemplateRejection rejection(Parser parser) {
    checks.stop();
    return messages.mismatch(parser.getContext());
  }
}
