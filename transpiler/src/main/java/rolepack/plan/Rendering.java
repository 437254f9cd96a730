package rolepack.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.Resource;

/// Whether consul-template can have run when a role's tasks run: not before the roles that set up
/// Consul and consul-template themselves. To wait for a file there would be to wait for ever.
final class Rendering {
  private static final Set<String> ENGINES = Set.of("consul", "consul-template");

  private final List<String> order;
  private final Set<String> early = new HashSet<>();

  private Rendering(List<String> order) {
    this.order = order;
  }

  static Rendering of(PlayRoles playRoles, List<RoleItems> roles) {
    List<String> order =
        playRoles.plays().stream()
            .flatMap(each -> playRoles.rolesOf(each).stream())
            .distinct()
            .toList();
    Rendering rendering = new Rendering(order);
    int last = -1;
    for (RoleItems role : roles) {
      if (role.tasks().stream().anyMatch(Rendering::isEngine)) {
        String name = role.scope().role().name();
        rendering.early.add(name);
        last = Math.max(last, order.indexOf(name));
      }
    }
    rendering.early.addAll(order.subList(0, last + 1));
    return rendering;
  }

  /// Whether an item sets up or starts what renders files.
  static boolean isEngine(Item item) {
    return item.candidate().effects().writes().stream()
        .anyMatch(
            each ->
                each instanceof Resource.Service(String name) && ENGINES.contains(name)
                    || each instanceof Resource.Package(String it, _) && ENGINES.contains(it));
  }

  /// Whether a role's tasks can wait for files that consul-template makes.
  boolean canWait(String role) {
    return !early.contains(role);
  }

  /// Whether a role first runs after another one; of those that no chosen play runs, nobody knows.
  boolean comesLater(String role, String than) {
    return order.indexOf(role) > order.indexOf(than)
        || !role.equals(than) && (!order.contains(role) || !order.contains(than));
  }

  /// The roles in the order in which they first run.
  List<String> order() {
    return order;
  }
}
