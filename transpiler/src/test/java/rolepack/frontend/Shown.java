package rolepack.frontend;

import java.util.List;
import java.util.stream.Collectors;
import rolepack.frontend.task.ScalarText;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.ir.yaml.YamlNode;

/// Short texts for parts of the tree, so that a test can say what it expects in one line.
final class Shown {
  private Shown() {}

  static String data(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant(YamlNode node) ->
          ScalarText.of(node).orElse(node instanceof YamlNode.Vault ? "vault" : "null");
      case DataTemplate.Text text -> "t'" + text.source() + "'";
      case DataTemplate.Broken broken -> "broken'" + broken.source() + "'";
      case DataTemplate.Sequence sequence ->
          sequence.items().stream().map(Shown::data).collect(Collectors.joining(", ", "[", "]"));
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream()
              .map(each -> data(each.key()) + ": " + data(each.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /// `copy(src=a, dest=b) 'free text'`.
  static String action(Action action) {
    return switch (action) {
      case Action.Module module ->
          module.name() + arguments(module.arguments()) + free(module.freeForm().stream().toList());
      case Action.Opaque opaque ->
          "?"
              + opaque.name()
              + arguments(opaque.arguments())
              + free(opaque.freeForm().stream().toList());
      case Action.Meta meta -> "meta " + meta.action();
      case Action.Include include ->
          include.name()
              + (include.dynamic() ? " dynamic " : " static ")
              + data(include.target())
              + include.resolved().map(each -> " -> " + each).orElse(" unresolved")
              + variables(include.variables());
    };
  }

  static String arguments(List<Argument> arguments) {
    return arguments.stream()
        .map(each -> each.name() + "=" + data(each.value()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String free(List<DataTemplate> free) {
    return free.stream().map(each -> " '" + data(each) + "'").collect(Collectors.joining());
  }

  static String variables(List<VariableDefinition> variables) {
    return variables.stream()
        .map(each -> each.name() + "=" + data(each.value()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String conditions(List<Condition> conditions) {
    return conditions.stream()
        .map(each -> each.getClass().getSimpleName() + " " + each.source())
        .collect(Collectors.joining("; "));
  }
}
