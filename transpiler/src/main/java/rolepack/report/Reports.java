package rolepack.report;

import java.util.List;
import rolepack.backend.Artifact;
import rolepack.diagnostics.Diagnostic;
import rolepack.plan.MigrationPlan;

/// The reports of a conversion, as files of the output folder.
public final class Reports {
  private Reports() {}

  /// @param diagnostics all of the run's, in the order in which they are shown
  public static List<Artifact> write(MigrationPlan plan, List<Diagnostic> diagnostics) {
    return List.of(
        new Artifact.Text("ROADMAP.md", Roadmap.print(plan)),
        new Artifact.Text("report.json", JsonReport.print(plan, diagnostics)),
        new Artifact.Text("tasks.csv", TasksCsv.print(plan)));
  }
}
