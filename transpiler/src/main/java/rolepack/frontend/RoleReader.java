package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.frontend.task.VariableReader;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TemplateFile;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// A role's folder -> role.
final class RoleReader {
  private static final List<RolePart> READ =
      List.of(RolePart.TASKS, RolePart.HANDLERS, RolePart.DEFAULTS, RolePart.VARS, RolePart.META);

  private final Sources sources;
  private final RepositoryFiles files;

  RoleReader(Sources sources, RepositoryFiles files) {
    this.sources = sources;
    this.files = files;
  }

  /// The task files and templates are read by now.
  Role read(
      String name, Map<String, TaskFile> allTaskFiles, Map<String, TemplateFile> allTemplates) {
    String path = sources.roles().path(name);
    List<TaskFile> taskFiles =
        allTaskFiles.values().stream()
            .filter(each -> sources.roles().owner(each.path()).filter(name::equals).isPresent())
            .toList();
    List<String> variableFiles = new ArrayList<>(RolePart.DEFAULTS.files(sources, name));
    List<VariableDefinition> defaults =
        variables(variableFiles, VariableScope.Kind.ROLE_DEFAULTS, name);
    List<String> varsFiles = RolePart.VARS.files(sources, name);
    List<VariableDefinition> vars = variables(varsFiles, VariableScope.Kind.ROLE_VARS, name);
    variableFiles.addAll(varsFiles);
    RoleMeta meta = RoleMeta.read(sources, name);
    boolean failed =
        meta.broken()
            || READ.stream().anyMatch(each -> sources.tree().refusesBelow(each.in(sources, name)))
            || taskFiles.stream().anyMatch(TaskFile::broken)
            || variableFiles.stream().anyMatch(this::isBroken);
    return new Role(
        name,
        path,
        taskFiles,
        RolePart.TASKS.main(sources, name).map(allTaskFiles::get),
        RolePart.HANDLERS.main(sources, name).map(allTaskFiles::get),
        defaults,
        vars,
        meta.dependencies(),
        description(path, meta),
        RolePart.FILES.files(sources, name).stream().filter(sources.tree()::isFile).toList(),
        RolePart.TEMPLATES.files(sources, name).stream()
            .filter(allTemplates::containsKey)
            .map(allTemplates::get)
            .toList(),
        failed);
  }

  private boolean isBroken(String variableFile) {
    YamlFiles.Parsed read = sources.yaml().read(variableFile);
    return read.isBroken()
        || read.document().filter(each -> !VariableReader.takes(each)).isPresent();
  }

  private List<VariableDefinition> variables(
      List<String> paths, VariableScope.Kind kind, String role) {
    VariableScope scope = new VariableScope(kind, role);
    List<VariableDefinition> definitions = new ArrayList<>();
    for (String path : paths) {
      sources
          .yaml()
          .read(path)
          .document()
          .ifPresent(
              each -> definitions.addAll(VariableReader.read(each, scope, sources.diagnostics())));
    }
    return definitions;
  }

  private String description(String path, RoleMeta meta) {
    return ReadmeDescription.file(sources.tree(), path)
        .flatMap(each -> SourceFiles.read(files, each, sources.diagnostics()))
        .map(SourceFile::text)
        .flatMap(ReadmeDescription::firstParagraph)
        .or(meta::description)
        .orElse("");
  }

  /// A file of `templates/`; empty, and reported, where it is no text.
  Optional<TemplateFile> template(String path) {
    return SourceFiles.read(files, path, sources.diagnostics())
        .map(
            source ->
                new TemplateFile(source, TemplateParser.parseFile(source, sources.diagnostics())));
  }
}
