package rolepack.frontend.contents;

import java.io.IOException;

/// An index that is none, or is broken; the message ends a sentence that begins with its name.
final class BadIndex extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;

  BadIndex(String message) {
    this(message, 0);
  }

  BadIndex(String message, long line) {
    super(message);
    this.line = (int) Math.min(line, Integer.MAX_VALUE);
  }

  /// The line that is wrong, 0 where it is the whole.
  int line() {
    return line;
  }
}
