package rolepack.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the benchmarks and prints one table: our time, Python's time, and the ratio.
///
/// Run at the top of the project, with the repositories to measure with as arguments; without,
/// those in `../shared/corpus`, else the fixtures.
public final class Benchmarks {
  private static final int WARM_SECONDS = 5;

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    List<Path> repositories = repositories(arguments);
    Path texts = Files.createTempFile("corpus", ".jsonl");
    try {
      Corpus.collect(repositories, texts);
      System.out.printf("%n%d repositories, %d texts%n", repositories.size(), lines(texts));
      System.out.printf("%-34s %10s %10s %7s%n", "", "rolepack", "Python", "ratio");
      String[] python = run("benchmarks/src/main/python/parse.py", texts, WARM_SECONDS).split(" ");
      row("parse all, warm", measured("ParseBenchmark.warm", texts), Double.parseDouble(python[1]));
      row(
          "parse all, first time",
          measured("ParseBenchmark.cold", texts),
          Double.parseDouble(python[0]));
      each("lower one template, warm", "LowerBenchmark.lower", texts);
      each("compile and validate one, warm", "LowerBenchmark.compile", texts);
      for (Path each : repositories) {
        ConversionTime.Times times = ConversionTime.measure(each);
        row("convert " + each.getFileName() + ", new process", times.rolepack(), times.python());
      }
    } finally {
      Files.delete(texts);
    }
  }

  private static List<Path> repositories(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      return Arrays.stream(arguments).map(Path::of).toList();
    }
    Path corpora = Path.of("../shared/corpus");
    if (!Files.isDirectory(corpora)) {
      return List.of(Path.of("fixtures/demo"));
    }
    try (Stream<Path> found = Files.list(corpora)) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void each(String what, String benchmark, Path texts)
      throws IOException, RunnerException {
    System.out.printf("%-34s %7.3f ms%n", what, measured(benchmark, texts) / templates(texts));
  }

  private static void row(String what, double ours, double python) {
    System.out.printf("%-34s %7.1f ms %7.1f ms %7.2f%n", what, ours, python, ours / python);
  }

  /// What JMH measures, in milliseconds; its own report is left out.
  private static double measured(String benchmark, Path texts) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark)
            .param("texts", texts.toString())
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("-XX:+UseSerialGC", "-Xss4m", "--sun-misc-unsafe-memory-access=allow");
    if (benchmark.endsWith("cold")) {
      options.jvmArgsAppend("-XX:TieredStopAtLevel=1"); // as the launcher does
      options.warmupIterations(0).measurementIterations(1).forks(5);
    } else {
      options
          .warmupIterations(3)
          .warmupTime(TimeValue.seconds(WARM_SECONDS))
          .measurementIterations(5)
          .measurementTime(TimeValue.seconds(1))
          .forks(1);
    }
    return new Runner(options.build())
        .run().stream()
            .mapToDouble(each -> each.getPrimaryResult().getStatistics().getPercentile(50))
            .average()
            .orElseThrow();
  }

  /// What a script of ours prints in one line.
  static String run(String script, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Corpus.PYTHON, script));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = process.inputReader().readLine();
    if (process.waitFor() != 0 || line == null) {
      throw new IOException(script + " failed");
    }
    return line;
  }

  private static long templates(Path texts) throws IOException {
    return Corpus.read(texts).stream().filter(each -> each.kind().equals("file")).count();
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
