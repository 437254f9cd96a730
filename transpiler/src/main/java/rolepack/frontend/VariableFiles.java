package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds variable files the way Ansible does: `name`, a file or a folder, else `name.yml`,
/// `name.yaml` or `name.json`.
final class VariableFiles {
  static final List<String> EXTENSIONS = List.of(".yml", ".yaml", ".json");
  private static final Set<String> READ_IN_FOLDERS = Set.of("", ".yml", ".yaml", ".json");

  private VariableFiles() {}

  /// The files for one name in a folder, in the order in which later ones win.
  static List<String> find(FileTree tree, String folder, String name) {
    String bare = RelativePath.join(folder, name);
    if (tree.isFolder(bare)) {
      return below(tree, bare);
    }
    if (tree.isThere(bare)) {
      return List.of(bare);
    }
    for (String extension : EXTENSIONS) {
      if (tree.isThere(bare + extension)) {
        return List.of(bare + extension);
      }
    }
    return List.of();
  }

  /// The files of a role's `defaults/` or `vars/`, where the folder `main` comes last.
  static List<String> ofRole(FileTree tree, String folder) {
    for (String extension : EXTENSIONS) {
      String path = RelativePath.join(folder, "main" + extension);
      if (tree.isThere(path)) {
        return List.of(path);
      }
    }
    return find(tree, folder, "main");
  }

  /// The file that Ansible reads of a role's `tasks/`, `handlers/` or `meta/`, at most one.
  static Optional<String> main(FileTree tree, String folder) {
    for (String extension : List.of(".yml", ".yaml", ".json", "")) {
      String path = RelativePath.join(folder, "main" + extension);
      if (tree.isThere(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /// The file with a name that may leave out its extension.
  static Optional<String> named(FileTree tree, String folder, String name) {
    return Stream.of("", ".yml", ".yaml", ".json")
        .flatMap(each -> RelativePath.resolve(folder, name + each).stream())
        .filter(tree::isThere)
        .findFirst();
  }

  /// The names for which a folder of variables has files.
  static List<String> subjects(FileTree tree, String folder) {
    List<String> subjects = new ArrayList<>();
    for (String name : tree.names(folder)) {
      String extension = RelativePath.extension(name);
      boolean isFolder = tree.isFolder(RelativePath.join(folder, name));
      String subject =
          !isFolder && EXTENSIONS.contains(extension)
              ? name.substring(0, name.length() - extension.length())
              : name;
      boolean hidden = name.startsWith(".") || name.endsWith("~");
      if (!hidden && !subjects.contains(subject)) {
        subjects.add(subject);
      }
    }
    return subjects;
  }

  private static List<String> below(FileTree tree, String folder) {
    List<String> found = new ArrayList<>();
    for (String name : tree.names(folder)) {
      String path = RelativePath.join(folder, name);
      String extension = RelativePath.extension(name);
      if (name.startsWith(".") || name.endsWith("~")) {
        continue;
      }
      if (tree.isFolder(path)) {
        if (extension.isEmpty()) {
          found.addAll(below(tree, path));
        }
      } else if (READ_IN_FOLDERS.contains(extension)) {
        found.add(path);
      }
    }
    return found;
  }
}
