package rolepack.frontend.yaml;

import java.util.List;
import java.util.Optional;

/// A YAML value as it is written: what its scalars are is for the reader to say. An alias is the
/// node that it stands for.
public sealed interface UntypedYaml {
  /// The tag in full, `tag:yaml.org,2002:int`; empty for none, and for `!`.
  Optional<String> tag();

  /// `text`, `"text"`, `|`.
  ///
  /// @param plain whether it is written without quotes, or tagged `!`, so that its text types it
  record Scalar(Optional<String> tag, String text, boolean plain) implements UntypedYaml {}

  /// `- a`, `[a]`.
  record Sequence(Optional<String> tag, List<UntypedYaml> items) implements UntypedYaml {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// `a: b`, `{a: b}`; equal keys all stand here, and `<<` is a key.
  record Mapping(Optional<String> tag, List<Entry> entries) implements UntypedYaml {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /// One `key: value`.
  record Entry(UntypedYaml key, UntypedYaml value) {}
}
