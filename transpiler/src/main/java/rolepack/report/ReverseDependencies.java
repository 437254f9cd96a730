package rolepack.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rolepack.plan.Dependency;
import rolepack.plan.PackagePlan;

/// Which packages need a package.
final class ReverseDependencies {
  private final Map<String, List<String>> needing = new HashMap<>();

  private ReverseDependencies() {}

  static ReverseDependencies of(List<PackagePlan> packages) {
    ReverseDependencies reverse = new ReverseDependencies();
    for (PackagePlan each : packages) {
      for (Dependency dependency : each.dependencies()) {
        reverse.needing.computeIfAbsent(dependency.name(), _ -> new ArrayList<>()).add(each.name());
      }
    }
    return reverse;
  }

  /// In name order.
  List<String> of(String name) {
    return needing.getOrDefault(name, List.of()).stream().sorted().distinct().toList();
  }
}
