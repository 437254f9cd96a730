package rolepack.ir;

import java.util.List;
import rolepack.ir.jinja.Template;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// A YAML value whose strings may be templates: what stands in variables, arguments and keywords.
public sealed interface DataTemplate {
  SourceSpan span();

  /// A scalar that no template engine changes: a number, a boolean, a text without `{{`, `{%`,
  /// `{#`, an `!unsafe` text, a vaulted value. Never a sequence or a mapping.
  record Constant(YamlNode node) implements DataTemplate {
    @Override
    public SourceSpan span() {
      return node.span();
    }
  }

  /// `"{{ a }}/b"`, and the bare variable of an old `with_items: users`, which reads as `{{ users
  /// }}`.
  record Text(SourceSpan span, String source, Template template) implements DataTemplate {}

  /// A text with template syntax that Jinja2 rejects; its diagnostic has been reported.
  record Broken(SourceSpan span, String source) implements DataTemplate {}

  /// `[a, b]`.
  record Sequence(SourceSpan span, List<DataTemplate> items) implements DataTemplate {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// `{a: b}`.
  record Mapping(SourceSpan span, List<Entry> entries) implements DataTemplate {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /// `key: value` of a mapping.
  record Entry(DataTemplate key, DataTemplate value) {}
}
