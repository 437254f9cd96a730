package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import rolepack.ir.yaml.YamlNode;

/// `"{{ a }}\n" -> "{{ a }}"`: the last newline of each text that Ansible 1 gives to Jinja2, which
/// drops it; Ansible 2 gives it back.
final class LastNewlines {
  private LastNewlines() {}

  static YamlNode drop(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text when isDropped(text) ->
          new YamlNode.Text(
              text.span(),
              text.value().substring(0, text.value().length() - 1),
              text.origin(),
              false);
      case YamlNode.Sequence sequence -> {
        List<YamlNode.Item> items = new ArrayList<>(sequence.items().size());
        for (YamlNode.Item each : sequence.items()) {
          items.add(new YamlNode.Item(each.span(), drop(each.value())));
        }
        yield new YamlNode.Sequence(sequence.span(), items);
      }
      case YamlNode.Mapping mapping -> {
        List<YamlNode.Entry> entries = new ArrayList<>(mapping.entries().size());
        for (YamlNode.Entry each : mapping.entries()) {
          entries.add(new YamlNode.Entry(each.key(), drop(each.value())));
        }
        yield new YamlNode.Mapping(mapping.span(), entries);
      }
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ ->
          node;
    };
  }

  private static boolean isDropped(YamlNode.Text text) {
    String value = text.value();
    return !text.unsafe() && value.endsWith("\n") && (value.contains("{{") || value.contains("{%"));
  }
}
