package rolepack.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.TemplateCompiler;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// Compiles all template files of the corpora to consul-templates, once; every variable is one that
/// the site stores.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LowerBenchmark {
  private static final TemplateScope STORED =
      new TemplateScope() {
        @Override
        public Source source(String name) {
          return switch (name) {
            case "groups" -> new Source.Groups("site/topology/");
            case "hostvars" -> new Source.HostVariables("site/topology/");
            default -> new Source.Stored("site/" + name, Optional.empty());
          };
        }

        @Override
        public Optional<Template> include(String name) {
          return Optional.empty();
        }

        @Override
        public String prefix() {
          return "site";
        }
      };

  /// The file that [Corpus#collect] wrote.
  @Param("")
  public String texts;

  private final List<Template> templates = new ArrayList<>();

  @Setup
  public void read() throws IOException {
    for (Corpus.Text each : Corpus.read(Path.of(texts))) {
      if (each.kind().equals("file")) {
        TemplateParser.parseFile(each.file(), new Diagnostics()).ifPresent(templates::add);
      }
    }
  }

  @Benchmark
  public void all(Blackhole hole) {
    Profile profile = new Profile(ConsulTemplateVersion.parse("0.15.0").orElseThrow());
    for (Template each : templates) {
      hole.consume(TemplateCompiler.compile(each, STORED, profile));
    }
  }
}
