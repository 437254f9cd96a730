package rolepack.frontend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.frontend.task.ReadingContext;
import rolepack.frontend.task.TaskListReader;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.yaml.YamlNode;

/// Reads task files: those that roles have, and those that anything includes.
final class TaskFiles {
  private final Sources sources;
  private final Workers workers;
  private final Map<String, TaskFile> read = new TreeMap<>();

  TaskFiles(Sources sources, Workers workers) {
    this.sources = sources;
    this.workers = workers;
  }

  /// A file to read.
  private record Wanted(String path, boolean handlers) {}

  /// Reads all files of the roles' `tasks/` and `handlers/`, then whatever they and the plays
  /// include, until nothing is left.
  ///
  /// @param plays the task nodes of plays
  Map<String, TaskFile> readAll(Collection<TaskNode> plays) {
    List<Wanted> wanted = new ArrayList<>();
    for (String role : sources.roles().names()) {
      RolePart.TASKS.files(sources, role).stream()
          .filter(this::holdsTasks)
          .forEach(each -> wanted.add(new Wanted(each, false)));
      RolePart.HANDLERS.files(sources, role).stream()
          .filter(this::holdsTasks)
          .forEach(each -> wanted.add(new Wanted(each, true)));
    }
    List<TaskFile> latest = readEach(wanted);
    Map<String, Wanted> included = new LinkedHashMap<>();
    Includes.of(plays).forEach(each -> want(each, false, included));
    while (!latest.isEmpty() || !included.isEmpty()) {
      for (TaskFile file : latest) {
        Includes.of(file.tasks()).forEach(each -> want(each, file.handlers(), included));
      }
      latest = readEach(List.copyOf(included.values()));
      included.clear();
    }
    return read;
  }

  private void want(Includes.Include include, boolean handlers, Map<String, Wanted> included) {
    file(include)
        .filter(path -> !read.containsKey(path))
        .ifPresent(path -> included.putIfAbsent(path, new Wanted(path, handlers)));
  }

  /// The file that an include brings in first.
  Optional<String> file(Includes.Include include) {
    if (!include.role()) {
      return include.resolved();
    }
    Optional<String> tasks = include.resolved().map(role -> RolePart.TASKS.in(sources, role));
    return include.tasksFrom().isEmpty()
        ? include.resolved().flatMap(role -> RolePart.TASKS.main(sources, role))
        : tasks.flatMap(
            folder ->
                VariableFiles.named(sources.tree(), folder, include.tasksFrom().orElseThrow()));
  }

  /// A file that nothing has included yet may hold something else.
  private boolean holdsTasks(String path) {
    Optional<YamlNode> document = sources.yaml().read(path).document();
    boolean main = RelativePath.name(path).startsWith("main.");
    return main || document.map(each -> !(each instanceof YamlNode.Mapping)).orElse(true);
  }

  private List<TaskFile> readEach(List<Wanted> wanted) {
    List<TaskFile> files = workers.map(wanted, this::readOne);
    files.forEach(each -> read.put(each.path(), each));
    return files;
  }

  private TaskFile readOne(Wanted wanted) {
    YamlFiles.Parsed parsed = sources.yaml().read(wanted.path());
    if (parsed.document().isEmpty()) {
      return new TaskFile(parsed.source(), wanted.handlers(), List.of(), true);
    }
    ReadingContext context =
        sources
            .roles()
            .owner(wanted.path())
            .map(role -> sources.inRole(wanted.path(), role, wanted.handlers()))
            .orElseGet(() -> sources.outsideRoles(wanted.path(), wanted.handlers()));
    TaskListReader reader = new TaskListReader(context);
    List<TaskNode> tasks = reader.read(parsed.document().get(), Optional.empty());
    return new TaskFile(parsed.source(), wanted.handlers(), tasks, reader.isBroken());
  }
}
