package rolepack.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.analysis.Effects;
import rolepack.analysis.PlayRoles;
import rolepack.ir.Play;
import rolepack.ir.Repository;

/// Which roles a role needs: those that its meta file names, those that run before it in every play
/// and share something with it that one of them writes, and the role that the plays run first on
/// all hosts, which prepares the machine.
final class RoleDependencies {
  private final Map<String, TreeSet<String>> needed = new HashMap<>();

  private RoleDependencies() {}

  static RoleDependencies of(Repository repository, PlayRoles playRoles, List<RoleItems> roles) {
    RoleDependencies dependencies = new RoleDependencies();
    Map<String, Effects> effects = new HashMap<>();
    roles.forEach(each -> effects.put(each.scope().role().name(), effects(each)));
    for (RoleItems each : roles) {
      String role = each.scope().role().name();
      TreeSet<String> needs = new TreeSet<>(playRoles.dependenciesOf(each.scope().role()));
      for (String earlier : alwaysBefore(playRoles, role)) {
        if (effects.containsKey(earlier)
            && !playRoles.includes(earlier, role)
            && shares(effects.get(earlier), effects.get(role))) {
          needs.add(earlier);
        }
      }
      base(playRoles, role).ifPresent(needs::add);
      needs.remove(role);
      dependencies.needed.put(role, needs);
    }
    return dependencies;
  }

  /// The roles that every play which runs a role names and runs before it.
  private static Set<String> alwaysBefore(PlayRoles playRoles, String role) {
    Set<String> before = new LinkedHashSet<>();
    List<Play> plays = playRoles.playsOf(role);
    for (Play play : plays) {
      List<String> order = playRoles.rolesOf(play);
      Set<String> earlier = new LinkedHashSet<>(order.subList(0, order.indexOf(role)));
      earlier.retainAll(playRoles.namedBy(play));
      if (play == plays.getFirst()) {
        before.addAll(earlier);
      } else {
        before.retainAll(earlier);
      }
    }
    return before;
  }

  /// The first role of the playbook's first play on all hosts; playbooks have no order.
  private static Optional<String> base(PlayRoles playRoles, String role) {
    return playRoles.playsOf(role).stream()
        .findFirst()
        .flatMap(
            own ->
                playRoles.playsBeside(own).stream()
                    .filter(each -> each.hosts().equals("all"))
                    .filter(each -> !playRoles.namedBy(each).isEmpty())
                    .findFirst())
        .map(each -> playRoles.namedBy(each).getFirst())
        .filter(each -> !playRoles.includes(each, role));
  }

  /// What a role writes, less what cannot be told.
  private static Effects effects(RoleItems role) {
    Effects all = Effects.NONE;
    for (Item item : role.tasks()) {
      if (!item.isKept()) {
        all = all.and(item.candidate().effects());
      }
    }
    return all;
  }

  private static boolean shares(Effects earlier, Effects later) {
    return earlier.conflict(new Effects(later.reads(), new LinkedHashSet<>())).isPresent();
  }

  /// The roles that a role needs, in name order.
  List<String> of(String role) {
    return List.copyOf(needed.getOrDefault(role, new TreeSet<>()));
  }

  /// The roles that need a role, in name order.
  List<String> requiring(String role) {
    return needed.entrySet().stream()
        .filter(each -> each.getValue().contains(role))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
