package rolepack.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Action;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskNode;

/// A small repository that a test writes into a temporary folder, and what reading it gives.
final class WrittenRepository {
  private final Path folder;
  private final Diagnostics diagnostics = new Diagnostics();

  WrittenRepository(Path folder) {
    this.folder = folder;
  }

  /// One role `r` with this task file.
  static WrittenRepository ofTasks(Path folder, String tasks) throws IOException {
    return new WrittenRepository(folder).file("roles/r/tasks/main.yml", tasks);
  }

  WrittenRepository file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Path folder() {
    return folder;
  }

  Repository read() {
    return read(ReadOptions.of(folder));
  }

  Repository read(ReadOptions options) {
    return RepositoryReader.read(options, diagnostics);
  }

  Role role(String name) {
    return read().role(name).orElseThrow();
  }

  List<TaskNode> tasks() {
    return role("r").main().orElseThrow().tasks();
  }

  TaskNode.Task task() {
    return (TaskNode.Task) tasks().getFirst();
  }

  Action.Module module() {
    return (Action.Module) task().action();
  }

  List<Diagnostic> everything() {
    return diagnostics.sorted();
  }

  /// What was reported, but for the missing playbook of a repository with roles only.
  List<Diagnostic> reported() {
    return diagnostics.sorted().stream()
        .filter(each -> each.kind() != DiagnosticKind.NO_PLAYBOOK)
        .filter(each -> each.kind() != DiagnosticKind.ONLY_ROLES)
        .toList();
  }

  List<DiagnosticKind> kinds() {
    return reported().stream().map(Diagnostic::kind).toList();
  }
}
