package rolepack.frontend.contents;

import java.io.IOException;

/// An index that is none, or is broken; the message ends a sentence that begins with its name.
final class BadIndex extends IOException {
  private static final long serialVersionUID = 1L;

  BadIndex(String message) {
    super(message);
  }
}
