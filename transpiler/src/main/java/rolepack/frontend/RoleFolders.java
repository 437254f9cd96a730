package rolepack.frontend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Where the roles of a repository are: its `roles/` folders, those of ansible.cfg's `roles_path`,
/// or the repository itself where it is one role.
final class RoleFolders {
  private static final Set<String> PARTS =
      Set.of("tasks", "handlers", "defaults", "vars", "meta", "files", "templates", "library");

  /// Roles in folders of roles: `roles/group/role`.
  private static final int DEEPEST = 4;

  private final FileTree tree;
  private final GalaxyCollections collections;
  private final Map<String, String> pathsByName = new LinkedHashMap<>();
  private final Map<String, String> namesByPath = new LinkedHashMap<>();

  private RoleFolders(FileTree tree, GalaxyCollections collections) {
    this.tree = tree;
    this.collections = collections;
  }

  /// @param ownName the name of a role that is the repository itself
  static RoleFolders find(
      FileTree tree,
      AnsibleConfig config,
      List<String> playbookFolders,
      GalaxyCollections collections,
      Supplier<String> ownName) {
    RoleFolders roles = new RoleFolders(tree, collections);
    playbookFolders.forEach(each -> roles.addRoot(RelativePath.join(each, "roles")));
    for (String each : config.paths("roles_path", "[:,]")) {
      if (!each.startsWith("/")) {
        RelativePath.resolve("", each).ifPresent(roles::addRoot);
      }
    }
    roles.addRootsBelow("", DEEPEST);
    if (roles.namesByPath.isEmpty() && roles.isRole("")) {
      roles.add(ownName.get(), "");
    } else if (roles.namesByPath.isEmpty()) {
      roles.addRoot("");
    }
    return roles;
  }

  /// Whether the repository is made to be used by playbooks that are elsewhere: a collection of
  /// roles, or one role.
  boolean areForOthers() {
    return collections.isRepository() && !namesByPath.isEmpty() || namesByPath.containsKey("");
  }

  /// The roles' names, in order.
  List<String> names() {
    return pathsByName.keySet().stream().sorted().toList();
  }

  /// The folder of a role.
  String path(String name) {
    return pathsByName.get(name);
  }

  /// The role that a file belongs to.
  Optional<String> owner(String file) {
    for (String folder = RelativePath.parent(file); ; folder = RelativePath.parent(folder)) {
      if (namesByPath.containsKey(folder)) {
        return Optional.of(namesByPath.get(folder));
      }
      if (folder.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /// The name of the role that a reference means.
  ///
  /// @param from the folder of the playbook, or of the role, that refers to it
  Optional<String> resolve(String reference, String from) {
    List<String> places = new ArrayList<>();
    places.add(RelativePath.join(from, "roles"));
    places.add(RelativePath.parent(from));
    for (String place : places) {
      Optional<String> near =
          RelativePath.resolve(place, reference).filter(namesByPath::containsKey);
      if (near.isPresent()) {
        return near.map(namesByPath::get);
      }
    }
    if (pathsByName.containsKey(reference)) {
      return Optional.of(reference);
    }
    return RelativePath.resolve(from, reference)
        .filter(namesByPath::containsKey)
        .or(() -> collections.rolePath(reference).filter(namesByPath::containsKey))
        .map(namesByPath::get);
  }

  private void addRoot(String root) {
    if (tree.isFolder(root)) {
      addBelow(root, "", DEEPEST);
    }
  }

  private void addBelow(String folder, String prefix, int depth) {
    for (String name : tree.names(folder)) {
      String path = RelativePath.join(folder, name);
      if (name.startsWith(".") || !tree.isFolder(path)) {
        continue;
      }
      if (isRole(path)) {
        add(prefix + name, path);
      } else if (depth > 0) {
        addBelow(path, prefix + name + "/", depth - 1);
      }
    }
  }

  /// Folders named `roles` elsewhere, beside playbooks of their own.
  private void addRootsBelow(String folder, int depth) {
    for (String name : tree.names(folder)) {
      String path = RelativePath.join(folder, name);
      boolean own = name.startsWith(".") || name.equals("tests") || name.equals("molecule");
      if (own || !tree.isFolder(path) || namesByPath.containsKey(path)) {
        continue;
      }
      if (name.equals("roles")) {
        addRoot(path);
      } else if (depth > 0) {
        addRootsBelow(path, depth - 1);
      }
    }
  }

  private boolean isRole(String path) {
    return tree.names(path).stream()
        .anyMatch(each -> PARTS.contains(each) && tree.isFolder(RelativePath.join(path, each)));
  }

  /// Of two roles with one name the second goes by its path.
  private void add(String name, String path) {
    if (!namesByPath.containsKey(path)) {
      String free = pathsByName.containsKey(name) ? path : name;
      pathsByName.putIfAbsent(free, path);
      namesByPath.put(path, free);
    }
  }
}
