package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.yaml.YamlNode;

/// `loop` or `with_…`, and `loop_control` -> loop.
final class LoopReader {
  /// The lookups to which Ansible 1.x gives a text as a variable.
  private static final Set<String> TAKE_VARIABLES =
      Set.of(
          "items",
          "dict",
          "nested",
          "cartesian",
          "together",
          "subelements",
          "flattened",
          "indexed_items",
          "random_choice");

  /// Of those, the ones that do so with each of their terms.
  private static final Set<String> TAKE_VARIABLE_TERMS =
      Set.of("nested", "cartesian", "together", "flattened");

  private final ReadingContext context;

  LoopReader(ReadingContext context) {
    this.context = context;
  }

  /// The loop of a task, where it has one.
  Optional<Loop> read(YamlNode.Mapping task) {
    Optional<YamlNode> control = task.get("loop_control");
    for (YamlNode.Entry entry : task.entries()) {
      Optional<String> lookup = lookup(entry);
      if (lookup.isPresent()) {
        return Optional.of(
            new Loop(
                entry.span(),
                lookup.get(),
                value(lookup.get(), entry.value()),
                setting(control, "loop_var").orElse("item"),
                setting(control, "index_var")));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> lookup(YamlNode.Entry entry) {
    if (!(entry.key() instanceof YamlNode.Text key)) {
      return Optional.empty();
    }
    return key.value().equals("loop")
        ? Optional.of("list")
        : key.value().startsWith("with_")
            ? Optional.of(key.value().substring("with_".length()))
            : Optional.empty();
  }

  private static Optional<String> setting(Optional<YamlNode> control, String name) {
    return control
        .filter(YamlNode.Mapping.class::isInstance)
        .flatMap(each -> ((YamlNode.Mapping) each).get(name))
        .flatMap(ScalarText::of);
  }

  private DataTemplate value(String lookup, YamlNode node) {
    if (!TAKE_VARIABLES.contains(lookup)) {
      return DataTemplateReader.read(node, context.diagnostics());
    }
    return switch (node) {
      case YamlNode.Text text -> text(text, true);
      case YamlNode.Sequence sequence when TAKE_VARIABLE_TERMS.contains(lookup) ->
          terms(sequence, sequence.items().size());
      case YamlNode.Sequence sequence when lookup.equals("subelements") -> terms(sequence, 1);
      case YamlNode.Sequence _,
          YamlNode.Mapping _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ ->
          DataTemplateReader.read(node, context.diagnostics());
    };
  }

  /// @param count how many terms, from the first one on, may name variables
  private DataTemplate terms(YamlNode.Sequence sequence, int count) {
    List<DataTemplate> items = new ArrayList<>();
    for (YamlNode.Item each : sequence.items()) {
      items.add(
          items.size() < count && each.value() instanceof YamlNode.Text text
              ? text(text, count == 1)
              : DataTemplateReader.read(each.value(), context.diagnostics()));
    }
    return new DataTemplate.Sequence(sequence.span(), items);
  }

  private DataTemplate text(YamlNode.Text text, boolean alone) {
    if (!DataTemplateReader.isTemplate(text.value())) {
      Optional<DataTemplate> variable = BareVariable.read(text, alone, context);
      if (variable.isPresent()) {
        return variable.get();
      }
    }
    return DataTemplateReader.read(text, context.diagnostics());
  }
}
