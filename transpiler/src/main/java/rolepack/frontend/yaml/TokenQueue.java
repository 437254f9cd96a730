package rolepack.frontend.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.tokens.StreamStartToken;
import org.snakeyaml.engine.v2.tokens.Token;

/// The tokens that are scanned and not taken yet, numbered from the start of the file.
///
/// A token may still be put before others, since a key is known only when its `:` comes.
final class TokenQueue {
  private static final int[] NO_TEXT = {};

  /// The tokens that are not taken yet start at `head`.
  private final List<Token> tokens = new ArrayList<>();

  private int head;
  private int taken;
  private Token last = new StreamStartToken(mark(0), mark(0));

  TokenQueue() {
    tokens.add(last);
  }

  boolean isEmpty() {
    return head == tokens.size();
  }

  Token peek() {
    return tokens.get(head);
  }

  Token take() {
    Token token = tokens.get(head++);
    taken++;
    if (head == tokens.size()) {
      tokens.clear();
      head = 0;
    }
    return token;
  }

  void add(Token token) {
    tokens.add(token);
    last = token;
  }

  /// Puts a token before the one with a number.
  void insert(int number, Token token) {
    tokens.add(head + number - taken, token);
  }

  /// The number of the token that is taken next.
  int firstNumber() {
    return taken;
  }

  /// The number of the token that is added next.
  int nextNumber() {
    return taken + tokens.size() - head;
  }

  /// What the token added last is.
  Token.ID lastId() {
    return last.getTokenId();
  }

  /// A place; its line and column are not counted.
  static Optional<Mark> mark(int offset) {
    return Optional.of(new Mark("", offset, 0, 0, NO_TEXT, 0));
  }
}
