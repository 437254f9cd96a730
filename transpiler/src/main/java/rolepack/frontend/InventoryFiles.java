package rolepack.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.inventory.InventoryReader;
import rolepack.frontend.task.VariableReader;
import rolepack.ir.Inventory;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// Finds the inventories and the variables beside them and beside the playbooks.
final class InventoryFiles {
  /// What Ansible skips in a folder of inventories.
  private static final Set<String> SKIPPED_NAMES =
      Set.of("group_vars", "host_vars", "vars_plugins");

  private static final Set<String> SKIPPED_EXTENSIONS =
      Set.of(
          ".pyc", ".pyo", ".swp", ".bak", ".rpm", ".md", ".txt", ".rst", ".orig", ".ini", ".cfg",
          ".retry");

  /// Where people put an inventory that ansible.cfg does not name.
  private static final List<String> USUAL =
      List.of(
          "inventory",
          "inventory.ini",
          "inventory.yml",
          "inventory.yaml",
          "hosts",
          "hosts.ini",
          "hosts.yml",
          "hosts.yaml");

  private final Diagnostics diagnostics;
  private final InventoryReader inventory;

  private InventoryFiles(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.inventory = new InventoryReader(diagnostics);
  }

  /// A folder with inventories and what reads its files.
  record Place(RepositoryFiles files, FileTree tree, YamlFiles yaml) {}

  /// The repository's own inventory, or the chosen ones, with all group_vars and host_vars.
  ///
  /// @param playbookFolders whose variables win over those beside inventories
  static Inventory read(
      Place repository,
      List<Path> chosen,
      AnsibleConfig config,
      List<String> playbookFolders,
      Diagnostics diagnostics) {
    InventoryFiles reader = new InventoryFiles(diagnostics);
    List<String> variableFolders = new ArrayList<>();
    if (chosen.isEmpty()) {
      for (String each : reader.own(repository, config)) {
        reader.add(repository, each, variableFolders);
      }
    }
    for (Path each : chosen) {
      reader.addChosen(repository, each, variableFolders);
    }
    for (String each : playbookFolders) {
      if (!variableFolders.contains(each)) {
        variableFolders.add(each);
      }
    }
    variableFolders.forEach(each -> reader.addVariables(repository, each));
    return reader.inventory.build();
  }

  private List<String> own(Place repository, AnsibleConfig config) {
    List<String> found = new ArrayList<>();
    for (String setting : List.of("inventory", "hostfile")) {
      for (String each : config.paths(setting, ",")) {
        Optional<String> path =
            each.startsWith("/") ? Optional.empty() : RelativePath.resolve("", each);
        path.filter(
                inside -> repository.tree().isThere(inside) || repository.tree().isFolder(inside))
            .ifPresentOrElse(
                found::add,
                () ->
                    diagnostics.report(
                        DiagnosticKind.MISSING_INVENTORY,
                        config.setting(setting).orElseThrow().span(),
                        each));
      }
      if (config.text(setting).isPresent()) {
        return found;
      }
    }
    return USUAL.stream()
        .filter(each -> repository.tree().isThere(each) || repository.tree().isFolder(each))
        .findFirst()
        .map(List::of)
        .orElse(List.of());
  }

  private void addChosen(Place repository, Path chosen, List<String> variableFolders) {
    try {
      Path real = chosen.toRealPath();
      if (real.startsWith(repository.files().root())) {
        add(repository, repository.files().relative(real), variableFolders);
        return;
      }
      boolean folder = Files.isDirectory(real);
      RepositoryFiles files = new RepositoryFiles(folder ? real : real.getParent());
      Set<String> wanted = Set.of(real.getFileName().toString(), "group_vars", "host_vars");
      FileTree tree =
          folder ? FileTree.of(files, diagnostics) : FileTree.of(files, wanted, diagnostics);
      Place outside = new Place(files, tree, new YamlFiles(files, diagnostics));
      add(outside, folder ? "" : real.getFileName().toString(), new ArrayList<>());
      addVariables(outside, "");
    } catch (IOException _) {
      diagnostics.report(
          DiagnosticKind.UNREADABLE_FILE,
          new SourceFile(chosen.toString(), "").span(),
          "it is not there");
    }
  }

  private void add(Place place, String path, List<String> variableFolders) {
    if (!place.tree().isFolder(path)) {
      addFile(place, path);
      addOnce(RelativePath.parent(path), variableFolders);
      return;
    }
    for (String name : place.tree().names(path)) {
      boolean skipped =
          name.startsWith(".")
              || name.endsWith("~")
              || SKIPPED_NAMES.contains(name)
              || SKIPPED_EXTENSIONS.contains(RelativePath.extension(name));
      if (!skipped) {
        add(place, RelativePath.join(path, name), new ArrayList<>());
      }
    }
    addOnce(path, variableFolders);
  }

  private static void addOnce(String folder, List<String> folders) {
    if (!folders.contains(folder)) {
      folders.add(folder);
    }
  }

  /// A program is never run.
  private void addFile(Place place, String path) {
    Optional<SourceFile> source = SourceFiles.read(place.files(), path, diagnostics);
    if (source.isEmpty()) {
      return;
    }
    String extension = RelativePath.extension(path);
    boolean text = Set.of("", ".ini", ".yml", ".yaml", ".json").contains(extension);
    boolean executable = place.files().find(path).filter(Files::isExecutable).isPresent() && !text;
    if (source.get().text().startsWith("#!") || executable) {
      diagnostics.report(DiagnosticKind.DYNAMIC_INVENTORY, source.get().span(), path);
    } else {
      inventory.add(source.get(), extension);
    }
  }

  private void addVariables(Place place, String folder) {
    String groups = RelativePath.join(folder, "group_vars");
    for (String group : VariableFiles.subjects(place.tree(), groups)) {
      VariableScope.Kind kind =
          group.equals("all") ? VariableScope.Kind.GROUP_VARS_ALL : VariableScope.Kind.GROUP_VARS;
      addVariables(place, groups, group, new VariableScope(kind, group));
    }
    String hosts = RelativePath.join(folder, "host_vars");
    for (String host : VariableFiles.subjects(place.tree(), hosts)) {
      addVariables(place, hosts, host, new VariableScope(VariableScope.Kind.HOST_VARS, host));
    }
  }

  private void addVariables(Place place, String folder, String subject, VariableScope scope) {
    List<VariableDefinition> definitions = new ArrayList<>();
    for (String path : VariableFiles.find(place.tree(), folder, subject)) {
      place
          .yaml()
          .read(path)
          .document()
          .ifPresent(each -> definitions.addAll(VariableReader.read(each, scope, diagnostics)));
    }
    inventory.addVariables(definitions);
  }
}
