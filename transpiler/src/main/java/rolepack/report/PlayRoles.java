package rolepack.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;

/// What plays say of roles.
final class PlayRoles {
  private PlayRoles() {}

  /// The roles that a play names, in its order; one that the repository does not have as it is
  /// written.
  static List<String> names(Play play) {
    return play.roles().stream()
        .map(each -> each.resolved().orElseGet(() -> each.name().span().text()))
        .toList();
  }

  /// The host patterns of the chosen playbooks, each once, in the order of the plays.
  static Set<String> patterns(Repository repository) {
    Set<String> patterns = new LinkedHashSet<>();
    for (Playbook playbook : repository.playbooks()) {
      playbook.plays().forEach(each -> patterns.add(each.hosts()));
    }
    return patterns;
  }
}
