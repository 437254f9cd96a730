package rolepack.grammars.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A mapping of a catalogue file; whoever reads it has to ask for every key, so that a misspelled
/// one cannot go unseen.
public final class Entry {
  private final String file;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  private Entry(String file, Node node) {
    this.file = file;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw problem(file, node, "expected a mapping");
    }
    for (NodeTuple each : mapping.getValue()) {
      String key = text(file, each.getKeyNode());
      if (values.put(key, each.getValueNode()) != null) {
        throw problem(file, each.getKeyNode(), "the key " + key + " stands twice");
      }
    }
  }

  /// @param file the name of the file, for messages
  public static Entry of(String file, Node node) {
    return new Entry(file, node);
  }

  /// All keys, for mappings whose keys are names and not known in advance.
  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  public String required(String key) {
    return optional(key).orElseThrow(() -> problem("the key " + key + " is missing"));
  }

  public Optional<String> optional(String key) {
    return value(key).map(each -> text(file, each));
  }

  /// `true` or `false`; false where the key is not there.
  public boolean flag(String key) {
    return flag(key, false);
  }

  /// `true` or `false`, where it is there.
  public boolean flag(String key, boolean otherwise) {
    return switch (optional(key).orElse(Boolean.toString(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw problem(key + " is neither true nor false");
    };
  }

  /// A list of texts, or one text.
  public List<String> texts(String key) {
    return value(key).map(each -> texts(file, each)).orElse(List.of());
  }

  /// A list of lists of texts.
  public List<List<String>> textLists(String key) {
    return value(key).map(each -> textLists(file, each)).orElse(List.of());
  }

  private static List<List<String>> textLists(String file, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      throw problem(file, node, "expected a list of lists");
    }
    return sequence.getValue().stream().map(each -> texts(file, each)).toList();
  }

  /// The text or list of texts of a parameter's default.
  public Optional<List<String>> defaults(String key) {
    return value(key).map(each -> texts(file, each));
  }

  /// Whether a key's value is one text.
  public boolean isText(String key) {
    return values.get(key) instanceof ScalarNode;
  }

  public Optional<Entry> entry(String key) {
    return value(key).map(each -> new Entry(file, each));
  }

  /// A list of mappings.
  public List<Entry> entries(String key) {
    return value(key).map(each -> entries(file, each)).orElse(List.of());
  }

  private static List<Entry> entries(String file, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      throw problem(file, node, "expected a list");
    }
    return sequence.getValue().stream().map(each -> new Entry(file, each)).toList();
  }

  private Optional<Node> value(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /// Fails where a key was never asked for.
  public void close() {
    values.forEach(
        (key, value) -> {
          if (!asked.contains(key)) {
            throw problem(
                file, value, "unknown key " + key + "; known are " + String.join(", ", asked));
          }
        });
  }

  /// A mistake in this mapping.
  public CatalogueException problem(String message) {
    return problem(file, node, message);
  }

  private static CatalogueException problem(String file, Node node, String message) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    return new CatalogueException(file + ":" + line + ": " + message);
  }

  private static String text(String file, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw problem(file, node, "expected text");
    }
    return scalar.getValue();
  }

  private static List<String> texts(String file, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(text(file, node));
    }
    List<String> found = new ArrayList<>();
    sequence.getValue().forEach(each -> found.add(text(file, each)));
    return List.copyOf(found);
  }
}
