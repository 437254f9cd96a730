package rolepack.frontend.task;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.DataTemplate;
import rolepack.ir.yaml.YamlNode;

/// A constant as the plain Java value that module arguments are checked with; YAML's null is an
/// empty one.
record PlainValue(Optional<Object> value) {
  private static final PlainValue NULL = new PlainValue(Optional.empty());

  /// Empty where a part of it is a template or not known.
  static Optional<PlainValue> of(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant(YamlNode node) -> of(node);
      case DataTemplate.Text _, DataTemplate.Broken _ -> Optional.empty();
      case DataTemplate.Sequence sequence -> list(sequence);
      case DataTemplate.Mapping mapping -> map(mapping);
    };
  }

  private static Optional<PlainValue> of(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> plain(text.value());
      case YamlNode.Bool bool -> plain(bool.value());
      case YamlNode.Int(_, BigInteger value) ->
          value.bitLength() < Long.SIZE ? plain(value.longValue()) : Optional.empty();
      case YamlNode.Float number -> plain(number.value());
      case YamlNode.Null _ -> Optional.of(NULL);
      case YamlNode.Timestamp time -> plain(time.text());
      case YamlNode.Vault _, YamlNode.Sequence _, YamlNode.Mapping _ -> Optional.empty();
    };
  }

  private static Optional<PlainValue> plain(Object value) {
    return Optional.of(new PlainValue(Optional.of(value)));
  }

  private static Optional<PlainValue> list(DataTemplate.Sequence sequence) {
    List<Object> items = new ArrayList<>();
    for (DataTemplate each : sequence.items()) {
      Optional<PlainValue> item = of(each);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get().value().orElse(null));
    }
    return plain(items);
  }

  private static Optional<PlainValue> map(DataTemplate.Mapping mapping) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (DataTemplate.Entry each : mapping.entries()) {
      Optional<PlainValue> key = of(each.key());
      Optional<PlainValue> value = of(each.value());
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      entries.put(
          String.valueOf(key.get().value().orElse("None")), value.get().value().orElse(null));
    }
    return plain(entries);
  }
}
