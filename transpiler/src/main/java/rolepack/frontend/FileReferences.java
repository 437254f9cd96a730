package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.frontend.task.References;
import rolepack.frontend.task.VariableReader;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// Finds what the tasks of one file name, in the order in which Ansible searches: beside the file,
/// in the role, beside the playbook.
final class FileReferences implements References {
  private final Sources sources;
  private final String file;
  private final List<String> folders;
  private final boolean handlers;

  /// @param folders the role's, if it is in one, and the playbook's
  FileReferences(Sources sources, String file, List<String> folders, boolean handlers) {
    this.sources = sources;
    this.file = file;
    this.folders = List.copyOf(folders);
    this.handlers = handlers;
  }

  @Override
  public Optional<String> taskFile(String target, SourceSpan span) {
    List<String> parts = handlers ? List.of("handlers", "tasks") : List.of("tasks");
    List<String> searched = new ArrayList<>(List.of(RelativePath.parent(file)));
    searched.addAll(partsOfFolders(parts));
    return find(target, searched, span, DiagnosticKind.MISSING_INCLUDE);
  }

  @Override
  public Optional<String> variableFile(String target, SourceSpan span) {
    return find(target, variableFolders(), span, DiagnosticKind.MISSING_FILE);
  }

  private List<String> variableFolders() {
    List<String> searched = new ArrayList<>(partsOfFolders(List.of("vars")));
    searched.add(RelativePath.parent(file));
    return searched;
  }

  /// The first of several variable files that is there; nothing is reported.
  Optional<String> firstVariableFile(List<String> targets) {
    return targets.stream().flatMap(each -> locate(each, variableFolders()).stream()).findFirst();
  }

  @Override
  public Optional<String> role(String name, SourceSpan span) {
    Optional<String> found = sources.roles().resolve(name, folders.getFirst());
    if (found.isEmpty()) {
      sources.diagnostics().report(DiagnosticKind.MISSING_ROLE, span, name);
    }
    return found;
  }

  @Override
  public List<VariableDefinition> definitions(String path) {
    VariableScope scope = new VariableScope(VariableScope.Kind.INCLUDE_VARS, path);
    Optional<YamlNode> document = sources.yaml().read(path).document();
    return document
        .map(each -> VariableReader.read(each, scope, sources.diagnostics()))
        .orElse(List.of());
  }

  private Optional<String> find(
      String target, List<String> searched, SourceSpan span, DiagnosticKind missing) {
    Optional<String> found = locate(target, searched);
    if (found.isEmpty()) {
      boolean outside =
          startsElsewhere(target).filter(List::isEmpty).isPresent()
              || RelativePath.resolve(RelativePath.parent(file), target).isEmpty();
      sources
          .diagnostics()
          .report(outside ? DiagnosticKind.OUTSIDE_REPOSITORY : missing, span, target);
    }
    return found;
  }

  private Optional<String> locate(String target, List<String> searched) {
    for (String folder : startsElsewhere(target).orElse(searched)) {
      Optional<String> path = RelativePath.resolve(folder, target);
      if (path.isPresent() && sources.tree().isThere(path.get())) {
        return path;
      }
    }
    return Optional.empty();
  }

  /// A path that starts with `//` counts from the repository; an absolute one is never searched.
  private static Optional<List<String>> startsElsewhere(String target) {
    if (target.startsWith("//")) {
      return Optional.of(List.of(""));
    }
    return target.startsWith("/") || target.startsWith("~")
        ? Optional.of(List.of())
        : Optional.empty();
  }

  private List<String> partsOfFolders(List<String> parts) {
    List<String> searched = new ArrayList<>();
    for (String folder : folders) {
      parts.forEach(part -> searched.add(RelativePath.join(folder, part)));
      searched.add(folder);
    }
    parts.forEach(part -> searched.add(RelativePath.join(RelativePath.parent(file), part)));
    return searched;
  }
}
