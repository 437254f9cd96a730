package rolepack.backend.playbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.backend.Artifact;
import rolepack.source.RepositoryFiles;

/// Lists the files that hold secrets and so are not in the residual repository.
final class SiteFiles {
  private static final String HEADER =
      """
      These files hold secrets, so that rolepack did not copy them. Put each at its place in this
      folder before you run a playbook.

      """;

  /// Files that only keep a folder in a repository.
  private static final Set<String> KEEPERS = Set.of(".gitkeep", ".gitignore", ".keep");

  private SiteFiles() {}

  /// The note, where there is something to say, under a name that the repository does not use.
  static Optional<Artifact> note(String folder, List<String> secrets, RepositoryFiles repository) {
    List<String> files =
        secrets.stream()
            .filter(each -> !KEEPERS.contains(each.substring(each.lastIndexOf('/') + 1)))
            .toList();
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String name = "SITE-FILES.txt";
    for (int number = 2; repository.find(name).isPresent(); number++) {
      name = "SITE-FILES-" + number + ".txt";
    }
    StringBuilder text = new StringBuilder(HEADER);
    files.stream().sorted().distinct().forEach(each -> text.append(each).append('\n'));
    return Optional.of(new Artifact.Text(folder + "/" + name, text.toString()));
  }
}
