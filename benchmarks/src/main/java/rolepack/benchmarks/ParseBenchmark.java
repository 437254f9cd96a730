package rolepack.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Parses all templates and inline expressions of the corpora, once.
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ParseBenchmark {
  /// The file that [Corpus#collect] wrote.
  @Param("")
  public String texts;

  private List<Corpus.Text> corpus;

  @Setup
  public void read() throws IOException {
    corpus = Corpus.read(Path.of(texts));
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public int warm() {
    return parse();
  }

  /// The first time in a new process.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public int cold() {
    return parse();
  }

  private int parse() {
    int parsed = 0;
    for (Corpus.Text each : corpus) {
      parsed += each.parse() ? 1 : 0;
    }
    return parsed;
  }
}
