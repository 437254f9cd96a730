package rolepack.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Playbook;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.source.RepositoryFiles;

/// Finds the playbooks beside the chosen ones, at the top of the repository or in a folder there,
/// that run roles which the chosen ones do not. Nothing is said about them: nobody chose them.
final class OtherPlaybooks {
  /// A repository may have any number of files that are not playbooks.
  private static final int MOST = 200;

  /// Folders of other YAML files.
  private static final Set<String> NO_PLAYBOOKS =
      Set.of("roles", "group_vars", "host_vars", "vars", "inventory", "inventories", "tests");

  private final RepositoryFiles files;
  private final FileTree tree;
  private final Sources sources;
  private final Set<String> unreached;

  private OtherPlaybooks(RepositoryFiles files, Sources sources, Set<String> unreached) {
    this.files = files;
    this.tree = sources.tree();
    this.sources = sources;
    this.unreached = unreached;
  }

  /// @param sources what the chosen playbooks are read with
  static List<Playbook> find(
      RepositoryFiles files, Sources sources, List<Playbook> chosen, List<Role> roles) {
    Set<String> unreached = unreached(chosen, roles);
    if (unreached.isEmpty() || chosen.isEmpty()) {
      return List.of();
    }
    YamlFiles silent = new YamlFiles(files, new Diagnostics());
    if (sources.survey().isOld()) {
      silent.change(LastNewlines::drop);
    }
    return new OtherPlaybooks(files, sources.with(silent, new Diagnostics()), unreached)
        .read(chosen);
  }

  private static Set<String> unreached(List<Playbook> chosen, List<Role> roles) {
    Map<String, Role> byName = new HashMap<>();
    roles.forEach(each -> byName.put(each.name(), each));
    Set<String> unreached = new HashSet<>(byName.keySet());
    chosen.stream()
        .flatMap(each -> each.plays().stream())
        .forEach(each -> reach(each.roles(), byName, unreached));
    return unreached;
  }

  private static void reach(
      List<RoleReference> references, Map<String, Role> roles, Set<String> unreached) {
    for (RoleReference each : references) {
      each.resolved()
          .filter(unreached::remove)
          .ifPresent(name -> reach(roles.get(name).dependencies(), roles, unreached));
    }
  }

  private List<Playbook> read(List<Playbook> chosen) {
    Set<String> known = new HashSet<>();
    chosen.forEach(each -> known.add(each.path()));
    List<Playbook> found = new ArrayList<>();
    for (String path : candidates()) {
      if (!known.contains(path)
          && mayRun(path)
          && sources.yaml().read(path).document().filter(PlaybookEntries::isPlaybook).isPresent()) {
        Playbook playbook = PlaybookReader.read(path, sources);
        if (playbook.plays().stream()
            .flatMap(each -> each.roles().stream())
            .anyMatch(each -> each.resolved().filter(unreached::contains).isPresent())) {
          found.add(playbook);
        }
      }
    }
    return found;
  }

  /// Whether a file has the names in it that it would need.
  private boolean mayRun(String path) {
    return SourceFiles.read(files, path, new Diagnostics())
        .filter(each -> each.text().contains("roles") && each.text().contains("hosts"))
        .filter(each -> unreached.stream().anyMatch(each.text()::contains))
        .isPresent();
  }

  private List<String> candidates() {
    List<String> candidates = new ArrayList<>(PlaybookSelection.candidates(tree));
    for (String folder : tree.names("")) {
      if (!folder.startsWith(".") && !NO_PLAYBOOKS.contains(folder) && !tree.isFile(folder)) {
        for (String name : tree.names(folder)) {
          String path = RelativePath.join(folder, name);
          if (VariableFiles.EXTENSIONS.contains(RelativePath.extension(path))
              && tree.isFile(path)) {
            candidates.add(path);
          }
        }
      }
    }
    return candidates.size() > MOST ? candidates.subList(0, MOST) : candidates;
  }
}
