package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Template;
import rolepack.ir.yaml.YamlNode;

/// YAML value -> data template: every text with template syntax is parsed, once.
public final class DataTemplateReader {
  private DataTemplateReader() {}

  public static DataTemplate read(YamlNode node, Diagnostics diagnostics) {
    return switch (node) {
      case YamlNode.Text text when !text.unsafe() && isTemplate(text.value()) ->
          template(text, diagnostics);
      case YamlNode.Sequence sequence -> {
        List<DataTemplate> items = new ArrayList<>(sequence.items().size());
        for (YamlNode.Item each : sequence.items()) {
          items.add(read(each.value(), diagnostics));
        }
        yield new DataTemplate.Sequence(sequence.span(), items);
      }
      case YamlNode.Mapping mapping -> {
        List<DataTemplate.Entry> entries = new ArrayList<>(mapping.entries().size());
        for (YamlNode.Entry each : mapping.entries()) {
          entries.add(
              new DataTemplate.Entry(
                  new DataTemplate.Constant(each.key()), read(each.value(), diagnostics)));
        }
        yield new DataTemplate.Mapping(mapping.span(), entries);
      }
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ ->
          new DataTemplate.Constant(node);
    };
  }

  /// Whether Ansible gives a text to Jinja2.
  static boolean isTemplate(String text) {
    for (int at = text.indexOf('{'); at >= 0 && at + 1 < text.length(); ) {
      char next = text.charAt(at + 1);
      if (next == '{' || next == '%' || next == '#') {
        return true;
      }
      at = text.indexOf('{', at + 1);
    }
    return false;
  }

  private static DataTemplate template(YamlNode.Text text, Diagnostics diagnostics) {
    Optional<Template> parsed = TemplateParser.parse(text.value(), text.origin(), diagnostics);
    return parsed.isPresent()
        ? new DataTemplate.Text(text.span(), text.value(), parsed.get())
        : new DataTemplate.Broken(text.span(), text.value());
  }
}
