package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The order in which Go walks and prints a map (`internal/fmtsort`): numbers by size, strings by
/// their bytes, `false` before `true`.
final class MapOrder implements Comparator<GoValue> {
  private static final MapOrder KEYS = new MapOrder();

  private MapOrder() {}

  static List<Map.Entry<GoValue, GoValue>> sorted(GoValue.Dictionary dictionary) {
    List<Map.Entry<GoValue, GoValue>> entries = new ArrayList<>(dictionary.entries().size());
    dictionary.entries().forEach((key, value) -> entries.add(Map.entry(key, value)));
    entries.sort(Map.Entry.comparingByKey(KEYS));
    return entries;
  }

  @Override
  public int compare(GoValue left, GoValue right) {
    if (!left.type().equals(right.type())) {
      return types(left, right);
    }
    return switch (left) {
      case GoValue.Text(GoType _, String text) when right instanceof GoValue.Text other ->
          GoText.compare(text, other.value());
      case GoValue.Int(GoType _, long value) when right instanceof GoValue.Int other ->
          Long.compare(value, other.value());
      case GoValue.Uint(GoType _, long value) when right instanceof GoValue.Uint other ->
          Long.compareUnsigned(value, other.value());
      case GoValue.Float(GoType _, double value) when right instanceof GoValue.Float other ->
          compare(value, other.value());
      case GoValue.Bool(boolean value) when right instanceof GoValue.Bool(boolean other) ->
          Boolean.compare(value, other);
      case GoValue _ -> 0;
    };
  }

  private static int compare(double left, double right) {
    boolean leftNaN = Double.isNaN(left);
    boolean rightNaN = Double.isNaN(right);
    if (leftNaN || rightNaN) {
      return Boolean.compare(rightNaN, leftNaN);
    }
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /// Keys of different types in a `map[interface {}]…`: Go orders the types by their addresses, and
  /// its linker puts them there by name.
  private static int types(GoValue left, GoValue right) {
    if (left == GoValue.NIL || right == GoValue.NIL) {
      return left == GoValue.NIL ? -1 : 1;
    }
    return left.type().toString().compareTo(right.type().toString());
  }
}
