package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import rolepack.analysis.PlayRoles;
import rolepack.site.FactScript;
import rolepack.site.HostFacts;
import rolepack.site.Site;

/// Brings the facts of the host that templates read: a script in the package of the role that
/// prepares every machine, or in one of its own, and a task for what only the inventory knows.
final class FactPackage {
  private final PlanSettings settings;
  private final PlayRoles playRoles;
  private final SequencedMap<String, RoleComposition> compositions;
  private final TreeSet<String> facts = new TreeSet<>();
  private final Map<String, TreeSet<String>> byRole = new HashMap<>();
  private Optional<String> carrier = Optional.empty();
  private Optional<PackageBuilder> own = Optional.empty();

  private FactPackage(
      PlanSettings settings,
      PlayRoles playRoles,
      SequencedMap<String, RoleComposition> compositions) {
    this.settings = settings;
    this.playRoles = playRoles;
    this.compositions = compositions;
  }

  /// Gathers the facts and puts the script where it belongs.
  static FactPackage of(
      PlanSettings settings,
      PlayRoles playRoles,
      SequencedMap<String, RoleComposition> compositions,
      PayloadClaims claims) {
    FactPackage found = new FactPackage(settings, playRoles, compositions);
    List<RenderedFile> readers = new ArrayList<>();
    compositions.forEach(
        (role, composition) -> {
          List<RenderedFile> files = composition.rendered();
          TreeSet<String> names = RenderedFiles.facts(files);
          if (!names.isEmpty()) {
            found.byRole.put(role, names);
            found.facts.addAll(names);
            readers.addAll(files);
          }
        });
    if (!found.facts.isEmpty()) {
      found.place(readers.getFirst(), claims);
    }
    return found;
  }

  private void place(RenderedFile reader, PayloadClaims claims) {
    Optional<RoleComposition> base = Optional.ofNullable(compositions.get(RoleComposition.BASE));
    PackageBuilder builder = base.map(RoleComposition::main).orElseGet(this::start);
    carrier = Optional.of(builder.name());
    String path = "/usr/share/%s/write-facts".formatted(builder.name());
    builder.add(
        new Part.Lays(
            new PayloadEntry.File(
                path,
                new FileContent.Text(FactScript.of(Site.factFolder(settings.prefix()), facts)),
                new FileAttributes(0755, "root", "root"),
                false,
                reader.origin())),
        claims);
    builder.add(
        new Part.Runs(
            new ScriptStep(
                List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
                "write the facts that templates read",
                List.of(Shell.quote(path) + " || :"),
                reader.origin())),
        claims);
  }

  private PackageBuilder start() {
    String role =
        compositions.sequencedKeySet().stream()
            .filter(byRole::containsKey)
            .findFirst()
            .orElseThrow();
    PackageBuilder builder =
        new PackageBuilder(
            PackageNaming.prefix(settings) + "-facts",
            role,
            "Facts of the host that templates of consul-template read.",
            Installation.UNCONDITIONAL,
            settings);
    own = Optional.of(builder);
    return builder;
  }

  /// The package that brings the facts, for one whose templates read some.
  Optional<String> neededBy(PackageBuilder dynamic) {
    return RenderedFiles.facts(dynamic.rendered()).isEmpty() ? Optional.empty() : carrier;
  }

  /// The package that has no other purpose, as one of the first role that needs it.
  Optional<PackageBuilder> ofRole(String role) {
    return own.filter(each -> each.role().equals(role));
  }

  /// The facts that a role's residual tasks have to write: all of them in the role that runs first
  /// on every host, where there is one, else in every role what it reads.
  SequencedSet<String> fromInventory(String role) {
    boolean everywhere =
        compositions.containsKey(RoleComposition.BASE)
            && playRoles.playsOf(RoleComposition.BASE).stream()
                .anyMatch(each -> each.hosts().equals("all"));
    if (everywhere) {
      return role.equals(RoleComposition.BASE)
          ? new LinkedHashSet<>(HostFacts.fromInventory(facts))
          : new LinkedHashSet<>();
    }
    return new LinkedHashSet<>(HostFacts.fromInventory(byRole.getOrDefault(role, new TreeSet<>())));
  }
}
