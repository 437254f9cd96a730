package rolepack.backend;

import java.util.List;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.MigrationPlan;

/// Writes down what a plan decided, in one kind of file; decides nothing itself.
public interface Backend {
  /// The files, in any order; no two back ends give the same path.
  List<Artifact> write(MigrationPlan plan, Diagnostics diagnostics);
}
