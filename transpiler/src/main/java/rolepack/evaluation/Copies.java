package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Copies of values, for what may change them.
final class Copies {
  private Copies() {}

  static Value of(Value value) {
    Meter.enter();
    try {
      return switch (value) {
        case Value.List list -> new Value.List(items(list.items()));
        case Value.Tuple tuple -> new Value.Tuple(items(tuple.items()), tuple.names());
        case Value.Dict dict -> {
          Meter.make(dict.entries().size());
          Map<Value, Value> entries = LinkedHashMap.newLinkedHashMap(dict.entries().size());
          dict.entries().forEach((key, each) -> entries.put(key, of(each)));
          yield new Value.Dict(entries);
        }
        case Value _ -> value;
      };
    } finally {
      Meter.leave();
    }
  }

  private static List<Value> items(List<Value> items) {
    Meter.make(items.size());
    List<Value> copies = new ArrayList<>(items.size());
    items.forEach(each -> copies.add(of(each)));
    return copies;
  }
}
