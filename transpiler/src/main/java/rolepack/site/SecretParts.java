package rolepack.site;

import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SecretNames;

/// Finds secrets inside of lists and mappings, by the names of their members.
final class SecretParts {
  private SecretParts() {}

  /// Whether a member of a definition is a secret that is written out.
  static boolean in(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant _, DataTemplate.Text _, DataTemplate.Broken _ -> false;
      case DataTemplate.Sequence sequence -> sequence.items().stream().anyMatch(SecretParts::in);
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream()
              .anyMatch(
                  each -> isSecretKey(each.key()) && isWritten(each.value()) || in(each.value()));
    };
  }

  private static boolean isSecretKey(DataTemplate key) {
    return key instanceof DataTemplate.Constant(YamlNode.Text text)
        && SecretNames.says(text.value());
  }

  private static boolean isWritten(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant(YamlNode node) ->
          node instanceof YamlNode.Text text && !text.value().isEmpty()
              || node instanceof YamlNode.Vault
              || node instanceof YamlNode.Int;
      case DataTemplate.Text _, DataTemplate.Broken _ -> false;
      case DataTemplate.Sequence sequence -> !sequence.items().isEmpty();
      case DataTemplate.Mapping mapping -> !mapping.entries().isEmpty();
    };
  }

  /// Whether a member of a value is a secret.
  static boolean in(Value value) {
    return switch (value) {
      case Value.List list -> list.items().stream().anyMatch(SecretParts::in);
      case Value.Tuple tuple -> tuple.items().stream().anyMatch(SecretParts::in);
      case Value.Dict dict ->
          dict.entries().entrySet().stream()
              .anyMatch(
                  each ->
                      each.getKey() instanceof Value.Str name
                              && SecretNames.says(name.text())
                              && each.getValue() instanceof Value.Str text
                              && !text.text().isEmpty()
                          || in(each.getValue()));
      case Value.None _,
          Value.Bool _,
          Value.Int _,
          Value.Float _,
          Value.Str _,
          Value.Set _,
          Value.Range _,
          Value.View _,
          Value.Undefined _,
          Value.Unknown _,
          Value.Omit _,
          Value.Timestamp _,
          Value.Function _,
          Value.Instance _ ->
          false;
    };
  }
}
