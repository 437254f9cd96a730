package rolepack.frontend;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// Every file and folder of a repository, found in one walk, so that a question about a path costs
/// no system call.
///
/// Links inside the repository are followed, but never into a folder that the walk is already in;
/// those that lead out are reported and are as if they were not there.
final class FileTree {
  /// What version control and tools keep beside the sources.
  private static final Set<String> SKIPPED =
      Set.of(".git", ".hg", ".svn", ".tox", ".venv", ".vagrant", ".terraform", "node_modules");

  /// Links to folders of links multiply; nobody has that many files behind links.
  private static final int MOST_BEHIND_LINKS = 100_000;

  private final Path root;
  private final Set<String> wanted;
  private final Diagnostics diagnostics;
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();
  private final Set<String> refused = new TreeSet<>();
  private int behindLinks = 0;

  private enum Kind {
    FILE,
    FOLDER,
    SPECIAL
  }

  private FileTree(Path root, Set<String> wanted, Diagnostics diagnostics) {
    this.root = root;
    this.wanted = wanted;
    this.diagnostics = diagnostics;
  }

  static FileTree of(RepositoryFiles files, Diagnostics diagnostics) {
    return of(files, Set.of(), diagnostics);
  }

  /// @param wanted the only names at the top to look at; none for all
  static FileTree of(RepositoryFiles files, Set<String> wanted, Diagnostics diagnostics) {
    FileTree tree = new FileTree(files.root(), wanted, diagnostics);
    tree.kinds.put("", Kind.FOLDER);
    tree.walk(files.root(), "", List.of(files.root()), false);
    return tree;
  }

  /// A file that can be read.
  boolean isFile(String path) {
    return kinds.get(path) == Kind.FILE;
  }

  boolean isFolder(String path) {
    return kinds.get(path) == Kind.FOLDER;
  }

  /// A file of any kind, pipes and devices too.
  boolean isThere(String path) {
    return kinds.containsKey(path) && !isFolder(path);
  }

  /// Whether something below a folder leads out of the repository.
  boolean refusesBelow(String folder) {
    return refused.stream().anyMatch(each -> RelativePath.isBelow(each, folder));
  }

  /// The names in a folder, in order.
  List<String> names(String folder) {
    return names.getOrDefault(folder, List.of());
  }

  /// The paths of everything below a folder that is no folder, in order.
  List<String> filesBelow(String folder) {
    List<String> found = new ArrayList<>();
    addBelow(folder, found);
    Collections.sort(found);
    return found;
  }

  private void addBelow(String folder, List<String> found) {
    for (String name : names(folder)) {
      String path = RelativePath.join(folder, name);
      if (isFolder(path)) {
        addBelow(path, found);
      } else {
        found.add(path);
      }
    }
  }

  /// @param above the real folders from the repository to here
  private void walk(Path folder, String path, List<Path> above, boolean linked) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean unwanted = path.isEmpty() && !wanted.isEmpty() && !wanted.contains(name);
        if (!SKIPPED.contains(name) && !unwanted) {
          found.add(name);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException | SecurityException _) {
      report(DiagnosticKind.UNREADABLE_FILE, path, "the folder cannot be opened");
    }
    if (!path.isEmpty() && found.contains(RepositoryFiles.OUTPUT_MARKER)) {
      found.clear();
    }
    Collections.sort(found);
    found.removeIf(
        name -> !enter(folder.resolve(name), RelativePath.join(path, name), above, linked));
    names.put(path, found);
  }

  /// Whether an entry is there and inside.
  private boolean enter(Path entry, String path, List<Path> above, boolean linked) {
    if (linked && ++behindLinks > MOST_BEHIND_LINKS) {
      return false;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        return follow(entry, path, above);
      }
      if (attributes.isDirectory()) {
        kinds.put(path, Kind.FOLDER);
        walk(entry, path, with(above, entry), linked);
      } else {
        kinds.put(path, attributes.isRegularFile() ? Kind.FILE : Kind.SPECIAL);
      }
      return true;
    } catch (IOException | SecurityException _) {
      return false;
    }
  }

  private boolean follow(Path link, String path, List<Path> above) throws IOException {
    Path target = link.toRealPath();
    if (!target.startsWith(root)) {
      refused.add(path);
      report(DiagnosticKind.OUTSIDE_REPOSITORY, path, path);
      return false;
    }
    if (Files.isDirectory(target)) {
      if (above.stream().anyMatch(each -> each.startsWith(target))) {
        return false;
      }
      kinds.put(path, Kind.FOLDER);
      walk(target, path, with(above, target), true);
    } else {
      kinds.put(path, Files.isRegularFile(target) ? Kind.FILE : Kind.SPECIAL);
    }
    return true;
  }

  private static List<Path> with(List<Path> above, Path folder) {
    List<Path> longer = new ArrayList<>(above);
    longer.add(folder);
    return longer;
  }

  private void report(DiagnosticKind kind, String path, String argument) {
    diagnostics.report(kind, new SourceFile(path, "").span(), argument);
  }
}
