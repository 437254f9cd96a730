package rolepack.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Standard output or error, which remembers why writing failed; a print stream only knows that it
/// did.
final class ResultStream extends OutputStream {
  private final OutputStream target;
  private Optional<IOException> failure = Optional.empty();

  ResultStream(OutputStream target) {
    this.target = target;
  }

  /// A buffered UTF-8 stream that prints here.
  PrintStream printer() {
    return new PrintStream(new BufferedOutputStream(this), false, StandardCharsets.UTF_8);
  }

  /// Why what was printed got lost; empty where nobody wanted the rest (`rolepack … | head`).
  Optional<String> loss() {
    return failure
        .map(IoProblem::sentence)
        .filter(each -> !each.toLowerCase(Locale.ROOT).contains("broken pipe"));
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      target.write(bytes, from, count);
    } catch (IOException problem) {
      failure = failure.or(() -> Optional.of(problem));
      throw problem;
    }
  }
}
