package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rolepack.analysis.Case;

/// Names a role's packages by when, on which hosts and for which value they are installed.
final class InstallationNames {
  private final RoleItems items;
  private final String mainName;
  private final Map<List<String>, String> guardNames = new HashMap<>();
  private final Map<String, CaseNames> caseNames = new HashMap<>();

  InstallationNames(RoleItems items) {
    this.items = items;
    this.mainName =
        PackageNaming.prefix(items.scope().settings())
            + "-"
            + PackageNaming.of(items.scope().role().name());
    items.tasks().stream().filter(each -> !each.isKept()).forEach(this::reserve);
  }

  /// `acme-proxy`, `acme-proxy-late-2-once-tls`, `acme-proxy-mode-leader`.
  String of(Installation installation) {
    return installation
        .inCase()
        .map(each -> of(installation, caseNames(each).name(each)))
        .orElseGet(() -> of(installation, ""));
  }

  /// The names of an installation's packages for all values of its variable, with the expression
  /// that gives the playbook the value of the day: `acme-proxy-mode-{{ proxy_mode }}`.
  String pattern(Installation installation) {
    return of(installation, caseNames(installation.inCase().orElseThrow()).expression());
  }

  private String of(Installation installation, String value) {
    StringBuilder name = new StringBuilder(mainName);
    if (installation.phase() > 0) {
      name.append("-late");
    }
    if (installation.phase() > 1) {
      name.append("-").append(installation.phase());
    }
    if (installation.once()) {
      name.append("-once");
    }
    String role = items.scope().role().name();
    if (!installation.conditions().isEmpty()) {
      name.append("-").append(GuardName.of(role, installation.conditions(), guardNames));
    }
    installation
        .inCase()
        .ifPresent(
            each ->
                name.append("-")
                    .append(CaseNames.prefix(role, each.variable()))
                    .append("-")
                    .append(value));
    return name.toString();
  }

  private CaseNames caseNames(Case value) {
    return caseNames.computeIfAbsent(
        value.variable(), each -> CaseNames.of(items.scope().cases().get(each)));
  }

  /// Keeps the names of packages for the values of a variable from guards that sound alike.
  private void reserve(Item item) {
    for (Installation each : Installation.siblings(item)) {
      if (each.inCase().isPresent()) {
        List<String> key = new ArrayList<>(each.conditions());
        key.add("case " + each.inCase().get().condition());
        guardNames.putIfAbsent(key, of(each).substring(mainName.length() + 1));
      }
    }
  }
}
