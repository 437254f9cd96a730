package rolepack.frontend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Inventory;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.TemplateFile;
import rolepack.ir.VariableDefinition;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Reads an Ansible repository: every file once, in parallel, with the same result every time.
public final class RepositoryReader {
  private final ReadOptions options;
  private final Diagnostics diagnostics;
  private final Workers workers;
  private final RepositoryFiles files;
  private final FileTree tree;
  private final YamlFiles yaml;

  private RepositoryReader(
      ReadOptions options, RepositoryFiles files, Diagnostics diagnostics, Workers workers) {
    this.options = options;
    this.diagnostics = diagnostics;
    this.workers = workers;
    this.files = files;
    this.tree = FileTree.of(files, diagnostics);
    this.yaml = new YamlFiles(files, diagnostics);
  }

  /// Everything in a repository; whatever cannot be read is reported and left out.
  ///
  /// @throws UncheckedIOException where the folder itself is not there
  public static Repository read(ReadOptions options, Diagnostics diagnostics) {
    try (Workers workers = new Workers()) {
      RepositoryFiles files = new RepositoryFiles(options.folder());
      return new RepositoryReader(options, files, diagnostics, workers).read();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Repository read() {
    AnsibleConfig config = config();
    String name = Optional.ofNullable(files.root().getFileName()).map(Path::toString).orElse("/");
    workers.map(PlaybookSelection.candidates(tree), yaml::read);
    List<String> selected =
        new PlaybookSelection(tree, yaml, diagnostics).select(options.playbooks());
    List<String> playbookFolders = folders(selected);
    RoleFolders roleFolders =
        RoleFolders.find(
            tree,
            config,
            playbookFolders,
            GalaxyCollections.find(tree, yaml),
            () -> RoleMeta.name(tree, yaml).orElse(name));
    if (selected.isEmpty() && options.playbooks().isEmpty()) {
      reportNoPlaybook(roleFolders, name);
    }
    Survey survey = new Survey();
    Sources sources =
        new Sources(
            tree,
            yaml,
            roleFolders,
            survey,
            playbookFolders.getFirst(),
            options.facts(),
            diagnostics);
    RoleReader roleReader = new RoleReader(sources, files);
    Map<String, TemplateFile> templates = parse(sources, roleReader);
    survey(sources, selected);
    if (survey.isOld()) {
      yaml.change(LastNewlines::drop);
    }

    List<Playbook> playbooks = workers.map(selected, each -> PlaybookReader.read(each, sources));
    TaskFiles reader = new TaskFiles(sources, workers);
    Map<String, TaskFile> taskFiles =
        IncludeCycleBreaker.breakCycles(
            reader.readAll(tasks(playbooks)), reader::file, diagnostics);
    List<Role> roles =
        RoleCycleBreaker.breakCycles(
            workers.map(roleFolders.names(), each -> roleReader.read(each, taskFiles, templates)),
            diagnostics);
    Inventory inventory =
        InventoryFiles.read(
            new InventoryFiles.Place(files, tree, yaml),
            options.inventories(),
            config,
            playbookFolders,
            diagnostics);
    List<VariableDefinition> extraVariables =
        new ExtraVariables(files.root(), diagnostics).read(options.extraVars());
    return new Repository(
        files,
        playbooks,
        roles,
        loose(taskFiles, roleFolders),
        inventory,
        extraVariables,
        config.mergesHashes(),
        OtherPlaybooks.find(files, sources, playbooks, roles));
  }

  /// A repository that is made to be used by others has no playbook, and a file that says what it
  /// is.
  private void reportNoPlaybook(RoleFolders roles, String name) {
    if (!roles.areForOthers()) {
      diagnostics.report(DiagnosticKind.NO_PLAYBOOK, new SourceFile(name, "").span(), name);
      return;
    }
    SourceFile place =
        Stream.of("galaxy.yml", "meta/main.yml", "tasks/main.yml")
            .filter(tree::isFile)
            .findFirst()
            .flatMap(each -> SourceFiles.read(files, each, diagnostics))
            .orElseGet(() -> new SourceFile(name, ""));
    diagnostics.report(DiagnosticKind.ONLY_ROLES, new SourceSpan(place, 0, place.lineEnd(1)), name);
  }

  private AnsibleConfig config() {
    return tree.isFile("ansible.cfg")
        ? SourceFiles.read(files, "ansible.cfg", diagnostics)
            .map(AnsibleConfig::read)
            .orElse(AnsibleConfig.NONE)
        : AnsibleConfig.NONE;
  }

  /// The folders of playbooks, the repository where there are none.
  private static List<String> folders(List<String> playbooks) {
    LinkedHashSet<String> folders = new LinkedHashSet<>();
    playbooks.forEach(each -> folders.add(RelativePath.parent(each)));
    return folders.isEmpty() ? List.of("") : List.copyOf(folders);
  }

  /// Parses every file of every role, the templates too, which are the result.
  private Map<String, TemplateFile> parse(Sources sources, RoleReader reader) {
    List<Runnable> work = new ArrayList<>();
    Map<String, Optional<TemplateFile>> templates = new java.util.concurrent.ConcurrentHashMap<>();
    for (String role : sources.roles().names()) {
      for (RolePart part : RolePart.values()) {
        for (String path : part.files(sources, role)) {
          switch (part) {
            case TASKS, HANDLERS, DEFAULTS, VARS, META -> work.add(() -> yaml.read(path));
            case TEMPLATES -> work.add(() -> templates.put(path, reader.template(path)));
            case FILES -> {}
          }
        }
      }
    }
    workers.map(
        work,
        each -> {
          each.run();
          return true;
        });
    Map<String, TemplateFile> readable = new LinkedHashMap<>();
    templates.forEach((path, each) -> each.ifPresent(file -> readable.put(path, file)));
    return readable;
  }

  private void survey(Sources sources, List<String> playbooks) {
    Survey survey = sources.survey();
    playbooks.forEach(each -> yaml.read(each).document().ifPresent(survey::addTasks));
    for (String folder : folders(playbooks)) {
      tree.filesBelow(RelativePath.join(folder, "group_vars")).stream()
          .filter(each -> VariableFiles.EXTENSIONS.contains(RelativePath.extension(each)))
          .forEach(each -> yaml.read(each).document().ifPresent(survey::addVariables));
    }
    for (String role : sources.roles().names()) {
      for (RolePart part : List.of(RolePart.TASKS, RolePart.HANDLERS)) {
        part.files(sources, role)
            .forEach(each -> yaml.read(each).document().ifPresent(survey::addTasks));
      }
      for (RolePart part : List.of(RolePart.DEFAULTS, RolePart.VARS)) {
        part.files(sources, role)
            .forEach(each -> yaml.read(each).document().ifPresent(survey::addVariables));
      }
    }
  }

  private static List<TaskNode> tasks(List<Playbook> playbooks) {
    List<TaskNode> tasks = new ArrayList<>();
    for (Playbook playbook : playbooks) {
      for (Play play : playbook.plays()) {
        Stream.of(play.preTasks(), play.tasks(), play.postTasks(), play.handlers())
            .forEach(tasks::addAll);
      }
    }
    return tasks;
  }

  private static List<TaskFile> loose(Map<String, TaskFile> taskFiles, RoleFolders roles) {
    return taskFiles.values().stream().filter(each -> roles.owner(each.path()).isEmpty()).toList();
  }
}
