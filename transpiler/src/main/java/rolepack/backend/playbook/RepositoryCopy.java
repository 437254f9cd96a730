package rolepack.backend.playbook;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rolepack.backend.Artifact;
import rolepack.backend.OutputFolder;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// Copies a repository but for what must not be copied: secrets, files that nothing reads any more,
/// the history of version control, and output of earlier conversions.
final class RepositoryCopy extends SimpleFileVisitor<Path> {
  private static final Set<String> HISTORY = Set.of(".git", ".hg", ".svn", ".bzr");

  private final RepositoryFiles repository;
  private final String folder;
  private final Map<String, String> changed;
  private final Set<String> leftOut;
  private final Set<Path> secrets = new HashSet<>();
  private final Set<String> written = new TreeSet<>();
  private final Diagnostics diagnostics;
  private final List<Artifact> artifacts = new ArrayList<>();

  private RepositoryCopy(
      RepositoryFiles repository,
      String folder,
      Map<String, String> changed,
      Set<String> leftOut,
      Diagnostics diagnostics) {
    this.repository = repository;
    this.folder = folder;
    this.changed = changed;
    this.leftOut = leftOut;
    this.diagnostics = diagnostics;
  }

  /// @param folder where in the output the copy stands
  /// @param changed the new texts of files, by path; a path that the repository does not have is a
  ///   new file
  /// @param leftOut files that are not copied
  /// @param secrets files that are not copied, under whatever other name a link gives them either
  static List<Artifact> of(
      RepositoryFiles repository,
      String folder,
      Map<String, String> changed,
      Set<String> leftOut,
      List<String> secrets,
      Diagnostics diagnostics) {
    RepositoryCopy copy = new RepositoryCopy(repository, folder, changed, leftOut, diagnostics);
    secrets.forEach(each -> copy.secrets.add(repository.root().resolve(each).normalize()));
    secrets.forEach(each -> repository.find(each).ifPresent(found -> copy.addRealPath(found)));
    copy.walk(repository.root());
    changed.forEach(
        (path, text) -> {
          if (!copy.written.contains(path)) {
            copy.artifacts.add(new Artifact.Text(folder + "/" + path, text));
          }
        });
    return copy.artifacts;
  }

  private void addRealPath(Path found) {
    try {
      secrets.add(found.toRealPath());
    } catch (IOException _) {
      secrets.add(found);
    }
  }

  private void walk(Path from) {
    try {
      Files.walkFileTree(from, this);
    } catch (IOException failure) {
      report(DiagnosticKind.UNREADABLE_FILE, repository.relative(from), "it cannot be opened");
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    boolean skipped =
        !directory.equals(repository.root())
            && (HISTORY.contains(directory.getFileName().toString())
                || Files.exists(directory.resolve(OutputFolder.MARKER)));
    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = repository.relative(file);
    if (attributes.isSymbolicLink()) {
      link(file, path);
    } else if (attributes.isRegularFile()) {
      copy(file, path);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    report(DiagnosticKind.UNREADABLE_FILE, repository.relative(file), "it cannot be opened");
    return FileVisitResult.CONTINUE;
  }

  private void copy(Path file, String path) {
    if (leftOut.contains(path) || secrets.contains(file)) {
      return;
    }
    String place = folder + "/" + path;
    boolean executable = Files.isExecutable(file);
    String text = changed.get(path);
    if (text != null) {
      artifacts.add(new Artifact.Text(place, text, executable));
    } else if (Files.isReadable(file)) {
      artifacts.add(new Artifact.Copy(place, path, executable));
    } else {
      report(DiagnosticKind.UNREADABLE_FILE, path, "it cannot be opened");
    }
    written.add(path);
  }

  /// A link stays a link where it works in the copy as it does in the repository. A folder that is
  /// a link becomes a folder where a file below it is changed.
  private void link(Path link, String path) {
    try {
      if (repository.leadsOutside(path)) {
        report(DiagnosticKind.OUTSIDE_REPOSITORY, path, path);
        return;
      }
      Path target = Files.readSymbolicLink(link);
      boolean exists = Files.exists(link);
      if (exists && (secrets.contains(link) || secrets.contains(link.toRealPath()))) {
        return;
      }
      if (changed.keySet().stream().anyMatch(each -> each.startsWith(path + "/"))) {
        copyFolder(path);
      } else if (changed.containsKey(path)) {
        copy(link, path);
      } else if (staysInside(path, target)) {
        artifacts.add(new Artifact.Link(folder + "/" + path, target.toString()));
      } else if (Files.isRegularFile(link)) {
        copy(link, path);
      }
    } catch (IOException failure) {
      report(DiagnosticKind.UNREADABLE_FILE, path, "it cannot be opened");
    }
  }

  /// Copies what stands in a folder that is a link; links below it are left out.
  private void copyFolder(String path) throws IOException {
    for (String name : repository.list(path)) {
      String below = path + "/" + name;
      Path file = repository.root().resolve(below);
      if (Files.isSymbolicLink(file)) {
        continue;
      }
      if (Files.isDirectory(file)) {
        copyFolder(below);
      } else if (Files.isRegularFile(file) && !secrets.contains(file.toRealPath())) {
        copy(file, below);
      }
    }
  }

  /// Whether a relative link never leaves the repository on its way, whose name differs in the
  /// copy.
  private static boolean staysInside(String path, Path target) {
    if (target.isAbsolute()) {
      return false;
    }
    int depth = path.split("/").length - 1;
    for (Path part : target) {
      depth += part.toString().equals("..") ? -1 : part.toString().equals(".") ? 0 : 1;
      if (depth < 0) {
        return false;
      }
    }
    return true;
  }

  private void report(DiagnosticKind kind, String path, String argument) {
    diagnostics.report(kind, new SourceFile(path, "").span(), argument);
  }
}
