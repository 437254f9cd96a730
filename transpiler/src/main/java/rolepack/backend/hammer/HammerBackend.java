package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.List;
import rolepack.backend.Artifact;
import rolepack.backend.Backend;
import rolepack.backend.PathConflicts;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.MigrationPlan;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;

/// Writes every package as a spec that hammer builds with fpm, with the files it ships beside it.
public final class HammerBackend implements Backend {
  @Override
  public List<Artifact> write(MigrationPlan plan, Diagnostics diagnostics) {
    PathConflicts.check(plan.packages());
    SpecWriter writer = new SpecWriter(plan);
    List<Artifact> artifacts = new ArrayList<>();
    for (PackagePlan each : plan.packages()) {
      String folder = "packages/" + each.name();
      List<PayloadEntry> payload = new ArrayList<>(each.payload());
      payload.addAll(TriggerScripts.entries(each, plan.settings().target(), diagnostics));
      PayloadTree tree = PayloadTree.of(payload, folder);
      String architecture = MachineCode.architecture(each, plan.repository().files());
      HammerSpec spec = writer.write(each, tree, architecture);
      artifacts.add(new Artifact.Text(folder + "/spec.yml", HammerSpecPrinter.print(spec)));
      artifacts.addAll(tree.artifacts());
    }
    return artifacts;
  }
}
