package rolepack.plan;

import rolepack.analysis.Binding;
import rolepack.ir.DataTemplate;
import rolepack.ir.yaml.YamlNode;

/// The type of a variable, as far as its definition shows it.
final class VariableTypes {
  private VariableTypes() {}

  static String of(Binding binding) {
    return binding.definition().map(each -> of(each.value())).orElse("unknown");
  }

  private static String of(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant(YamlNode node) -> of(node);
      case DataTemplate.Text _ -> "string";
      case DataTemplate.Broken _ -> "unknown";
      case DataTemplate.Sequence _ -> "list";
      case DataTemplate.Mapping _ -> "map";
    };
  }

  private static String of(YamlNode node) {
    return switch (node) {
      case YamlNode.Text _, YamlNode.Timestamp _ -> "string";
      case YamlNode.Bool _ -> "bool";
      case YamlNode.Int _ -> "int";
      case YamlNode.Float _ -> "float";
      case YamlNode.Null _, YamlNode.Vault _ -> "unknown";
      case YamlNode.Sequence _ -> "list";
      case YamlNode.Mapping _ -> "map";
    };
  }
}
