package rolepack.ir.gotemplate;

import java.util.List;
import java.util.Map;

/// A Go template: what it prints, and the templates that it defines.
///
/// White space that trim markers take away is not part of the tree; the printer chooses its own
/// markers.
///
/// @param definitions the bodies of `define` and `block`, by name, in the order of the text
public record GoTemplate(List<GoNode> nodes, Map<String, List<GoNode>> definitions) {
  public GoTemplate {
    nodes = List.copyOf(nodes);
    definitions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(definitions));
  }

  public GoTemplate(List<GoNode> nodes) {
    this(nodes, Map.of());
  }
}
