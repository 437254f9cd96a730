package rolepack;

import java.util.List;
import java.util.Objects;
import rolepack.backend.Artifact;
import rolepack.plan.MigrationPlan;

/// What a conversion gave; nothing is written to the disk yet.
///
/// @param artifacts every file of the output folder
public record Conversion(MigrationPlan plan, List<Artifact> artifacts) {
  public Conversion {
    Objects.requireNonNull(plan);
    artifacts = List.copyOf(artifacts);
  }
}
