package rolepack.rewrite.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.evaluation.Value;
import rolepack.rewrite.scope.Shape;

/// Values of a type, from plain to awkward.
final class SampleValues {
  private static final List<String> TEXTS =
      List.of(
          "text",
          "",
          "it's \"quoted\" \\ back",
          "\u00e9\u00fc \u65e5\u672c",
          " two  words ",
          "first\nsecond",
          "a:b,c/d",
          "True",
          "10");
  private static final List<Long> NUMBERS = List.of(3L, 0L, 1L, 1000000L, 8080L, 2L);

  private final Set<String> members;

  /// @param members the names of members that the template reads of dicts whose own are not known
  SampleValues(Set<String> members) {
    this.members = new TreeSet<>(members);
  }

  /// A value; the same number gives the same value.
  Value of(Shape shape, int number) {
    return switch (shape) {
      case Shape.Text _, Shape.Mixed _ -> Value.of(TEXTS.get(number % TEXTS.size()));
      case Shape.Bool _ -> Value.of(number % 2 == 0);
      case Shape.Int _ -> Value.of(NUMBERS.get(number % NUMBERS.size()));
      case Shape.Float _ -> new Value.Float(number % 2 == 0 ? 1.5 : 0.25);
      case Shape.ListOf(Shape item) -> list(item, number);
      case Shape.MapOf map -> dict(map, number);
      case Shape.Unknown _ -> Value.of(TEXTS.get(number % TEXTS.size()));
    };
  }

  private Value list(Shape item, int number) {
    int length = new int[] {1, 3, 0}[number % 3];
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      items.add(of(item, number / 3 * 3 + i));
    }
    return new Value.List(items);
  }

  /// The members are in the order of their names, the only one that a JSON object has.
  private Value dict(Shape.MapOf map, int number) {
    Map<String, Shape> shapes = new TreeMap<>(map.members());
    if (shapes.isEmpty()) {
      members.forEach(each -> shapes.put(each, Shape.TEXT));
    }
    if (shapes.isEmpty() && number % 3 != 2) {
      shapes.put("alpha", scalar(map.other()));
      shapes.put("beta", scalar(map.other()));
    }
    Value.Dict dict = new Value.Dict();
    int i = number;
    for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
      dict.put(entry.getKey(), of(scalar(entry.getValue()), i++));
    }
    return dict;
  }

  private static Shape scalar(Shape shape) {
    return shape instanceof Shape.Unknown ? Shape.TEXT : shape;
  }
}
