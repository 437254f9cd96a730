package rolepack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rolepack.backend.Artifact;
import rolepack.backend.Backend;
import rolepack.backend.consultemplate.ConsulTemplateBackend;
import rolepack.backend.hammer.HammerBackend;
import rolepack.backend.playbook.PlaybookBackend;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.RepositoryReader;
import rolepack.frontend.configuration.UselessSettings;
import rolepack.frontend.contents.IndexReader;
import rolepack.ir.Repository;
import rolepack.plan.MigrationPlan;
import rolepack.plan.Planner;
import rolepack.plan.PlatformFacts;
import rolepack.report.Reports;

/// The pipeline: read, plan, write. Each line is a phase and each result a type of its own.
public final class Transpiler {
  private static final List<Backend> BACKENDS =
      List.of(new HammerBackend(), new ConsulTemplateBackend(), new PlaybookBackend());

  private Transpiler() {}

  /// Converts a repository in memory.
  ///
  /// @param progress is told when a phase begins
  public static Conversion convert(
      ConversionRequest request, Diagnostics diagnostics, Consumer<Phase> progress) {
    MigrationPlan plan = plan(request, diagnostics, progress);
    progress.accept(Phase.WRITE);
    List<Artifact> artifacts = new ArrayList<>();
    BACKENDS.forEach(each -> artifacts.addAll(each.write(plan, diagnostics)));
    artifacts.addAll(Reports.write(plan, diagnostics.sorted()));
    return new Conversion(plan, artifacts);
  }

  /// Decides what a conversion would do.
  public static MigrationPlan plan(
      ConversionRequest request, Diagnostics diagnostics, Consumer<Phase> progress) {
    progress.accept(Phase.READ);
    Repository repository =
        RepositoryReader.read(
            request.input().with(PlatformFacts.of(request.settings())), diagnostics);
    UselessSettings.report(request.settings().configuration(), repository, diagnostics);
    progress.accept(Phase.PLAN);
    return Planner.plan(
        repository,
        request.settings(),
        request.contents().isEmpty()
            ? Optional.empty()
            : Optional.of(
                (paths, packages) ->
                    IndexReader.read(request.contents(), paths, packages, diagnostics)),
        diagnostics);
  }
}
