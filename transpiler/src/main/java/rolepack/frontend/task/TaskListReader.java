package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.frontend.task.Invocation.Given;
import rolepack.generated.modules.ModuleCatalogue;
import rolepack.generated.modules.ModuleSpec;
import rolepack.ir.Action;
import rolepack.ir.Keywords;
import rolepack.ir.Loop;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// A YAML list of tasks, handlers and blocks -> task nodes, each with the span of its entry.
public final class TaskListReader {
  private final ReadingContext context;
  private boolean broken = false;

  public TaskListReader(ReadingContext context) {
    this.context = context;
  }

  /// Whether something was no task, which makes Ansible refuse the whole file.
  public boolean isBroken() {
    return broken;
  }

  /// @param defaults the value of `module_defaults` around the list
  public List<TaskNode> read(YamlNode list, Optional<YamlNode> defaults) {
    if (list instanceof YamlNode.Null) {
      return List.of();
    }
    if (!(list instanceof YamlNode.Sequence sequence)) {
      broken = true;
      context
          .diagnostics()
          .report(
              DiagnosticKind.UNEXPECTED_SHAPE,
              list.span(),
              "a list of tasks",
              ScalarText.shape(list));
      return List.of();
    }
    List<TaskNode> tasks = new ArrayList<>(sequence.items().size());
    for (YamlNode.Item item : sequence.items()) {
      node(item, defaults).ifPresentOrElse(tasks::add, () -> broken = true);
    }
    return tasks;
  }

  private Optional<TaskNode> node(YamlNode.Item item, Optional<YamlNode> defaults) {
    if (!(item.value() instanceof YamlNode.Mapping mapping)) {
      context
          .diagnostics()
          .report(DiagnosticKind.NOT_A_TASK, item.span(), ScalarText.shape(item.value()));
      return Optional.empty();
    }
    Optional<YamlNode> inner = mapping.get("module_defaults").or(() -> defaults);
    String name = mapping.get("name").flatMap(ScalarText::of).orElse("");
    return mapping.get("block").isPresent()
        ? Optional.of(block(item.span(), name, mapping, inner))
        : task(item.span(), name, mapping, inner);
  }

  private TaskNode block(
      SourceSpan span, String name, YamlNode.Mapping mapping, Optional<YamlNode> defaults) {
    Keywords keywords =
        KeywordReader.read(
            mapping,
            KeywordNames.BLOCK,
            new VariableScope(VariableScope.Kind.BLOCK_VARS, name),
            Optional.empty(),
            List.of(),
            Map.of(),
            context.diagnostics());
    return new TaskNode.Block(
        span,
        name,
        section(mapping, "block", defaults),
        section(mapping, "rescue", defaults),
        section(mapping, "always", defaults),
        keywords);
  }

  private List<TaskNode> section(
      YamlNode.Mapping mapping, String key, Optional<YamlNode> defaults) {
    return mapping.get(key).map(each -> read(each, defaults)).orElse(List.of());
  }

  private Optional<TaskNode> task(
      SourceSpan span, String name, YamlNode.Mapping mapping, Optional<YamlNode> defaults) {
    Optional<Invocation> found = new ModuleFinder(context.diagnostics()).find(mapping);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<Loop> loop = new LoopReader(context).read(mapping);
    IncludeReader includes = new IncludeReader(context);
    Action action = action(found.get(), loop, mapping.get("vars"), includes, defaults);
    Keywords keywords =
        KeywordReader.read(
            mapping,
            KeywordNames.TASK,
            new VariableScope(VariableScope.Kind.TASK_VARS, name),
            loop,
            includes.tags(),
            includes.options(),
            context.diagnostics());
    return Optional.of(new TaskNode.Task(span, name, action, keywords));
  }

  private Action action(
      Invocation invocation,
      Optional<Loop> loop,
      Optional<YamlNode> vars,
      IncludeReader includes,
      Optional<YamlNode> defaults) {
    String name = invocation.shortName();
    ArgumentReader arguments = new ArgumentReader(context.diagnostics());
    if (!invocation.readable()) {
      return arguments.opaque(invocation);
    }
    if (IncludeReader.reads(name)) {
      return includes.read(invocation, loop, vars);
    }
    if (name.equals("meta")) {
      return new Action.Meta(
          invocation.span(), invocation.freeText().map(each -> each.value().strip()).orElse(""));
    }
    Optional<ModuleSpec> spec = ModuleCatalogue.find(invocation.module());
    return spec.isPresent()
        ? arguments.module(
            invocation, spec.get(), moduleDefaults(defaults, spec.get(), invocation.module()))
        : arguments.opaque(invocation);
  }

  /// The entries of `module_defaults` for a module; those of groups of modules stay keywords only.
  private static Map<String, Given> moduleDefaults(
      Optional<YamlNode> defaults, ModuleSpec spec, String module) {
    Map<String, Given> found = new LinkedHashMap<>();
    if (defaults.isPresent() && defaults.get() instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry each : mapping.entries()) {
        Optional<String> key = ScalarText.of(each.key());
        if (key.isPresent()
            && (key.get().equals(module)
                || ModuleCatalogue.find(key.get()).filter(spec::equals).isPresent())
            && each.value() instanceof YamlNode.Mapping arguments) {
          for (YamlNode.Entry argument : arguments.entries()) {
            ScalarText.of(argument.key())
                .ifPresent(
                    name -> found.put(name, new Given(argument.span(), name, argument.value())));
          }
        }
      }
    }
    return found;
  }
}
