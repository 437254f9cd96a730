package rolepack;

import java.util.Objects;
import rolepack.plan.MigrationPlan;

/// What a conversion gave; nothing is written yet.
public record Conversion(MigrationPlan plan) {
  public Conversion {
    Objects.requireNonNull(plan);
  }
}
