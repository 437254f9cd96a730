package rolepack.ir;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who brings which path, as far as an index of the distribution's files, or the user, says it.
///
/// Paths are looked up as merged systems have them: `/lib/x` is `/usr/lib/x`.
///
/// @param asked the paths that an answer is known for
/// @param owners the packages that bring a path, by path; a path without any is brought by none
/// @param above paths below which a package brings something
/// @param packages the packages whose files are known; not all of them are named in `owners`
public record PathOwners(
    Set<String> asked, Map<String, List<String>> owners, Set<String> above, Set<String> packages) {
  /// Nothing is known.
  public static final PathOwners NONE = new PathOwners(Set.of(), Map.of(), Set.of(), Set.of());

  private static final List<String> MERGED = List.of("/bin/", "/sbin/", "/lib/", "/lib64/");

  public PathOwners {
    asked = Set.copyOf(asked);
    owners = Collections.unmodifiableMap(new HashMap<>(owners));
    above = Set.copyOf(above);
    packages = Set.copyOf(packages);
  }

  /// Whether it says who brings a path, or that nobody does.
  public boolean knows(String path) {
    return asked.contains(merged(path));
  }

  /// The packages that bring a path, in the order of their names.
  public List<String> of(String path) {
    return owners.getOrDefault(merged(path), List.of());
  }

  /// Whether a package brings a path or something below it.
  public boolean isBrought(String path) {
    return !of(path).isEmpty() || above.contains(merged(path));
  }

  /// What both say; where they differ, what the other one says.
  public PathOwners with(PathOwners other) {
    Set<String> allAsked = new HashSet<>(asked);
    allAsked.addAll(other.asked);
    Map<String, List<String>> allOwners = new HashMap<>(owners);
    other.asked.forEach(allOwners::remove);
    allOwners.putAll(other.owners);
    Set<String> allAbove = new HashSet<>(above);
    other.asked.forEach(allAbove::remove);
    allAbove.addAll(other.above);
    Set<String> allPackages = new HashSet<>(packages);
    allPackages.addAll(other.packages);
    return new PathOwners(allAsked, allOwners, allAbove, allPackages);
  }

  /// The one spelling of a path on a system whose `/bin` is a link to `/usr/bin`.
  public static String merged(String path) {
    return MERGED.stream().anyMatch(path::startsWith) ? "/usr" + path : path;
  }
}
