package rolepack.rewrite.gotemplate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Shape;

/// The variables that templates use as booleans, and as nothing else: what a variable is that one
/// template only prints, another may show.
public final class UsedBooleans {
  private UsedBooleans() {}

  /// Their names.
  public static Set<String> of(Collection<Template> templates) {
    Set<String> booleans = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (Template template : templates) {
      ShapesOfUses.of(template)
          .forEach(
              (name, shape) -> {
                if (shape instanceof Shape.Bool) {
                  booleans.add(name);
                } else if (!(shape instanceof Shape.Unknown)) {
                  others.add(name);
                }
              });
    }
    booleans.removeAll(others);
    return booleans;
  }
}
