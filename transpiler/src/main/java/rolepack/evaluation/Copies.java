package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Copies of values, for what may change them.
final class Copies {
  private Copies() {}

  static Value of(Value value) {
    return of(value, false);
  }

  /// What reading a variable gives whose value is this: Ansible makes lists of tuples then.
  static Value read(Value value) {
    return of(value, true);
  }

  private static Value of(Value value, boolean listed) {
    Meter.enter();
    try {
      return switch (value) {
        case Value.List list -> new Value.List(items(list.items(), listed));
        case Value.Tuple tuple when listed -> new Value.List(items(tuple.items(), true));
        case Value.Tuple tuple -> new Value.Tuple(items(tuple.items(), false), tuple.names());
        case Value.Dict dict -> {
          Meter.make(dict.entries().size());
          Map<Value, Value> entries = LinkedHashMap.newLinkedHashMap(dict.entries().size());
          dict.entries().forEach((key, each) -> entries.put(key, of(each, listed)));
          yield new Value.Dict(entries);
        }
        case Value _ -> value;
      };
    } finally {
      Meter.leave();
    }
  }

  private static List<Value> items(List<Value> items, boolean listed) {
    Meter.make(items.size());
    List<Value> copies = new ArrayList<>(items.size());
    items.forEach(each -> copies.add(of(each, listed)));
    return copies;
  }
}
