package rolepack.ir.yaml;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// A YAML value with its place, typed as PyYAML's safe loader types it (YAML 1.1), with Ansible's
/// tags. Aliases are resolved: a node that is referred to twice stands in the tree twice.
///
/// Spans cover the node's own text: from its first character (its tag or anchor, a quote, a block
/// indicator, the first key) to its last one that is neither white space nor a comment.
public sealed interface YamlNode {
  SourceSpan span();

  /// `text`, `"text"`, `'text'`, `|` and `>` blocks.
  ///
  /// @param origin maps offsets in `value` to the file, through quotes, escapes and folding
  /// @param unsafe tagged `!unsafe`: never a template
  record Text(SourceSpan span, String value, TextOrigin origin, boolean unsafe)
      implements YamlNode {}

  /// `yes`, `no`, `on`, `off`, `true`, `false`.
  record Bool(SourceSpan span, boolean value) implements YamlNode {}

  /// `1`, `0644` (octal), `0x1f`, `1_000`, `1:30` (sexagesimal).
  record Int(SourceSpan span, BigInteger value) implements YamlNode {}

  /// `1.5`, `1.0e+3`, `.inf`, `.nan`.
  record Float(SourceSpan span, double value) implements YamlNode {}

  /// `~`, `null`, nothing at all.
  record Null(SourceSpan span) implements YamlNode {}

  /// `2015-12-23`, `2015-12-23 10:00:00`.
  ///
  /// @param text what Python prints for the date or date-time that PyYAML makes of it
  record Timestamp(SourceSpan span, String text) implements YamlNode {}

  /// `!vault |`: encrypted; its value is never known.
  record Vault(SourceSpan span) implements YamlNode {}

  /// `- a`, `[a]`.
  record Sequence(SourceSpan span, List<Item> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// One item of a sequence.
  ///
  /// @param span from the item's `-` (from its value in a flow sequence) to the item's last
  ///   character that is neither white space nor a comment
  record Item(SourceSpan span, YamlNode value) {}

  /// `a: b`, `{a: b}`; merge keys are resolved, and of equal keys only the last is here.
  record Mapping(SourceSpan span, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /// The value under a string key.
    public Optional<YamlNode> get(String key) {
      return entry(key).map(Entry::value);
    }

    /// The entry with a string key.
    public Optional<Entry> entry(String key) {
      for (Entry each : entries) {
        if (each.isNamed(key)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /// One `key: value`.
  record Entry(YamlNode key, YamlNode value) {
    boolean isNamed(String name) {
      return key instanceof Text text && text.value().equals(name);
    }

    /// From the key's first character to the value's last.
    public SourceSpan span() {
      return value.span().file() == key.span().file() && value.span().start() >= key.span().start()
          ? key.span().to(value.span())
          : key.span();
    }
  }
}
