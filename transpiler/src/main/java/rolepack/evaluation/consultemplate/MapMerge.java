package rolepack.evaluation.consultemplate;

import java.util.HashMap;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoValue;

/// Merges maps as mergo does.
final class MapMerge {
  private MapMerge() {}

  /// Whether a map is `nil`: the executor gives such a map entries that cannot be changed.
  static boolean isNil(GoValue.Dictionary map) {
    return map.entries().isEmpty() && !(map.entries() instanceof HashMap);
  }

  /// The map, or a new one for a nil map.
  static GoValue.Dictionary made(GoValue.Dictionary map) {
    return isNil(map) ? new GoValue.Dictionary(map.type()) : map;
  }

  /// Puts what the source has into the target, which is changed.
  ///
  /// @param override what the source has wins, but a map never over anything else
  static GoValue into(GoValue.Dictionary target, GoValue.Dictionary source, boolean override) {
    Map<GoValue, GoValue> own = target.entries();
    for (Map.Entry<GoValue, GoValue> entry : Map.copyOf(source.entries()).entrySet()) {
      GoValue key = entry.getKey();
      GoValue value = entry.getValue();
      GoValue before = own.getOrDefault(key, GoValue.NIL);
      if (value instanceof GoValue.Dictionary inner
          && before instanceof GoValue.Dictionary outer
          && outer != inner) {
        into(outer, inner, override);
      }
      if (value == GoValue.NIL) {
        if (override) {
          own.put(key, value);
        }
      } else if (Emptiness.of(before)) {
        own.put(key, value);
      } else if (override && !(value instanceof GoValue.Dictionary)) {
        own.put(key, value);
      }
    }
    return target;
  }
}
