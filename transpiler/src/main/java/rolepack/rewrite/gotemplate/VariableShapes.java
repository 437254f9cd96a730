package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.Map;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// The types of variables: what their definitions have, and where there are none, what the template
/// does with them.
final class VariableShapes {
  private final TemplateScope scope;
  private final Map<String, Shape> used;
  private final Map<String, Shape> known = new HashMap<>();

  VariableShapes(TemplateScope scope, Template template) {
    this.scope = scope;
    this.used = ShapesOfUses.of(template, name -> scope.source(name).templates());
  }

  /// The type of a variable of the site.
  Shape of(String name) {
    return known.computeIfAbsent(name, this::find);
  }

  private Shape find(String name) {
    Shape shape = Shape.UNKNOWN;
    boolean none = false;
    if (scope.source(name) instanceof Source.Secret secret) {
      shape = secret.type();
    } else if (scope.source(name) instanceof Source.Stored stored) {
      for (DataTemplate definition : stored.seen()) {
        shape = Shapes.join(shape, Shapes.of(definition));
        none |= DataConstants.of(definition).orElse(Value.of("")) instanceof Value.None;
      }
    }
    Shape use = used.getOrDefault(name, Shape.UNKNOWN);
    if (none
        && shape instanceof Shape.Unknown
        && (use instanceof Shape.Bool || use instanceof Shape.Unknown)) {
      return Shape.MIXED;
    }
    Shape refined = Shapes.refine(shape, use);
    if (refined instanceof Shape.Bool && scope.source(name) instanceof Source.Secret) {
      // A bare condition asks whether there is one.
      return Shape.TEXT;
    }
    return refined instanceof Shape.Unknown && scope.isBooleanElsewhere(name)
        ? Shape.BOOL
        : refined;
  }

  /// The type of a variable of another host.
  Shape ofHosts(String name) {
    Shape shape =
        scope.source(name) instanceof Source.Fact fact
            ? Shapes.refine(fact.type(), of(name))
            : of(name);
    return shape instanceof Shape.Unknown ? Shape.TEXT : shape;
  }
}
