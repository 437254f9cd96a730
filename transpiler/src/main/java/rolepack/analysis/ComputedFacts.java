package rolepack.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.frontend.jinja.TemplatePrinter;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.TaskNode;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Facts that tasks of roles set to values which need no running play: such a fact is a definition
/// with the tasks' conditions, the last task's first.
public final class ComputedFacts {
  private final Map<String, List<Setter>> setters = new HashMap<>();
  private final Set<String> others = new HashSet<>();

  /// One task that sets a fact; empty conditions where it always does.
  private record Setter(List<String> conditions, String value, SourceSpan span) {}

  private ComputedFacts() {}

  /// Looks through the tasks of all roles; a fact that tasks of plays set, or tasks that some
  /// include may reach, is none of these.
  public static ComputedFacts of(List<RoleFlow> flows, List<Playbook> playbooks) {
    ComputedFacts facts = new ComputedFacts();
    for (Playbook playbook : playbooks) {
      for (Play play : playbook.plays()) {
        facts.exclude(play.preTasks());
        facts.exclude(play.tasks());
        facts.exclude(play.postTasks());
        facts.exclude(play.handlers());
        facts.others.addAll(play.prompted());
      }
    }
    for (RoleFlow flow : flows) {
      flow.tasks().forEach(facts::add);
      flow.handlers().forEach(each -> facts.exclude(List.of(each.task())));
      if (flow.hasOpenInclude()) {
        flow.unreached().forEach(each -> facts.exclude(each.tasks()));
      }
    }
    return facts;
  }

  private void exclude(List<TaskNode> nodes) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> {
          task.keywords().register().ifPresent(others::add);
          if (task.action() instanceof Action.Module module && module.name().equals("set_fact")) {
            module.arguments().forEach(each -> others.add(each.name()));
          }
        }
        case TaskNode.Block block -> {
          exclude(block.body());
          exclude(block.rescue());
          exclude(block.always());
        }
      }
    }
  }

  private void add(TaskInstance instance) {
    instance.keywords().register().ifPresent(others::add);
    if (!(instance.task().action() instanceof Action.Module module)
        || !module.name().equals("set_fact")) {
      return;
    }
    Optional<List<String>> conditions = conditions(instance);
    boolean plain =
        conditions.isPresent()
            && instance.keywords().loop().isEmpty()
            && instance.bound().isEmpty()
            && instance.locals().isEmpty()
            && instance.inherited(Keywords::delegateTo).isEmpty()
            && instance.inherited(Keywords::runOnce).isEmpty();
    for (Argument argument : module.arguments()) {
      Optional<String> value = text(argument.value());
      if (plain && value.isPresent()) {
        setters
            .computeIfAbsent(argument.name(), _ -> new ArrayList<>())
            .add(new Setter(conditions.get(), value.get(), argument.span()));
      } else {
        others.add(argument.name());
      }
    }
  }

  private static Optional<List<String>> conditions(TaskInstance instance) {
    List<String> texts = new ArrayList<>();
    for (Condition condition : instance.conditions()) {
      if (!(condition instanceof Condition.Expression expression)) {
        return Optional.empty();
      }
      texts.add("(" + TemplatePrinter.print(expression.expression()) + ")");
    }
    return Optional.of(texts);
  }

  /// A value that is a text, or made of other values.
  private static Optional<String> text(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant(YamlNode.Text text) ->
          text.value().contains("{") ? Optional.empty() : Optional.of(text.value());
      case DataTemplate.Text text -> Optional.of(text.source());
      case DataTemplate.Constant _,
          DataTemplate.Broken _,
          DataTemplate.Sequence _,
          DataTemplate.Mapping _ ->
          Optional.empty();
    };
  }

  /// What stands for a fact; empty where only a running play has it.
  ///
  /// @param table the variables that the definition may read: none of them may need a play, and the
  ///   fact itself neither
  public Optional<DataTemplate> definition(String name, VariableTable table) {
    List<Setter> all = setters.getOrDefault(name, List.of());
    if (all.isEmpty() || others.contains(name)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (Setter setter : all.reversed()) {
      if (setter.conditions().isEmpty()) {
        text.append(text.isEmpty() ? "" : "{% else %}").append(setter.value());
        break;
      }
      text.append(text.isEmpty() ? "{% if " : "{% elif ")
          .append(String.join(" and ", setter.conditions()))
          .append(" %}")
          .append(setter.value());
    }
    String source = text.indexOf("{% if ") == 0 ? text + "{% endif %}" : text.toString();
    SourceSpan span = all.getFirst().span();
    return TemplateParser.parse(source, new TextOrigin.Generated(span), new Diagnostics())
        .<DataTemplate>map(each -> new DataTemplate.Text(span, source, each))
        .filter(
            each ->
                BindingTimes.variables(each).stream()
                    .noneMatch(
                        it ->
                            it.equals(name)
                                || table.binding(it).origin().time() == BindingTime.PLAY));
  }
}
