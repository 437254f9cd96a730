package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Does independent work on all processors; the results are in the order of the input.
public final class Workers implements AutoCloseable {
  /// Nested lists and templates are read by recursion.
  private static final long STACK = 16L << 20;

  private final int count = Math.max(1, Runtime.getRuntime().availableProcessors());
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          count,
          work -> {
            Thread thread =
                new Thread(Thread.currentThread().getThreadGroup(), work, "reader", STACK);
            thread.setDaemon(true);
            return thread;
          });

  /// The results of the work, in the order of the inputs.
  public <T, R> List<R> map(List<T> inputs, Function<T, R> work) {
    List<R> results = new ArrayList<>(java.util.Collections.nCopies(inputs.size(), null));
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running =
        IntStream.range(0, Math.min(count, inputs.size()))
            .<Future<?>>mapToObj(
                _ ->
                    threads.submit(
                        () -> {
                          for (int index = next.getAndIncrement();
                              index < inputs.size();
                              index = next.getAndIncrement()) {
                            results.set(index, work.apply(inputs.get(index)));
                          }
                        }))
            .toList();
    running.forEach(Workers::await);
    return List.copyOf(results);
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
