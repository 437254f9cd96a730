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
import rolepack.ir.Topology;
import rolepack.ir.gotemplate.GoTemplatePrinter;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.TemplateCompiler;
import rolepack.rewrite.gotemplate.GoTemplateLowering;
import rolepack.rewrite.gotemplate.UntranslatableException;
import rolepack.rewrite.rule.PartialEvaluation;
import rolepack.rewrite.rule.PartialEvaluator;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// Compiles all template files of the corpora to consul-templates, once; every variable is one that
/// the site stores.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LowerBenchmark {
  private static final Profile PROFILE =
      new Profile(ConsulTemplateVersion.parse("0.15.0").orElseThrow());

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
        public Topology topology() {
          return Topology.NONE;
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

  /// With the validation, which renders a template and its translation with up to 14 sets of
  /// values.
  @Benchmark
  public void compile(Blackhole hole) {
    for (Template each : templates) {
      hole.consume(TemplateCompiler.compile(each, STORED, PROFILE));
    }
  }

  /// Partial evaluation, lowering and printing.
  @Benchmark
  public void lower(Blackhole hole) {
    for (Template each : templates) {
      if (PartialEvaluator.evaluate(each, STORED)
          instanceof PartialEvaluation.Done(Template residual)) {
        try {
          hole.consume(
              GoTemplatePrinter.print(
                  GoTemplateLowering.lower(residual, STORED, PROFILE).template(), true));
        } catch (UntranslatableException exception) {
          hole.consume(exception);
        }
      }
    }
  }
}
