package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.frontend.task.ConstantText;
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
  public Optional<String> taskFile(ConstantText target, SourceSpan span) {
    List<String> parts = handlers ? List.of("handlers", "tasks") : List.of("tasks");
    List<String> searched = new ArrayList<>(List.of(RelativePath.parent(file)));
    searched.addAll(partsOfFolders(parts));
    return find(target, searched, span, DiagnosticKind.MISSING_INCLUDE);
  }

  @Override
  public Optional<String> variableFile(ConstantText target, SourceSpan span) {
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
  public Optional<String> firstFound(List<String> paths, String folder) {
    List<String> searched = partsOfFolders(List.of(folder));
    searched.add(RelativePath.parent(file));
    for (String path : paths) {
      if (path.indexOf(ConstantText.UNKNOWN) < 0) {
        Optional<String> found = locate(path, searched);
        if (found.isPresent()) {
          return found;
        }
      } else if (searched.stream().anyMatch(each -> mayBeThere(each, path))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Whether a folder holds a file that a path with unknown parts may mean.
  private boolean mayBeThere(String folder, String path) {
    int slash = path.lastIndexOf('/');
    String above = slash < 0 ? "." : path.substring(0, slash);
    Optional<String> resolved = RelativePath.resolve(folder, above);
    if (above.indexOf(ConstantText.UNKNOWN) >= 0 || resolved.isEmpty()) {
      return true;
    }
    String[] known = path.substring(slash + 1).split(String.valueOf(ConstantText.UNKNOWN), -1);
    return sources.tree().isFolder(resolved.get())
        && sources.tree().names(resolved.get()).stream().anyMatch(each -> fits(each, known));
  }

  /// Whether a name consists of the known parts in their order, with anything between them.
  private static boolean fits(String name, String[] known) {
    String first = known[0];
    String last = known[known.length - 1];
    int at = first.length();
    int end = name.length() - last.length();
    if (!name.startsWith(first) || !name.endsWith(last) || end < at) {
      return false;
    }
    for (int i = 1; i < known.length - 1; i++) {
      int found = name.indexOf(known[i], at);
      if (found < 0 || found + known[i].length() > end) {
        return false;
      }
      at = found + known[i].length();
    }
    return true;
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

  @Override
  public List<VariableDefinition> possibleDefinitions() {
    String vars = RelativePath.join(folders.getFirst(), "vars");
    List<String> own = VariableFiles.ofRole(sources.tree(), vars);
    return sources.tree().filesBelow(vars).stream()
        .filter(each -> VariableFiles.EXTENSIONS.contains(RelativePath.extension(each)))
        .filter(each -> !own.contains(each))
        .flatMap(each -> definitions(each).stream())
        .toList();
  }

  private Optional<String> find(
      ConstantText constant, List<String> searched, SourceSpan span, DiagnosticKind missing) {
    String target = constant.text().strip();
    Optional<String> found = locate(target, searched);
    if (found.isEmpty() && !constant.ofTarget()) {
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
