package rolepack.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import rolepack.Phase;

/// One line on the terminal that says what a long run is doing; runs under a second never show it.
final class ProgressLine implements Consumer<Phase>, AutoCloseable {
  private static final long SILENCE_MILLIS = 1000;
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private Optional<Phase> phase = Optional.empty();
  private boolean visible;
  private boolean closed;

  private ProgressLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /// Shows nothing where messages do not go to a terminal, or the user wants quiet.
  static ProgressLine on(Console console) {
    ProgressLine line = new ProgressLine(console.err());
    if (console.environment().errIsTerminal() && !console.quiet()) {
      Thread.ofPlatform().daemon().name("progress").start(line::waitThenShow);
    }
    return line;
  }

  @Override
  public synchronized void accept(Phase next) {
    phase = Optional.of(next);
    show();
  }

  private void waitThenShow() {
    try {
      Thread.sleep(SILENCE_MILLIS);
    } catch (InterruptedException _) {
      return;
    }
    synchronized (this) {
      visible = !closed;
      show();
    }
  }

  private void show() {
    if (visible) {
      phase.ifPresent(each -> terminal.print(ERASE + each.activity() + " …"));
      terminal.flush();
    }
  }

  /// Takes the line away again.
  @Override
  public synchronized void close() {
    if (visible) {
      terminal.print(ERASE);
      terminal.flush();
    }
    visible = false;
    closed = true;
  }
}
