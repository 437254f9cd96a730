package rolepack.rewrite.gotemplate;

import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;

/// The values of data that hold no template.
final class DataConstants {
  private DataConstants() {}

  static Optional<Value> of(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant constant ->
          Values.of(constant.node()) instanceof Value.Unknown
              ? Optional.empty()
              : Optional.of(Values.of(constant.node()));
      case DataTemplate.Text _, DataTemplate.Broken _ -> Optional.empty();
      case DataTemplate.Sequence sequence -> {
        Value.List list = new Value.List();
        for (DataTemplate item : sequence.items()) {
          Optional<Value> value = of(item);
          if (value.isEmpty()) {
            yield Optional.empty();
          }
          list.items().add(value.get());
        }
        yield Optional.of(list);
      }
      case DataTemplate.Mapping mapping -> {
        Value.Dict dict = new Value.Dict();
        for (DataTemplate.Entry entry : mapping.entries()) {
          Optional<Value> key = of(entry.key());
          Optional<Value> value = of(entry.value());
          if (key.isEmpty() || value.isEmpty()) {
            yield Optional.empty();
          }
          dict.entries().put(key.get(), value.get());
        }
        yield Optional.of(dict);
      }
    };
  }
}
