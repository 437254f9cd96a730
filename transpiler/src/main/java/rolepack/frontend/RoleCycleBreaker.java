package rolepack.frontend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;

/// a depends on b, b depends on a -> b's dependency on a is not resolved, and is reported.
///
/// So whoever follows dependencies comes to an end.
final class RoleCycleBreaker {
  private RoleCycleBreaker() {}

  /// @param roles in name order
  static List<Role> breakCycles(List<Role> roles, Diagnostics diagnostics) {
    Map<String, Role> byName = new TreeMap<>();
    roles.forEach(each -> byName.put(each.name(), each));
    for (Cycles.Cycle<RoleReference> cycle :
        Cycles.find(List.copyOf(byName.keySet()), name -> edges(byName, name))) {
      diagnostics.report(
          DiagnosticKind.ROLE_CYCLE, cycle.closing().span(), String.join(" -> ", cycle.chain()));
      byName.computeIfPresent(cycle.from(), (_, role) -> without(role, cycle.closing()));
    }
    return List.copyOf(byName.values());
  }

  private static List<Cycles.Edge<RoleReference>> edges(Map<String, Role> roles, String name) {
    return Optional.ofNullable(roles.get(name)).map(Role::dependencies).orElse(List.of()).stream()
        .filter(each -> each.resolved().isPresent())
        .map(each -> new Cycles.Edge<>(each.resolved().get(), each))
        .toList();
  }

  private static Role without(Role role, RoleReference closing) {
    return new Role(
        role.name(),
        role.path(),
        role.taskFiles(),
        role.main(),
        role.handlers(),
        role.defaults(),
        role.vars(),
        role.dependencies().stream()
            .map(
                each ->
                    each.equals(closing)
                        ? new RoleReference(
                            each.span(),
                            each.name(),
                            Optional.empty(),
                            each.parameters(),
                            each.keywords())
                        : each)
            .toList(),
        role.description(),
        role.files(),
        role.templates(),
        role.failed());
  }
}
