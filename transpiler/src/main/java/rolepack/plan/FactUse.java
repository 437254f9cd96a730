package rolepack.plan;

import java.util.Optional;
import java.util.Set;

/// What facts a play needs once its packages are made.
///
/// @param facts the names that it may read; not complete where something is unknown
/// @param asking how many of its tasks look for the package or service manager themselves
/// @param unknown why the facts that it reads cannot be known
record FactUse(Set<String> facts, int asking, Optional<String> unknown) {
  FactUse {
    facts = Set.copyOf(facts);
  }

  boolean readsNone() {
    return facts.isEmpty() && unknown.isEmpty();
  }

  boolean readsMinimal() {
    return facts.stream().allMatch(FactNames::isMinimal) && unknown.isEmpty();
  }

  /// Whether variables of other hosts may be read: facts that any play gathers.
  boolean readsOtherHosts() {
    return unknown.isPresent() || facts.contains("hostvars");
  }
}
