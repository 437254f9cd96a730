package rolepack.rewrite.gotemplate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.ir.DataTemplate;
import rolepack.rewrite.scope.Shape;

/// Types of values that are known, and of several together.
public final class Shapes {
  private Shapes() {}

  static Shape join(List<Shape> shapes) {
    return shapes.stream().reduce(Shape.UNKNOWN, Shapes::join);
  }

  /// The type that both have; of differing scalars that is a text's only where printing is all that
  /// may be done with it, so that it is unknown.
  public static Shape join(Shape one, Shape other) {
    if (one.equals(other) || other instanceof Shape.Unknown) {
      return one;
    }
    if (one instanceof Shape.Unknown) {
      return other;
    }
    if (one instanceof Shape.ListOf(Shape a) && other instanceof Shape.ListOf(Shape b)) {
      return new Shape.ListOf(join(a, b));
    }
    if (one instanceof Shape.MapOf(Map<String, Shape> a, Shape first)
        && other instanceof Shape.MapOf(Map<String, Shape> b, Shape second)) {
      Map<String, Shape> members = new LinkedHashMap<>(a);
      b.forEach((name, shape) -> members.merge(name, shape, Shapes::join));
      return new Shape.MapOf(members, join(first, second));
    }
    return Shape.MIXED;
  }

  /// A type that definitions show, with what uses show where they do not.
  static Shape refine(Shape defined, Shape used) {
    return switch (defined) {
      case Shape.Unknown _ -> used;
      case Shape.Text _, Shape.Bool _, Shape.Int _, Shape.Float _, Shape.Mixed _ -> defined;
      case Shape.ListOf(Shape item) ->
          used instanceof Shape.ListOf(Shape other)
              ? new Shape.ListOf(refine(item, other))
              : defined;
      case Shape.MapOf(Map<String, Shape> members, Shape other) -> {
        if (!(used instanceof Shape.MapOf(Map<String, Shape> taken, Shape rest))) {
          yield defined;
        }
        Map<String, Shape> all = new LinkedHashMap<>(members);
        taken.forEach((name, shape) -> all.merge(name, shape, Shapes::refine));
        yield new Shape.MapOf(all, refine(other, rest));
      }
    };
  }

  /// The type of a value as it is written; a template's is not known.
  public static Shape of(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant constant ->
          Constants.shape(rolepack.evaluation.Values.of(constant.node()));
      case DataTemplate.Text _, DataTemplate.Broken _ -> Shape.UNKNOWN;
      case DataTemplate.Sequence sequence ->
          new Shape.ListOf(join(sequence.items().stream().map(Shapes::written).toList()));
      case DataTemplate.Mapping mapping -> {
        Map<String, Shape> members = new LinkedHashMap<>();
        for (DataTemplate.Entry entry : mapping.entries()) {
          if (entry.key() instanceof DataTemplate.Constant key) {
            Constants.text(rolepack.evaluation.Values.of(key.node()))
                .ifPresent(name -> members.put(name, written(entry.value())));
          }
        }
        yield new Shape.MapOf(members, join(List.copyOf(members.values())));
      }
    };
  }

  /// Inside of a list or a dict, a template is taken as a text.
  private static Shape written(DataTemplate data) {
    return data instanceof DataTemplate.Text ? Shape.TEXT : of(data);
  }
}
