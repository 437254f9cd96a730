package rolepack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import rolepack.backend.Artifact;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Inventory;
import rolepack.ir.Repository;
import rolepack.plan.MigrationPlan;
import rolepack.source.RepositoryFiles;

/// The pipeline: read, plan, write. Each line is a phase and each result a type of its own.
public final class Transpiler {
  private Transpiler() {}

  /// Converts a repository in memory.
  ///
  /// @param progress is told when a phase begins
  public static Conversion convert(
      ConversionRequest request, Diagnostics diagnostics, Consumer<Phase> progress) {
    progress.accept(Phase.READ);
    Repository repository = read(request);
    progress.accept(Phase.PLAN);
    MigrationPlan plan =
        new MigrationPlan(
            repository, request.settings(), List.of(), List.of(), List.of(), List.of());
    progress.accept(Phase.WRITE);
    List<Artifact> artifacts = List.of();
    return new Conversion(plan, artifacts);
  }

  private static Repository read(ConversionRequest request) {
    try {
      return new Repository(
          new RepositoryFiles(request.repository()),
          List.of(),
          List.of(),
          List.of(),
          Inventory.EMPTY,
          List.of(),
          false);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
