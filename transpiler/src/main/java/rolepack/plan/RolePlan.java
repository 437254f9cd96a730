package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.ir.Role;

/// What becomes of one role.
///
/// @param items every task and handler of every task file of the role, once, ordered by file and
///   line
/// @param packages the packages that come out of it, the main one first
/// @param note what a reader should know: why there is no package, where the tasks went instead
/// @param dependsOn the roles it needs, in name order
/// @param requiredBy the roles that need it, in name order
/// @param systemPackages the distribution's packages it needs, in name order
/// @param secrets names of the secrets it reads, never values
/// @param hostGroups the host patterns of the plays that reach it; none where no chosen play does
public record RolePlan(
    Role role,
    RoleStatus status,
    List<TaskOutcome> items,
    List<PackagePlan> packages,
    ResidualRole residual,
    Optional<String> note,
    List<String> dependsOn,
    List<String> requiredBy,
    List<String> systemPackages,
    List<String> secrets,
    List<PinnedVariable> pinned,
    List<String> hostGroups) {
  public RolePlan {
    items = List.copyOf(items);
    packages = List.copyOf(packages);
    dependsOn = List.copyOf(dependsOn);
    requiredBy = List.copyOf(requiredBy);
    systemPackages = List.copyOf(systemPackages);
    secrets = List.copyOf(secrets);
    pinned = List.copyOf(pinned);
    hostGroups = List.copyOf(hostGroups);
  }

  /// How many of the role's items have an outcome.
  public long count(Outcome outcome) {
    return items.stream().filter(each -> each.outcome() == outcome).count();
  }
}
