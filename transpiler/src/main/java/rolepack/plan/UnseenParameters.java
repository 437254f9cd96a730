package rolepack.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rolepack.analysis.PlayRoles;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.ir.VariableDefinition;

/// Reports what playbooks that nobody chose, and roles that only those run, pass to a role which a
/// chosen playbook runs: its packages were made without it, and would ignore it.
final class UnseenParameters {
  private final Diagnostics diagnostics;
  private final List<RoleItems> roles;
  private final Set<String> chosen;

  private UnseenParameters(PlayRoles playRoles, List<RoleItems> roles, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.roles = roles;
    this.chosen =
        playRoles.plays().stream()
            .flatMap(each -> playRoles.rolesOf(each).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  static void report(
      Repository repository, PlayRoles playRoles, List<RoleItems> roles, Diagnostics diagnostics) {
    UnseenParameters rule = new UnseenParameters(playRoles, roles, diagnostics);
    if (rule.chosen.isEmpty()) {
      return;
    }
    repository.roles().stream()
        .filter(each -> !rule.chosen.contains(each.name()))
        .map(Role::dependencies)
        .forEach(rule::report);
    repository.others().stream()
        .flatMap(each -> each.plays().stream())
        .map(Play::roles)
        .forEach(rule::report);
  }

  private void report(List<RoleReference> references) {
    for (RoleReference reference : references) {
      roles.stream()
          .filter(each -> reference.resolved().equals(Optional.of(name(each))))
          .filter(each -> chosen.contains(name(each)))
          .forEach(each -> report(reference, each));
    }
  }

  private void report(RoleReference reference, RoleItems role) {
    Set<String> read = role.all().flatMap(UnseenParameters::read).collect(Collectors.toSet());
    for (VariableDefinition each : reference.parameters()) {
      if (read.contains(each.name()) && !isSame(each, role)) {
        diagnostics.report(DiagnosticKind.UNSEEN_PARAMETER, each.span(), name(role), each.name());
      }
    }
  }

  /// The variables whose values are in the packages, or that their templates read.
  private static Stream<String> read(Item item) {
    SequencedSet<String> names = new LinkedHashSet<>();
    if (!item.isKept()) {
      item.candidate().pins().forEach(each -> names.add(each.binding().name()));
    }
    RenderedFiles.all(item)
        .forEach(file -> file.readings().forEach(each -> names.add(each.name())));
    return names.stream();
  }

  /// Whether the role has that value anyway, written in the same way.
  private static boolean isSame(VariableDefinition parameter, RoleItems role) {
    return role.scope()
        .variables()
        .binding(parameter.name())
        .definition()
        .filter(each -> each.value().span().text().equals(parameter.value().span().text()))
        .isPresent();
  }

  private static String name(RoleItems role) {
    return role.scope().role().name();
  }
}
