package rolepack.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.ConversionRequest;
import rolepack.Transpiler;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.plan.MigrationPlan;
import rolepack.plan.PlanSettings;

/// Reports on real repositories follow the schema, fit the terminal and are the same every time.
class RealReportTest {
  @ParameterizedTest
  @CsvSource({
    "../fixtures/demo, site.yml",
    "../../shared/corpus/mantl-2015, terraform.sample.yml",
    "../../shared/corpus/mantl-1.3.0, sample.yml"
  })
  void followsTheSchemaAndFits(String folder, String playbook) throws IOException {
    assumeTrue(Files.isDirectory(Path.of(folder)), folder + " is not here");
    Diagnostics diagnostics = new Diagnostics();
    MigrationPlan plan = plan(folder, playbook, diagnostics);
    String json = JsonReport.print(plan, diagnostics.sorted());
    assertThat(JsonReportTest.errors(json)).isEmpty();
    assertThat(SummaryTable.print(plan, Palette.PLAIN).lines())
        .allMatch(each -> each.codePointCount(0, each.length()) <= 100);
    Diagnostics again = new Diagnostics();
    MigrationPlan second = plan(folder, playbook, again);
    assertThat(JsonReport.print(second, again.sorted())).isEqualTo(json);
    assertThat(Roadmap.print(second)).isEqualTo(Roadmap.print(plan));
    assertThat(TasksCsv.print(second)).isEqualTo(TasksCsv.print(plan));
  }

  private static MigrationPlan plan(String folder, String playbook, Diagnostics diagnostics) {
    ReadOptions input = new ReadOptions(Path.of(folder), List.of(playbook), List.of(), List.of());
    return Transpiler.plan(
        new ConversionRequest(input, PlanSettings.defaults("acme")), diagnostics, _ -> {});
  }
}
