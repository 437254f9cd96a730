package rolepack.rewrite.property;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceSpan;

/// Names the constructs that a template holds, found by walking its tree.
final class Constructs {
  private static final List<String> MARKS =
      List.of("{%-", "-%}", "{{-", "-}}", "{%+", "{#", "{% raw", "#jinja2:", "{{ '{{");

  private final Set<String> found = new TreeSet<>();

  private Constructs() {}

  /// @param text what the template was read from, for what its tree does not keep
  static Set<String> of(Template template, String text) {
    Constructs constructs = new Constructs();
    constructs.walk(template.body());
    for (String mark : MARKS) {
      if (text.contains(mark)) {
        constructs.found.add(mark);
      }
    }
    return constructs.found;
  }

  private void walk(Object part) {
    switch (part) {
      case Collection<?> all -> all.forEach(this::walk);
      case Optional<?> maybe -> maybe.ifPresent(this::walk);
      case SourceSpan _ -> {}
      case Record node -> {
        name(node).ifPresent(found::add);
        for (RecordComponent each : node.getClass().getRecordComponents()) {
          try {
            each.getAccessor().setAccessible(true);
            walk(each.getAccessor().invoke(node));
          } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
          }
        }
      }
      default -> {}
    }
  }

  private static Optional<String> name(Record node) {
    return switch (node) {
      case Node.Text _, Node.Output _, Expr.Name _, Expr.Text _, Expr.Int _ -> Optional.empty();
      case Node.FilterCall call -> Optional.of("filter " + call.name());
      case Expr.Filter filter -> Optional.of("filter " + filter.name());
      case Expr.Test test -> Optional.of("test " + test.name());
      case Expr.Call(var _, Expr.Attribute(var _, var _, String method), var _) ->
          Optional.of("method " + method);
      case Expr.Call(var _, Expr.Name(var _, String function), var _)
          when function.equals("range") || function.equals("namespace") ->
          Optional.of("function " + function);
      case Expr.Attribute(var _, Expr.Name(var _, String object), String name)
          when object.equals("loop") ->
          Optional.of("loop." + name);
      case Expr.Binary binary -> Optional.of("operator " + binary.operator());
      case Expr.Logical logical -> Optional.of("operator " + logical.operator());
      case Expr.Comparison comparison -> Optional.of("operator " + comparison.operator());
      case Expr.Compare compare when compare.comparisons().size() > 1 ->
          Optional.of("chained comparison");
      case Node.For loop when !loop.otherwise().isEmpty() -> Optional.of("for … else");
      case Node other -> Optional.of(other.getClass().getSimpleName());
      case Expr other -> Optional.of(other.getClass().getSimpleName());
      default -> Optional.empty();
    };
  }
}
