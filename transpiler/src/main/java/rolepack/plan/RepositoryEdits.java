package rolepack.plan;

import java.util.Locale;
import java.util.regex.Pattern;
import rolepack.analysis.Resource;

/// Scripts that change where packages come from: where packages of the same role need them, they
/// run in the package that brings the repositories.
final class RepositoryEdits {
  private static final Pattern RELEASE = Pattern.compile("(.+?)-(?:release|repos?)\\b.*");

  private RepositoryEdits() {}

  /// Whether the package manager reads of a file where packages come from.
  static boolean isSource(String path) {
    return path.startsWith("/etc/yum.repos.d/") || path.startsWith("/etc/apt/sources.list.d/");
  }

  /// Whether a package brings a file of repositories: one of the index, or one that some task
  /// installs and that is made for it (`epel-release`).
  static boolean isOfPackage(String path, PathOwnership ownership) {
    ownership.asksFor(path);
    String file = Paths.name(path).toLowerCase(Locale.ROOT);
    return ownership.owner(path).isPresent()
        || ownership.installed().stream()
            .map(each -> RELEASE.matcher(each.toLowerCase(Locale.ROOT)))
            .anyMatch(
                each -> each.matches() && file.matches(Pattern.quote(each.group(1)) + "\\b.*"));
  }

  /// Whether an item does nothing else, by scripts alone.
  static boolean is(Item item) {
    return !item.parts().isEmpty()
        && item.parts().stream()
            .allMatch(each -> each instanceof Part.Runs && each.stage() == Part.Stage.AFTER_INSTALL)
        && !item.candidate().effects().writes().isEmpty()
        && item.candidate().effects().writes().stream()
            .allMatch(each -> each instanceof Resource.Path(String path, _) && isBelow(path));
  }

  private static boolean isBelow(String path) {
    return isSource(path + "/") || path.equals("/etc/apt") || path.equals("/etc/apt/sources.list");
  }
}
