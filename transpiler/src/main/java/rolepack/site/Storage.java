package rolepack.site;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rolepack.rewrite.scope.Absence;

/// What has to be stored for the templates of a site.
///
/// @param seeds values that differ from what the templates say themselves, in key order
/// @param secretPaths where in Vault the secrets have to be, in order
/// @param absences how the site says that it lacks one of them, by its path; only of those that
///   templates can do without
public record Storage(
    List<Seed> seeds, List<String> secretPaths, SortedMap<String, Absence> absences) {
  /// Nothing.
  public static final Storage NONE = new Storage(List.of(), List.of(), new TreeMap<>());

  public Storage {
    seeds = List.copyOf(seeds);
    secretPaths = List.copyOf(secretPaths);
    absences = Collections.unmodifiableSortedMap(new TreeMap<>(absences));
  }
}
