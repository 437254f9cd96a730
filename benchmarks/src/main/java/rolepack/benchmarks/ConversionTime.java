package rolepack.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Times `./rolepack convert` as a user runs it, each time in a new process.
///
/// Beside it stands the least that Python needs to read the same repository, in a new process, too:
/// PyYAML's C loader for every YAML file and Jinja2's parser for every template in it.
final class ConversionTime {
  private static final int RUNS = 5;

  /// Medians, in milliseconds.
  record Times(double rolepack, double python) {}

  private ConversionTime() {}

  static Times measure(Path repository) throws IOException, InterruptedException {
    Path out = Files.createTempDirectory("benchmark");
    List<String> convert =
        List.of(
            "./rolepack",
            "convert",
            repository.toString(),
            "-o",
            out.toString(),
            "--force",
            "--quiet");
    time(convert); // builds, and writes the cache of classes
    time(convert);
    List<String> read =
        List.of(Corpus.PYTHON, "benchmarks/src/main/python/read.py", repository.toString());
    return new Times(median(convert), median(read));
  }

  private static double median(List<String> command) throws IOException, InterruptedException {
    double[] times = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      times[i] = time(command);
    }
    Arrays.sort(times);
    return times[RUNS / 2];
  }

  private static double time(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (System.nanoTime() - start) / 1e6;
  }
}
