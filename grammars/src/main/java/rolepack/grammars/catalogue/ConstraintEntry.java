package rolepack.grammars.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What parameters demand of each other.
///
/// @param kind a constant of `Constraint.Kind`
public record ConstraintEntry(String kind, List<String> parameters) {
  private static final List<String> KEYS = List.of("one_of", "exclusive", "together");

  static List<ConstraintEntry> read(Entry owner, Set<String> parameters) {
    List<ConstraintEntry> found = new ArrayList<>();
    for (String key : KEYS) {
      for (List<String> group : owner.textLists(key)) {
        if (!parameters.containsAll(group)) {
          throw owner.problem(key + " names a parameter that is not there: " + group);
        }
        found.add(new ConstraintEntry(key, group));
      }
    }
    return List.copyOf(found);
  }
}
