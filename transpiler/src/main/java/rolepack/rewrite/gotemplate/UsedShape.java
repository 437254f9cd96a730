package rolepack.rewrite.gotemplate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rolepack.rewrite.scope.Shape;

/// What is done with one value: which members and items are taken of it, what it is compared with.
final class UsedShape {
  private final Map<String, UsedShape> members = new LinkedHashMap<>();
  private Optional<UsedShape> item = Optional.empty();
  private Optional<UsedShape> other = Optional.empty();
  private Shape scalar = Shape.UNKNOWN;

  UsedShape member(String name) {
    return members.computeIfAbsent(name, _ -> new UsedShape());
  }

  /// An item of a list.
  UsedShape item() {
    if (item.isEmpty()) {
      item = Optional.of(new UsedShape());
    }
    return item.get();
  }

  /// Any member of a dict.
  UsedShape other() {
    if (other.isEmpty()) {
      other = Optional.of(new UsedShape());
    }
    return other.get();
  }

  void scalar(Shape shape) {
    scalar = scalar instanceof Shape.Unknown || scalar.equals(shape) ? shape : Shape.TEXT;
  }

  /// What is taken apart is a dict or a list, whatever else is done with it.
  Shape shape() {
    if (!members.isEmpty() || other.isPresent()) {
      Map<String, Shape> shapes = new LinkedHashMap<>();
      members.forEach((name, each) -> shapes.put(name, each.shape()));
      return new Shape.MapOf(shapes, other.map(UsedShape::shape).orElse(Shape.UNKNOWN));
    }
    return item.<Shape>map(each -> new Shape.ListOf(each.shape())).orElse(scalar);
  }
}
