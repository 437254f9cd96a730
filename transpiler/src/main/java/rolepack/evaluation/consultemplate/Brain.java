package rolepack.evaluation.consultemplate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.consultemplate.QueryFormat.Query;
import rolepack.generated.functions.ConsulTemplateVersion;

/// What consul-template already knows while it renders again and again: the first pass knows
/// nothing, and what a pass asked for is there in the next one.
///
/// What is asked for is named as consul-template names it, `kv.block(a)` or `kv.get(a)`, because
/// `key "a"` and `keyExists "a"` arrive apart from each other.
final class Brain {
  private final ConsulTemplateVersion version;
  private final Set<String> known = new HashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> absent = new HashSet<>();
  private final Map<String, String> failures = new HashMap<>();

  Brain(ConsulTemplateVersion version) {
    this.version = version;
  }

  /// Whether it is there; where not, this pass lacks it.
  boolean knows(String dependency) {
    if (known.contains(dependency)) {
      return true;
    }
    missing.add(dependency);
    return false;
  }

  /// Whether the answer to a query is there; a data centre that does not exist is an error, which
  /// ends the run in the versions that do not try again.
  boolean knows(String dependency, Query query) {
    if (query.isHere()) {
      return knows(dependency);
    }
    if (Change.MISSING_KEYS_BLOCK.isIn(version)) {
      neverArrives(dependency);
    } else {
      cannotBeRead(
          dependency, dependency + ": Unexpected response code: 500 (No path to datacenter)");
    }
    return false;
  }

  /// Says that something never arrives, however long one waits.
  void neverArrives(String dependency) {
    absent.add(dependency);
    missing.add(dependency);
  }

  /// Says that something ends the run when it is read.
  void cannotBeRead(String dependency, String message) {
    neverArrives(dependency);
    failures.put(dependency, message);
  }

  /// A new pass begins.
  void begin() {
    missing.clear();
  }

  /// Whether the pass lacked nothing.
  boolean isSatisfied() {
    return missing.isEmpty();
  }

  /// What the pass lacked.
  List<String> missing() {
    return List.copyOf(missing);
  }

  /// Why the run ends now, where it does.
  Optional<String> failure() {
    return missing.stream().filter(failures::containsKey).findFirst().map(failures::get);
  }

  /// What the pass lacked arrives, or a part of it.
  ///
  /// @return whether anything did
  boolean receive(Arrival arrival) {
    List<String> coming = missing.stream().filter(each -> !absent.contains(each)).toList();
    if (coming.isEmpty()) {
      return false;
    }
    switch (arrival) {
      case TOGETHER -> known.addAll(coming);
      case ONE_BY_ONE -> known.add(coming.getFirst());
      case LAST_FIRST -> known.add(coming.getLast());
    }
    return true;
  }

  /// How many things have arrived.
  int size() {
    return known.size();
  }
}
