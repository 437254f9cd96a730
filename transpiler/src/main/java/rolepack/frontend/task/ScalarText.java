package rolepack.frontend.task;

import java.util.Optional;
import rolepack.ir.yaml.YamlNode;

/// The text of a YAML scalar as Python prints it, for names, tags and patterns that may be written
/// as numbers.
public final class ScalarText {
  private ScalarText() {}

  /// Empty for a mapping, a sequence, nothing at all and a vaulted value.
  public static Optional<String> of(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> Optional.of(text.value());
      case YamlNode.Bool bool -> Optional.of(bool.value() ? "True" : "False");
      case YamlNode.Int number -> Optional.of(number.value().toString());
      case YamlNode.Float number -> Optional.of(number.span().text());
      case YamlNode.Timestamp time -> Optional.of(time.text());
      case YamlNode.Null _, YamlNode.Vault _, YamlNode.Sequence _, YamlNode.Mapping _ ->
          Optional.empty();
    };
  }

  /// What a message calls a node.
  public static String shape(YamlNode node) {
    return switch (node) {
      case YamlNode.Text _ -> "a text";
      case YamlNode.Bool _ -> "a boolean";
      case YamlNode.Int _, YamlNode.Float _ -> "a number";
      case YamlNode.Timestamp _ -> "a date";
      case YamlNode.Null _ -> "nothing";
      case YamlNode.Vault _ -> "an encrypted value";
      case YamlNode.Sequence _ -> "a list";
      case YamlNode.Mapping _ -> "a mapping";
    };
  }
}
