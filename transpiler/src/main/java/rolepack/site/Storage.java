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
/// @param hostFacts what templates read of other hosts and no inventory says, in order of names
public record Storage(
    List<Seed> seeds,
    List<String> secretPaths,
    SortedMap<String, Absence> absences,
    List<HostFact> hostFacts) {
  /// Nothing.
  public static final Storage NONE = new Storage(List.of(), List.of(), new TreeMap<>(), List.of());

  /// A fact of the hosts of a group.
  ///
  /// @param place the key, in which `<host>` stands for each of them, or that of the group's list,
  ///   whose entries have it
  /// @param inEntry whether it is in the entries of that list
  public record HostFact(String name, String group, String place, boolean inEntry) {}

  public Storage {
    seeds = List.copyOf(seeds);
    secretPaths = List.copyOf(secretPaths);
    hostFacts = List.copyOf(hostFacts);
    absences = Collections.unmodifiableSortedMap(new TreeMap<>(absences));
  }
}
