package rolepack.evaluation.consultemplate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What consul-template already knows while it renders again and again: the first pass knows
/// nothing, and what a pass asked for is there in the next one.
///
/// What is asked for is named as consul-template names it, `kv.block(a)` or `kv.get(a)`, because
/// `key "a"` and `keyExists "a"` arrive apart from each other.
final class Brain {
  private final Set<String> known = new HashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> absent = new HashSet<>();
  private final Map<String, String> failures = new HashMap<>();

  /// Whether it is there; where not, this pass lacks it.
  boolean knows(String dependency) {
    if (known.contains(dependency)) {
      return true;
    }
    missing.add(dependency);
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

  /// What the pass lacked arrives.
  ///
  /// @return whether anything did
  boolean receive() {
    boolean any = false;
    for (String each : missing) {
      any |= !absent.contains(each) && known.add(each);
    }
    return any;
  }
}
