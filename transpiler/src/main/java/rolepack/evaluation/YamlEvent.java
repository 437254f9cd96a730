package rolepack.evaluation;

import java.util.List;

/// A value as it goes into YAML, with the choices made that do not depend on the layout.
///
/// Anchors are empty where there is none.
sealed interface YamlEvent {
  /// @param plain whether the text without quotes would be read back as this value
  record Scalar(String text, boolean plain) implements YamlEvent {}

  record Sequence(String anchor, List<YamlEvent> items, boolean flow) implements YamlEvent {}

  record Mapping(String anchor, List<Pair> pairs, boolean flow) implements YamlEvent {}

  /// The same thing once more: `*id001`.
  record Alias(String anchor) implements YamlEvent {}

  record Pair(YamlEvent key, YamlEvent value) {}
}
