package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.List;

/// Gives templates that invoke each other deeply a stack that is deep enough: every so often a new
/// thread, which this one waits for.
final class DeepStack {
  private static final int LEVELS = 200;
  private static final long BYTES = 4_000_000;

  private DeepStack() {}

  /// Does some work at this depth.
  static void run(int depth, Runnable work) {
    if (depth % LEVELS != 0) {
      work.run();
      return;
    }
    List<RuntimeException> failures = new ArrayList<>(1);
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                work.run();
              } catch (RuntimeException failure) {
                failures.add(failure);
              }
            },
            "template",
            BYTES);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new GoLimitException("the rendering was interrupted");
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
