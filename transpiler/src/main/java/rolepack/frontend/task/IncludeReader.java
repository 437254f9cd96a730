package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.frontend.task.Invocation.Given;
import rolepack.ir.Action;
import rolepack.ir.Action.IncludeKind;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// `include`, `include_tasks`, `import_tasks`, `include_role`, `import_role`, `include_vars` ->
/// include, with the file or role that it names where that is constant.
final class IncludeReader {
  private static final Set<String> NAMES =
      Set.of(
          "include",
          "include_tasks",
          "import_tasks",
          "include_role",
          "import_role",
          "include_vars");

  /// What an include takes beside its target and the variables it passes.
  private static final Set<String> OPTIONS =
      Set.of(
          "apply",
          "public",
          "allow_duplicates",
          "rolespec_validate",
          "defaults_from",
          "vars_from",
          "handlers_from",
          "name",
          "depth",
          "files_matching",
          "ignore_files",
          "ignore_unknown_extensions",
          "extensions",
          "hash_behaviour");

  private final ReadingContext context;
  private final List<String> tags = new ArrayList<>();
  private final Map<String, DataTemplate> options = new LinkedHashMap<>();
  private final List<VariableDefinition> variables = new ArrayList<>();

  IncludeReader(ReadingContext context) {
    this.context = context;
  }

  static boolean reads(String shortName) {
    return NAMES.contains(shortName);
  }

  /// Tags that were given as an argument.
  List<String> tags() {
    return tags;
  }

  /// What else it was given.
  Map<String, DataTemplate> options() {
    return options;
  }

  /// @param loop the loop of the task, which makes an old `include` dynamic
  /// @param vars the `vars` of the task
  Action.Include read(Invocation invocation, Optional<Loop> loop, Optional<YamlNode> vars) {
    String name = invocation.shortName();
    return switch (name) {
      case "include_role", "import_role" -> role(invocation, name);
      case "include_vars" -> variables(invocation, name, loop, vars);
      default -> tasks(invocation, name, loop, vars);
    };
  }

  private Action.Include tasks(
      Invocation invocation, String name, Optional<Loop> loop, Optional<YamlNode> vars) {
    DataTemplate target = target(invocation, "file");
    for (Given each : invocation.arguments()) {
      if (each.name().equals("tags")) {
        tags.addAll(KeywordReader.tags(each.value()));
      } else if (OPTIONS.contains(each.name()) && each.name().equals("apply")) {
        options.put(each.name(), data(each.value()));
      } else if (!each.name().equals("file")) {
        variables.add(
            new VariableDefinition(
                each.span(),
                each.name(),
                data(each.value()),
                new VariableScope(VariableScope.Kind.INCLUDE_PARAMETERS, "")));
      }
    }
    Optional<ConstantText> constant = ConstantText.of(target, context.constants());
    boolean dynamic =
        switch (name) {
          case "include_tasks" -> true;
          case "import_tasks" -> false;
          default -> loop.isPresent() || constant.isEmpty();
        };
    Optional<String> resolved =
        constant
            .flatMap(path -> context.references().taskFile(path, target.span()))
            .or(() -> firstFound(target, loop, false, vars));
    return include(invocation, name, IncludeKind.TASKS, dynamic, target, resolved);
  }

  private Action.Include role(Invocation invocation, String name) {
    DataTemplate target =
        invocation
            .argument("name")
            .or(() -> invocation.argument("role"))
            .map(each -> data(each.value()))
            .orElseGet(() -> target(invocation, "name"));
    for (Given each : invocation.arguments()) {
      if (OPTIONS.contains(each.name()) && !each.name().equals("name")) {
        options.put(each.name(), data(each.value()));
      }
    }
    Optional<String> resolved =
        ConstantText.of(target, context.constants())
            .flatMap(role -> context.references().role(role.text().strip(), target.span()));
    return include(
        invocation, name, IncludeKind.ROLE, name.equals("include_role"), target, resolved);
  }

  private Optional<String> firstFound(
      DataTemplate target, Optional<Loop> loop, boolean ofVariables, Optional<YamlNode> vars) {
    return FirstFound.of(target, loop, ofVariables, vars, context)
        .flatMap(each -> context.references().firstFound(each.paths(), each.folder()));
  }

  private Action.Include variables(
      Invocation invocation, String name, Optional<Loop> loop, Optional<YamlNode> vars) {
    DataTemplate target =
        target(invocation, invocation.argument("dir").isPresent() ? "dir" : "file");
    Optional<DataTemplate> into = invocation.argument("name").map(each -> data(each.value()));
    into.ifPresent(each -> options.put("name", each));
    for (Given each : invocation.arguments()) {
      if (OPTIONS.contains(each.name()) && !each.name().equals("name")) {
        options.put(each.name(), data(each.value()));
      }
    }
    Optional<String> resolved =
        invocation.argument("dir").isPresent()
            ? Optional.empty()
            : ConstantText.of(target, context.constants())
                .flatMap(path -> context.references().variableFile(path, target.span()))
                .or(() -> firstFound(target, loop, true, vars));
    List<VariableDefinition> read =
        resolved.map(path -> context.references().definitions(path)).orElse(List.of());
    if (into.isEmpty()) {
      variables.addAll(resolved.isPresent() ? read : context.references().possibleDefinitions());
    }
    into.flatMap(each -> ConstantText.of(each, context.constants()))
        .ifPresent(each -> variables.add(under(each.text(), target, read)));
    return include(invocation, name, IncludeKind.VARIABLES, true, target, resolved);
  }

  private Action.Include include(
      Invocation invocation,
      String name,
      IncludeKind kind,
      boolean dynamic,
      DataTemplate target,
      Optional<String> resolved) {
    Optional<String> tasksFrom =
        invocation.argument("tasks_from").flatMap(each -> ScalarText.of(each.value()));
    return new Action.Include(
        invocation.span(), name, kind, dynamic, target, resolved, tasksFrom, variables);
  }

  /// The file or role: an argument, or the free text.
  private DataTemplate target(Invocation invocation, String argument) {
    Optional<YamlNode> node =
        invocation
            .argument(argument)
            .map(Given::value)
            .or(() -> invocation.freeText().map(each -> (YamlNode) each));
    if (node.isEmpty()) {
      SourceSpan span = invocation.span();
      context
          .diagnostics()
          .report(DiagnosticKind.MISSING_ARGUMENT, span, invocation.module(), argument);
      return new DataTemplate.Constant(new YamlNode.Null(span));
    }
    return data(node.get());
  }

  private DataTemplate data(YamlNode node) {
    return DataTemplateReader.read(node, context.diagnostics());
  }

  /// What a file defines as one mapping: `include_vars: {file: …, name: settings}`.
  private static VariableDefinition under(
      String name, DataTemplate target, List<VariableDefinition> read) {
    List<DataTemplate.Entry> entries =
        read.stream()
            .map(
                each ->
                    new DataTemplate.Entry(
                        new DataTemplate.Constant(
                            new YamlNode.Text(
                                each.span(),
                                each.name(),
                                new TextOrigin.Generated(each.span()),
                                false)),
                        each.value()))
            .toList();
    return new VariableDefinition(
        target.span(),
        name,
        new DataTemplate.Mapping(target.span(), entries),
        new VariableScope(VariableScope.Kind.INCLUDE_VARS, ""));
  }
}
