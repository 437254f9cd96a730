package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Shape;

/// What a template does with its variables, as far as it shows their types.
final class ShapesOfUses {
  private static final Set<String> OF_LISTS =
      Set.of(
          "join",
          "first",
          "last",
          "sort",
          "unique",
          "union",
          "intersect",
          "difference",
          "map",
          "select",
          "reject",
          "selectattr",
          "rejectattr");
  private static final Set<String> OF_TWO_LISTS = Set.of("union", "intersect", "difference");
  private static final Set<String> SAME =
      Set.of(
          "sort", "unique", "list", "default", "d", "select", "reject", "selectattr", "rejectattr");
  private static final Set<String> OF_DICTS =
      Set.of("items", "iteritems", "keys", "iterkeys", "values", "itervalues", "get");

  private final Map<String, UsedShape> roots = new HashMap<>();
  private final Map<String, UsedShape> bound = new HashMap<>();

  private ShapesOfUses() {}

  /// What a template does by itself.
  static Map<String, Shape> of(Template template) {
    return of(template, _ -> List.of());
  }

  /// @param definitions the templates that the definitions of a variable are made of; what they do
  ///   counts, too
  static Map<String, Shape> of(Template template, Function<String, List<Template>> definitions) {
    ShapesOfUses uses = new ShapesOfUses();
    List<Template> open = new ArrayList<>(List.of(template));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Template next = open.removeFirst();
      uses.bound.clear();
      uses.nodes(next.body());
      for (String name : FreeVariables.of(next)) {
        if (seen.add(name)) {
          open.addAll(definitions.apply(name));
        }
      }
    }
    Map<String, Shape> shapes = new HashMap<>();
    uses.roots.forEach((name, use) -> shapes.put(name, use.shape()));
    return shapes;
  }

  /// What is known of the value of an expression, if it is a variable or a part of one.
  private Optional<UsedShape> use(Expr expression) {
    return switch (expression) {
      case Expr.Name(var _, String name) ->
          Optional.of(
              bound.containsKey(name)
                  ? bound.get(name)
                  : roots.computeIfAbsent(name, _ -> new UsedShape()));
      case Expr.Attribute(var _, Expr operand, String name) when isHost(operand) ->
          Optional.of(roots.computeIfAbsent(name, _ -> new UsedShape()));
      case Expr.Index(var _, Expr operand, Expr.Text(var _, String name)) when isHost(operand) ->
          Optional.of(roots.computeIfAbsent(name, _ -> new UsedShape()));
      case Expr.Attribute(var _, Expr operand, String name) when !isSpecial(operand) ->
          use(operand).map(each -> each.member(name));
      case Expr.Index(var _, Expr operand, Expr.Text(var _, String name))
          when !isSpecial(operand) ->
          use(operand).map(each -> each.member(name));
      case Expr.Index(var _, Expr operand, Expr.Int _) -> use(operand).map(UsedShape::item);
      case Expr.Filter filter when SAME.contains(filter.name()) -> use(filter.operand());
      case Expr.Filter filter when filter.name().equals("first") || filter.name().equals("last") ->
          use(filter.operand()).map(UsedShape::item);
      default -> Optional.empty();
    };
  }

  private static boolean isSpecial(Expr operand) {
    return operand instanceof Expr.Name(var _, String name)
        && (name.equals("loop") || name.equals("groups") || name.equals("hostvars"));
  }

  /// Whether it is `hostvars[x]`, which has the same variables.
  private static boolean isHost(Expr operand) {
    return operand instanceof Expr.Index(var _, Expr.Name(var _, String of), var _)
        && of.equals("hostvars");
  }

  private void nodes(List<Node> nodes) {
    nodes.forEach(this::node);
  }

  private void node(Node node) {
    switch (node) {
      case Node.Text _ -> {}
      case Node.Output output -> expression(output.expression());
      case Node.If branch -> {
        for (Node.Branch each : branch.branches()) {
          condition(each.condition());
          nodes(each.body());
        }
        nodes(branch.otherwise());
      }
      case Node.For loop -> {
        expression(loop.iterable());
        bind(loop);
        loop.filter().ifPresent(this::expression);
        nodes(loop.body());
        nodes(loop.otherwise());
      }
      case Node.Set set -> {
        bind(set.target());
        expression(set.value());
      }
      case Node.SetBlock set -> {
        bind(set.target());
        nodes(set.body());
      }
      case Node.With with -> {
        for (Node.Assignment each : with.assignments()) {
          bind(each.target());
          expression(each.value());
        }
        nodes(with.body());
      }
      case Node.Block block -> nodes(block.body());
      case Node.Do statement -> expression(statement.expression());
      case Node.Macro macro -> nodes(macro.body());
      case Node.CallBlock call -> nodes(call.body());
      case Node.FilterBlock filter -> nodes(filter.body());
      case Node.AutoEscape escape -> nodes(escape.body());
      case Node.Extends _,
          Node.Include _,
          Node.Import _,
          Node.FromImport _,
          Node.Break _,
          Node.Continue _ -> {}
    }
  }

  private void bind(Node.For loop) {
    if (loop.target() instanceof Node.Target.Name name) {
      bound.put(name.name(), use(loop.iterable()).map(UsedShape::item).orElseGet(UsedShape::new));
      return;
    }
    bind(loop.target());
    Optional<UsedShape> dict =
        switch (loop.iterable()) {
          case Expr.Call(var _, Expr.Attribute(var _, Expr operand, String method), var _)
              when OF_DICTS.contains(method) ->
              use(operand);
          case Expr.Filter filter when filter.name().equals("dictsort") -> use(filter.operand());
          default -> Optional.empty();
        };
    if (dict.isPresent()
        && loop.target() instanceof Node.Target.Tuple tuple
        && tuple.targets().getLast() instanceof Node.Target.Name value) {
      bound.put(value.name(), dict.get().other());
    } else if (dict.isEmpty()) {
      use(loop.iterable()).ifPresent(each -> each.item().item());
    }
  }

  private void bind(Node.Target target) {
    switch (target) {
      case Node.Target.Name name -> bound.put(name.name(), new UsedShape());
      case Node.Target.Attribute _ -> {}
      case Node.Target.Tuple tuple -> tuple.targets().forEach(this::bind);
    }
  }

  private void note(Expr expression, Shape scalar) {
    use(expression).ifPresent(each -> each.scalar(scalar));
  }

  /// A bare name as a condition is a boolean, if nothing else says what it is.
  private void condition(Expr expression) {
    switch (expression) {
      case Expr.Name(var _, String name) -> {
        if (!bound.containsKey(name)) {
          note(expression, Shape.BOOL);
        }
      }
      case Expr.Not not -> condition(not.operand());
      case Expr.Logical logical -> {
        condition(logical.left());
        condition(logical.right());
      }
      default -> expression(expression);
    }
  }

  private void expression(Expr expression) {
    use(expression);
    switch (expression) {
      case Expr.Call(var _, Expr.Attribute method, var arguments) -> {
        if (OF_DICTS.contains(method.name())) {
          use(method.operand()).ifPresent(UsedShape::other);
        } else {
          note(method.operand(), Shape.TEXT);
        }
        expression(method.operand());
        Subexpressions.each(arguments, this::expression);
        return;
      }
      case Expr.Filter filter -> {
        Optional<UsedShape> operand = use(filter.operand());
        if (OF_LISTS.contains(filter.name())) {
          operand.map(UsedShape::item).ifPresent(each -> attribute(filter, each));
          List<Expr> arguments = filter.arguments().positional();
          if (!arguments.isEmpty()
              && arguments.getFirst() instanceof Expr.Text(var _, String each)
              && each.equals("extract")) {
            extracted(arguments.subList(1, arguments.size()));
          }
          if (OF_TWO_LISTS.contains(filter.name())) {
            filter.arguments().positional().forEach(each -> use(each).map(UsedShape::item));
          }
        } else if (filter.name().equals("dictsort")
            || filter.name().equals("dict2items")
            || filter.name().equals("combine")) {
          operand.ifPresent(UsedShape::other);
        } else if (filter.name().equals("extract")) {
          extracted(filter.arguments().positional());
        } else if (filter.name().equals("bool") && filter.operand() instanceof Expr.Name) {
          note(filter.operand(), Shape.BOOL);
        }
      }
      case Expr.Binary(var _, var operator, Expr left, Expr right)
          when operator == Expr.BinaryOperator.ADD -> {
        if (left instanceof Expr.ListLiteral) {
          use(right).map(UsedShape::item);
        } else if (right instanceof Expr.ListLiteral) {
          use(left).map(UsedShape::item);
        }
      }
      case Expr.Compare compare -> {
        for (Expr.Comparison comparison : compare.comparisons()) {
          literal(compare.first(), comparison.operand());
          literal(comparison.operand(), compare.first());
        }
      }
      case Expr.Conditional conditional -> {
        condition(conditional.condition());
        expression(conditional.then());
        conditional.otherwise().ifPresent(this::expression);
        return;
      }
      default -> {}
    }
    Subexpressions.each(expression, this::expression);
  }

  /// `map('extract', hostvars, ['a', 'b'])`.
  private void extracted(List<Expr> arguments) {
    if (arguments.size() == 2
        && arguments.getFirst() instanceof Expr.Name(var _, String of)
        && of.equals("hostvars")
        && arguments.getLast() instanceof Expr.ListLiteral names
        && names.items().stream().allMatch(Expr.Text.class::isInstance)) {
      Optional<UsedShape> member = Optional.empty();
      for (Expr each : names.items()) {
        String name = ((Expr.Text) each).value();
        member =
            member
                .map(it -> it.member(name))
                .or(() -> Optional.of(roots.computeIfAbsent(name, _ -> new UsedShape())));
      }
    }
  }

  /// The member that a filter names: `map(attribute='name')`, `selectattr('name')`.
  private static void attribute(Expr.Filter filter, UsedShape item) {
    Optional<Expr> name =
        filter.name().endsWith("attr")
            ? filter.arguments().positional().stream().findFirst()
            : filter.arguments().named().stream()
                .filter(each -> each.name().equals("attribute"))
                .map(each -> each.value())
                .findFirst();
    if (name.isPresent() && name.get() instanceof Expr.Text text) {
      UsedShape member = item;
      for (String part : text.value().split("\\.")) {
        member = member.member(part);
      }
    }
  }

  /// `x == 3`: an integer.
  private void literal(Expr name, Expr other) {
    switch (other) {
      case Expr.Int _ -> note(name, Shape.INT);
      case Expr.Text _ -> note(name, Shape.TEXT);
      case Expr.Bool _ -> note(name, Shape.BOOL);
      default -> {}
    }
  }
}
