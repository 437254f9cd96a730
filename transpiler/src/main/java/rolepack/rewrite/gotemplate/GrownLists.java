package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Shape;

/// `{% set l = [] %}` and `l.append(x)`: a list that grows is a value that changes, as that of a
/// namespace. It has no second name, by which it could be read or changed as well.
final class GrownLists {
  private final Lowering lowering;
  private final Set<String> names;
  private final Map<String, LowerNamespaces.Field> fields = new HashMap<>();

  GrownLists(Lowering lowering, Template template) {
    this.lowering = lowering;
    this.names = names(template);
  }

  private static Set<String> names(Template template) {
    Set<String> grown = new HashSet<>();
    Set<String> set = new HashSet<>();
    Set<String> shared = new HashSet<>();
    Nodes.each(
        template.body(),
        node -> {
          if (node instanceof Node.Set(var _, Node.Target.Name target, var _)) {
            set.add(target.name());
          }
          Nodes.expressions(
              node,
              each -> {
                if (each instanceof Expr.Name(var _, String name)
                    && !(node instanceof Node.Output
                        || node instanceof Node.For
                        || node instanceof Node.If)) {
                  shared.add(name);
                }
                walk(each, grown, shared);
              });
        });
    grown.retainAll(set);
    grown.removeAll(shared);
    return grown;
  }

  private static void walk(Expr expression, Set<String> grown, Set<String> shared) {
    appended(expression).ifPresent(grown::add);
    Subexpressions.each(
        expression,
        each -> {
          if (each instanceof Expr.Name(var _, String name) && !isRead(expression, each)) {
            shared.add(name);
          }
          walk(each, grown, shared);
        });
  }

  /// Whether a part of an expression is only looked at, so that the result is not the part itself.
  private static boolean isRead(Expr whole, Expr part) {
    return switch (whole) {
      case Expr.Filter filter ->
          filter.operand() == part && !Set.of("default", "d", "mandatory").contains(filter.name());
      case Expr.Attribute _, Expr.Index _, Expr.Slice _, Expr.Compare _, Expr.Test _ -> true;
      case Expr.Concat _, Expr.Not _, Expr.Binary _ -> true;
      case Expr.Call call ->
          call.operand() instanceof Expr.Attribute(var _, var _, String method)
              && method.equals("join");
      default -> false;
    };
  }

  /// The list of `list.append(item)`.
  private static Optional<String> appended(Expr expression) {
    return expression instanceof Expr.Call call
            && call.operand()
                instanceof Expr.Attribute(var _, Expr.Name(var _, String name), String method)
            && method.equals("append")
            && call.arguments().positional().size() == 1
        ? Optional.of(name)
        : Optional.empty();
  }

  /// `{% set l = [] %}` of a list that grows.
  ///
  /// @param inBranch whether it is set on a condition
  Optional<List<GoNode>> begun(Node.Set set, boolean inBranch) {
    if (!(set.target() instanceof Node.Target.Name target) || !names.contains(target.name())) {
      return Optional.empty();
    }
    Decision first = lowering.value(set.value());
    Shape item =
        first.only().map(each -> ListJson.shape(ListJson.written(each))).orElse(Shape.MIXED);
    if (inBranch || !(item instanceof Shape.Unknown || item instanceof Shape.Text)) {
      throw refuse(set.value(), "it begins with other items than texts, or on a condition");
    }
    LowerNamespaces.Field field =
        lowering.namespaces().list(target.name(), Shape.TEXT, set.value());
    fields.put(target.name(), field);
    lowering.environment().put(target.name(), Decision.of(field.value()));
    return Optional.of(lowering.namespaces().begin(field, first, set.value()));
  }

  private static UntranslatableException refuse(Expr place, String message) {
    return new UntranslatableException("list that grows", place.span(), message);
  }

  /// What `l.append(x)` does as a statement.
  Optional<List<GoNode>> grown(Expr expression) {
    return appended(expression)
        .filter(fields::containsKey)
        .map(
            name -> {
              Expr item = ((Expr.Call) expression).arguments().positional().getFirst();
              LowerNamespaces.Field field = fields.get(name);
              Decision longer =
                  lowering
                      .expressions()
                      .conditionally(item)
                      .then(each -> longer(field, each, item));
              return lowering.namespaces().set(field, longer, expression);
            });
  }

  private Decision longer(LowerNamespaces.Field field, Lowered item, Expr place) {
    Shape shape = ListJson.shapeOf(Decision.of(item));
    if (item instanceof Lowered.Undefined
        || item instanceof Lowered.Printed
        || !(shape instanceof Shape.Text
            || shape instanceof Shape.Unknown && item instanceof Lowered.Code)) {
      throw refuse(place, "what is appended is not known to be a text");
    }
    return new ListJson(lowering)
        .concat(field.value(), new Lowered.Listed(List.of(Decision.of(item))), place);
  }
}
