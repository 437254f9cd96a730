package rolepack.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rolepack.ir.Repository;

/// Finds the files of a repository that hold secrets in the clear.
final class SecretFiles {
  private static final Set<String> SKIPPED = Set.of(".git", ".hg", ".svn");

  private SecretFiles() {}

  /// Paths relative to the repository, in order; vaulted files are encrypted and not among them.
  static List<String> of(Repository repository, SiteFiles files) {
    List<String> found = new ArrayList<>();
    collect(repository, files, "", found);
    return found.stream().sorted().toList();
  }

  private static void collect(
      Repository repository, SiteFiles files, String folder, List<String> found) {
    try {
      for (String name : repository.files().list(folder.isEmpty() ? "." : folder)) {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        if (SKIPPED.contains(name)) {
          continue;
        }
        if (repository.files().isDirectory(path)) {
          if (!repository
              .files()
              .find(path)
              .filter(java.nio.file.Files::isSymbolicLink)
              .isPresent()) {
            collect(repository, files, path, found);
          }
        } else if (repository.files().isFile(path)
            && files.isSecret(path)
            && !files.isVaulted(path)) {
          found.add(path);
        }
      }
    } catch (IOException _) {
      // A folder that cannot be listed cannot be copied either.
    }
  }
}
